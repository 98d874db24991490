"""One step of gradient descent by the convention of every library that `set lambda --as` knows.

    python3 conventions.py [--libraries]

writes conventions.json from the formulas of each convention, in NumPy; with --libraries the steps of scikit-learn's
MLPClassifier, PyTorch's SGD and optax are taken by the libraries themselves and must agree within 1e-12 of the largest
entry of each tensor.  Softmax with log-likelihood over a sigmoid layer: the network that all of them have.
"""

import json
import pathlib
import sys

import numpy as np

N, PIXELS, HIDDEN, CLASSES, ETA = 24, 6, 4, 10, 0.3
rng = np.random.default_rng(12)
codes = rng.integers(0, 256, (N, PIXELS))
labels = np.concatenate([np.arange(CLASSES), rng.integers(0, CLASSES, N - CLASSES)])
start = [
    rng.normal(size=(PIXELS, HIDDEN)), rng.normal(size=HIDDEN),
    rng.normal(size=(HIDDEN, CLASSES)), rng.normal(size=CLASSES),
]
X, Y = codes / 255, np.eye(CLASSES)[labels]


def data_gradient(m):
    W1, b1, W2, b2 = start
    a1 = 1 / (1 + np.exp(-(X[:m] @ W1 + b1)))
    z = a1 @ W2 + b2
    a2 = np.exp(z - z.max(axis=1, keepdims=True))
    a2 /= a2.sum(axis=1, keepdims=True)
    d2 = a2 - Y[:m]
    d1 = (d2 @ W2.T) * a1 * (1 - a1)
    return [X[:m].T @ d1 / m, d1.sum(0) / m, a1.T @ d2 / m, d2.sum(0) / m]


# What each adds to the gradient of a parameter p, from its own documentation.
CONVENTIONS = {
    'nielsen': lambda number, p, m: number / N * p,
    'ng': lambda number, p, m: number / N * p,
    'sklearn': lambda number, p, m: number * p / m,
    'keras': lambda number, p, m: 2 * number * p,
    'pytorch': lambda number, p, m: number * p,
    'optax': lambda number, p, m: number * p,
    'playground': lambda number, p, m: number * p,
    'convnetjs': lambda number, p, m: number * p / m,
    'darknet': lambda number, p, m: number * m * p / m,
    'caffe': lambda number, p, m: number * p,
    'cs231n': lambda number, p, m: number * p,
    'micrograd': lambda number, p, m: 2 * number * p,
}


def step(name, number, m, biases):
    gradient = data_gradient(m)
    return [
        p - ETA * (g + (CONVENTIONS[name](number, p, m) if biases or p.ndim == 2 else 0))
        for p, g in zip(start, gradient)
    ]


def sklearn_step(number, m):
    from sklearn.neural_network import MLPClassifier
    net = MLPClassifier((HIDDEN,), activation='logistic', solver='sgd', alpha=number, batch_size=m,
                        learning_rate_init=ETA, momentum=0, nesterovs_momentum=False)
    net.partial_fit(X[:m], labels[:m], classes=np.arange(CLASSES))
    # The step is that from our weights: those of the first call are thrown away.
    for own, given in zip(net.coefs_ + net.intercepts_, [start[0], start[2], start[1], start[3]]):
        own[...] = given
    net.partial_fit(X[:m], labels[:m])
    return [net.coefs_[0], net.intercepts_[0], net.coefs_[1], net.intercepts_[1]]


def torch_step(number, m, biases):
    import torch
    parameters = [torch.tensor(p, requires_grad=True) for p in start]
    weights, rest = parameters[::2], parameters[1::2]
    groups = [{'params': weights, 'weight_decay': number},
              {'params': rest, 'weight_decay': number if biases else 0}]
    optimizer = torch.optim.SGD(groups, lr=ETA)
    W1, b1, W2, b2 = parameters
    z = torch.sigmoid(torch.tensor(X[:m]) @ W1 + b1) @ W2 + b2
    torch.nn.functional.cross_entropy(z, torch.tensor(labels[:m])).backward()
    optimizer.step()
    return [p.detach().numpy() for p in parameters]


def optax_step(number, m, biases):
    import jax
    jax.config.update('jax_enable_x64', True)
    import jax.numpy as jnp
    import optax
    parameters = [jnp.array(p) for p in start]

    def cost(parameters):
        W1, b1, W2, b2 = parameters
        z = jax.nn.sigmoid(jnp.array(X[:m]) @ W1 + b1) @ W2 + b2
        return optax.softmax_cross_entropy_with_integer_labels(z, jnp.array(labels[:m])).mean()

    mask = [p.ndim == 2 or biases for p in parameters]
    rule = optax.chain(optax.add_decayed_weights(number, mask), optax.sgd(ETA))
    updates, _ = rule.update(jax.grad(cost)(parameters), rule.init(parameters), parameters)
    return [np.array(p) for p in optax.apply_updates(parameters, updates)]


def main():
    runs, worst = [], {}
    for name in CONVENTIONS:
        for number in ([0.0001, 0.01, 1.0] if name == 'sklearn' else [0.3]):
            for m in ([5, 10, 20] if name == 'sklearn' else [5, 20]):
                for biases in ([False, True] if name in ('pytorch', 'optax', 'micrograd') else [False]):
                    found = step(name, number, m, biases)
                    runs.append({'name': name, 'number': number, 'm': m, 'biases': biases,
                                 'after': [p.flatten().tolist() for p in found]})
                    if '--libraries' in sys.argv and name in ('sklearn', 'pytorch', 'optax'):
                        own = {'sklearn': lambda: sklearn_step(number, m),
                               'pytorch': lambda: torch_step(number, m, biases),
                               'optax': lambda: optax_step(number, m, biases)}[name]()
                        error = max(np.abs(a - b).max() / np.abs(b).max() for a, b in zip(own, found))
                        assert error < 1e-12, (name, number, m, biases, error)
                        worst[name] = max(worst.get(name, 0), error)
    numbers = lambda values: '[' + ', '.join(f'{v:.15g}' for v in values) + ']'
    after = lambda run: '[' + ',\n   '.join(numbers(p) for p in run['after']) + ']'
    head = lambda run: ', '.join(f'"{k}": {json.dumps(run[k])}' for k in ('name', 'number', 'm', 'biases'))
    lines = ',\n'.join(f'  {{{head(run)}, "after": [\n   ' + after(run)[1:] + '}' for run in runs)
    path = pathlib.Path(__file__).with_name('conventions.json')
    exact = lambda values: '[' + ', '.join(repr(float(v)) for v in values) + ']'
    path.write_text(
        f'{{"eta": {ETA}, "codes": {codes.flatten().tolist()},\n "labels": {labels.tolist()},\n "start": [\n  '
        + ',\n  '.join(exact(p.flatten()) for p in start) + f'],\n "runs": [\n{lines}\n ]}}\n'
    )
    print(f'{len(runs)} steps in {path.stat().st_size} bytes', {k: f'{v:.1e}' for k, v in worst.items()})


if __name__ == '__main__':
    main()
