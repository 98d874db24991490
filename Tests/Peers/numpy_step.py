"""One training step in NumPy, as it is usually written: matrix products over the batch, and
W ← (1 − ηλ/n) W − (η/m) G as it stands. With --in-place the weights are moved where they lie, which is faster.
"""

import problem

import numpy as np

KIND = np.float32 if problem.OPTIONS.float32 else np.float64


def make(sizes, m):
    images = (problem.images() / 255).astype(KIND)
    targets = np.eye(10, dtype=KIND)[np.arange(problem.IMAGES) % 10]
    W = [w.astype(KIND) for w in problem.weights(sizes)]
    b = [np.zeros(units, dtype=KIND) for units in sizes[1:]]
    batches = problem.batches(m)
    decay = KIND(1 - problem.ETA * problem.LAMBDA / problem.N)
    rate = KIND(problem.ETA / m)

    def step():
        places = next(batches)
        a = [images[places]]
        for w, c in zip(W, b):
            a.append(1 / (1 + np.exp(-(a[-1] @ w + c))))
        delta = a[-1] - targets[places]
        for l in range(len(W) - 1, -1, -1):
            gradient, bias_gradient = a[l].T @ delta, delta.sum(axis=0)
            if l > 0:
                delta = (delta @ W[l].T) * a[l] * (1 - a[l])
            if problem.OPTIONS.in_place:
                W[l] *= decay
                W[l] -= rate * gradient
                b[l] -= rate * bias_gradient
            else:
                W[l] = decay * W[l] - rate * gradient
                b[l] = b[l] - rate * bias_gradient

    return step, lambda: float(np.linalg.norm(W[0].astype(float)))


problem.show(problem.measure(make))
