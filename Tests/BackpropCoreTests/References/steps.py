#!/usr/bin/env python3
"""Five steps of two small networks in NumPy, without any of the program's code: writes steps.json beside this file.

    steps.py           writes steps.json
    steps.py --torch   also finds every gradient by PyTorch's autograd, and every step by torch.optim.SGD

Every output goes with both rules. Terms are switched on and off between steps, and the 4-3-2 network changes
eta and mu too; the 12-7-5-3 network has weights that are exactly 0. A run has the cost of each step, part by
part, and what the last step found: gradients, velocities, and the weights after it. Tensors row by row.
Needs numpy, and torch for --torch; the largest difference to PyTorch, over the largest of its tensor, is
printed.
"""
import json
import pathlib
import sys

import numpy as np

EPSILON = 1e-12
ACTIVATIONS = {
    'sigmoid': (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z))**2),
    'tanh': (np.tanh, lambda z: 1 / np.cosh(z)**2),
    'relu': (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
}
TERMS = ['l2', 'l1']
OFF = None


def small():
    """The 4-3-2 network of golden.json, three images, n = 100."""
    w = [[[.10, -.20, .30], [.40, .50, -.60], [-.70, .80, .90], [1, -1.10, .25]],
         [[.35, -.45], [.55, .65], [-.75, .85]]]
    b = [[.05, -.15, .25], [-.35, .45]]
    x = [[0, .5, 1, .25], [.2, 0, 0, .8], [1, .6, .4, 0]]
    return x, [0, 1, 0], w, b, 100


def large():
    """12-7-5-3, five images of twelve pixels, n = 40; weights are 4096ths, the first of each layer 0."""
    sizes = [12, 7, 5, 3]
    entry = lambda k, j, l: ((k * 7919 + j * 104729 + l * 1299709) % 4093 - 2046) / 4096
    w = [[[entry(k, j, l) if k + j else 0. for j in range(sizes[l])] for k in range(sizes[l - 1])] for l in (1, 2, 3)]
    b = [[entry(sizes[l - 1], j, l) for j in range(sizes[l])] for l in (1, 2, 3)]
    x = [[(0 if p % 3 == 0 else p * 4) / 255 for p in range(i * 12, i * 12 + 12)] for i in range(5)]
    return x, [0, 1, 2, 2, 1], w, b, 40


# One line a step: eta, mu, and each term as (lambda, what it is divided by).
PLANS = {
    '4-3-2': (small, [
        (.5, .9, ('l2', .1, 'dataset'), OFF),
        (.5, .5, ('l2', .1, 'batch'), ('l1', .2, 'dataset')),
        (.3, .9, OFF, OFF),
        (.7, .8, OFF, ('l1', .1, 'batch')),
        (.4, .7, ('l2', .3, 'dataset'), ('l1', .4, 'dataset')),
    ]),
    '12-7-5-3': (large, [
        (.6, .8, OFF, ('l1', .3, 'dataset')),
        (.6, .8, ('l2', .5, 'batch'), ('l1', .3, 'batch')),
        (.6, .8, OFF, OFF),
        (.6, .8, ('l2', 2., 'dataset'), OFF),
        (.6, .8, OFF, ('l1', .5, 'dataset')),
    ]),
}


def forward(x, w, b, activation, output):
    a, z = [x], []
    for l, (weights, biases) in enumerate(zip(w, b)):
        z.append(a[-1] @ weights + biases)
        if l < len(w) - 1:
            a.append(ACTIVATIONS[activation][0](z[-1]))
        elif output == 'log-likelihood':
            e = np.exp(z[-1] - z[-1].max(axis=1, keepdims=True))
            a.append(e / e.sum(axis=1, keepdims=True))
        else:
            a.append(ACTIVATIONS['sigmoid'][0](z[-1]))
    return z, a


def data_cost(a, y, output):
    if output == 'cross-entropy':
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum() / len(a)
    if output == 'quadratic':
        return .5 * ((a - y)**2).sum() / len(a)
    return -(y * np.log(a)).sum() / len(a)


def data_gradient(z, a, y, w, activation, output):
    delta = a[-1] - y
    if output == 'quadratic':
        delta = delta * ACTIVATIONS['sigmoid'][1](z[-1])
    gw, gb = [], []
    for l in reversed(range(len(w))):
        gw.insert(0, a[l].T @ delta / len(y))
        gb.insert(0, delta.mean(axis=0))
        if l:
            delta = (delta @ w[l].T) * ACTIVATIONS[activation][1](z[l - 1])
    return gw, gb


def term_cost(term, w, n, m):
    kind, lam, scale = term
    divisor = n if scale == 'dataset' else m
    if kind == 'l2':
        return lam / (2 * divisor) * sum((v**2).sum() for v in w)
    return lam / divisor * sum(abs(v).sum() for v in w)


def term_gradient(term, v, n, m):
    kind, lam, scale = term
    return lam / (n if scale == 'dataset' else m) * (v if kind == 'l2' else np.sign(v))


def run(name, activation, output, rule, check):
    problem, plan = PLANS[name]
    x, labels, w, b, n = problem()
    x, w, b = np.array(x), [np.array(v, float) for v in w], [np.array(v, float) for v in b]
    m, y = len(x), np.eye(len(b[-1]))[labels]
    costs, velocity, steps = [], {}, []
    for eta, mu, *terms in plan:
        terms = [term for term in terms if term]
        z, a = forward(x, w, b, activation, output)
        cost = {'data': data_cost(a[-1], y, output)} | {t[0]: term_cost(t, w, n, m) for t in terms}
        costs.append(cost | {'total': sum(cost.values())})
        gw, gb = data_gradient(z, a, y, w, activation, output)
        found = {}
        for l in range(len(w)):
            parts = {'data': gw[l]} | {t[0]: term_gradient(t, w[l], n, m) for t in terms}
            found |= {f'{part}.w{l + 1}': value for part, value in parts.items()}
            found[f'total.w{l + 1}'], found[f'total.b{l + 1}'] = sum(parts.values()), gb[l]
        before = [v.copy() for v in w + b]
        for l in range(len(w)):
            moves = {f'{part}.w{l + 1}': found.get(f'{part}.w{l + 1}') for part in ['data'] + TERMS}
            moves[f'b{l + 1}'] = gb[l]
            for key, g in moves.items():
                if g is None and key not in velocity:
                    continue
                last = velocity.get(key, 0) * mu if rule == 'momentum' else 0
                velocity[key] = last - eta * (0 if g is None else g)
            w[l] = w[l] + sum(velocity[f'{part}.w{l + 1}'] for part in ['data'] + TERMS
                              if f'{part}.w{l + 1}' in velocity)
            b[l] = b[l] + velocity[f'b{l + 1}']
        steps.append((eta, mu, terms, before, found, costs[-1], [v.copy() for v in w + b]))
    if check:
        check(x, y, labels, n, activation, output, rule, steps)
    # The sums say the same as their parts, so they are left out of the file.
    last = {key: value for key, value in found.items() if not key.startswith('total.w')}
    if rule == 'momentum':
        last |= {f'velocity.{key}': value for key, value in velocity.items()}
    last |= {f'after.w{l + 1}': v for l, v in enumerate(w)} | {f'after.b{l + 1}': v for l, v in enumerate(b)}
    return {
        'net': name, 'activation': activation, 'output': output, 'rule': rule, 'n': n, 'labels': labels,
        'steps': [{'eta': eta, 'mu': mu, 'terms': [{'key': k, 'lambda': lam, 'scale': s} for k, lam, s in terms]}
                  for eta, mu, terms, *_ in steps],
        'costs': costs, 'last': {key: value.ravel().tolist() for key, value in last.items()},
    }


class Torch:
    """Every gradient by autograd; every step by torch.optim.SGD where eta and mu stay."""
    worst = 0.

    def __call__(self, x, y, labels, n, activation, output, rule, steps):
        import torch
        tensor = lambda v: torch.tensor(v, dtype=torch.float64)
        functions = {'sigmoid': torch.sigmoid, 'tanh': torch.tanh, 'relu': torch.relu}
        L, m = len(steps[0][3]) // 2, len(x)

        def costs(p, terms):
            a = tensor(x)
            for l in range(L):
                z = a @ p[l] + p[L + l]
                a = functions[activation](z)
            if output == 'cross-entropy':
                data = torch.nn.functional.binary_cross_entropy_with_logits(z, tensor(y), reduction='sum') / m
            elif output == 'quadratic':
                data = torch.nn.functional.mse_loss(torch.sigmoid(z), tensor(y), reduction='sum') / (2 * m)
            else:
                data = torch.nn.functional.cross_entropy(z, torch.tensor(labels))
            result = {'data': data}
            for kind, lam, scale in terms:
                size = sum(v.pow(2).sum() / 2 if kind == 'l2' else v.abs().sum() for v in p[:L])
                result[kind] = lam / (n if scale == 'dataset' else m) * size
            return result

        for eta, mu, terms, before, found, cost, after in steps:
            p = [tensor(v).requires_grad_() for v in before]
            parts = costs(p, terms)
            for part, value in parts.items():
                self.compare(value.detach().numpy(), cost[part])
                for l, g in enumerate(torch.autograd.grad(value, p[:L], retain_graph=True)):
                    self.compare(g.numpy(), found[f'{part}.w{l + 1}'])
            for l, g in enumerate(torch.autograd.grad(sum(parts.values()), p)):
                self.compare(g.numpy(), found[f'total.{"w" if l < L else "b"}{l % L + 1}'])
        if len({(eta, mu) for eta, mu, *_ in steps}) > 1:
            return
        p = [tensor(v).requires_grad_() for v in steps[0][3]]
        optimizer = torch.optim.SGD(p, lr=steps[0][0], momentum=steps[0][1] if rule == 'momentum' else 0)
        for _, _, terms, _, _, _, after in steps:
            optimizer.zero_grad()
            sum(costs(p, terms).values()).backward()
            optimizer.step()
            for v, expected in zip(p, after):
                self.compare(v.detach().numpy(), expected)

    def compare(self, a, b):
        error = np.abs(a - b).max() / max(np.abs(b).max(), 1e-300)
        self.worst = max(self.worst, error)
        assert error < EPSILON, error


if __name__ == '__main__':
    torch = Torch() if '--torch' in sys.argv else None
    runs = []
    for i, output in enumerate(['cross-entropy', 'quadratic', 'log-likelihood']):
        for k, rule in enumerate(['sgd', 'momentum']):
            runs.append(run('4-3-2', list(ACTIVATIONS)[(i + k) % 3], output, rule, torch))
            runs.append(run('12-7-5-3', list(ACTIVATIONS)[(i + k + 1) % 3], output, rule, torch))
    short = json.JSONEncoder().encode
    numbers = lambda values: '[' + ', '.join(f'{v:.15g}' for v in values) + ']'
    lines = []
    for r in runs:
        last = ',\n'.join(f'   {short(k)}: {numbers(v)}' for k, v in r['last'].items())
        rest = ',\n'.join(f'  {short(k)}: {short(v)}' for k, v in r.items() if k != 'last')
        lines.append(f' {{\n{rest},\n  "last": {{\n{last}\n  }}\n }}')
    path = pathlib.Path(__file__).with_name('steps.json')
    path.write_text('[\n' + ',\n'.join(lines) + '\n]\n')
    print(f'{len(runs)} runs in {path.stat().st_size} bytes' + (f', PyTorch within {torch.worst:.1e}' if torch else ''))
