"""One training step in NumPy, as it is usually written: matrix products, in-place updates."""

import problem

OPTIONS = problem.arguments(__doc__)

# The threads of the BLAS library are fixed when NumPy is loaded.
import os

import numpy as np


def make(sizes, m):
    kind = np.float32 if OPTIONS.float32 else np.float64
    images = (problem.images() / 255).astype(kind)
    targets = np.eye(10, dtype=kind)[np.arange(problem.IMAGES) % 10]
    W = [w.astype(kind) for w in problem.weights(sizes)]
    b = [np.zeros(units, dtype=kind) for units in sizes[1:]]
    batches = problem.batches(m)
    decay = kind(1 - problem.ETA * problem.LAMBDA / problem.N)
    rate = kind(problem.ETA / m)

    def step():
        places = next(batches)
        activations = [images[places]]
        for w, c in zip(W, b):
            z = activations[-1] @ w
            z += c
            np.negative(z, out=z)
            np.exp(z, out=z)
            z += 1
            np.reciprocal(z, out=z)
            activations.append(z)
        delta = activations[-1] - targets[places]
        for l in range(len(W) - 1, -1, -1):
            a = activations[l]
            gradient = a.T @ delta
            bias_gradient = delta.sum(axis=0)
            if l > 0:
                delta = delta @ W[l].T
                delta *= a
                delta *= 1 - a
            gradient *= rate
            W[l] *= decay
            W[l] -= gradient
            b[l] -= rate * bias_gradient

    return step, lambda: float(np.linalg.norm(W[0].astype(float)))


problem.show(problem.measure(make, OPTIONS.repetitions), OPTIONS)
