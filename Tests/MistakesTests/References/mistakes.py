#!/usr/bin/env python3
"""Two steps with each mistake of the catalogue, in NumPy as learners write it: writes mistakes.json.

Nothing here is of the program. A network 4-3-3-10, two mini-batches of four images, n = 20; each mistake
is the wrong line itself, beside the right one. A run has the whole gradient of the second step, and the
weights after it, row by row; the run without a mistake is called "none". Needs numpy.
"""
import json
import pathlib

import numpy as np

SIZES, M, N, ETA, LAM = [4, 3, 3, 10], 4, 20, .7, 3.
LABELS = [3, 0, 9, 1, 7, 2, 5, 3]


def shuffled(items):
    """Fisher and Yates by SplitMix64(seed: 0), whose draw i is a function of i."""
    def bits(i):
        s = ((i + 1) * 0x9e3779b97f4a7c15) % 2**64
        s = (s ^ (s >> 30)) * 0xbf58476d1ce4e5b9 % 2**64
        s = (s ^ (s >> 27)) * 0x94d049bb133111eb % 2**64
        return s ^ (s >> 31)
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = bits(i) * (i + 1) >> 64
        items[i], items[j] = items[j], items[i]
    return items


def number(k, j, l):
    return ((k * 7919 + j * 104729 + l * 1299709) % 4093 - 2046) / 4096


def start(mistake):
    W = [np.array([[number(k, j, l) for j in range(SIZES[l])] for k in range(SIZES[l - 1])]) for l in (1, 2, 3)]
    b = [np.array([number(SIZES[l - 1], j, l) for j in range(SIZES[l])]) for l in (1, 2, 3)]
    if mistake == 'same-start':
        W = [np.full(w.shape, 1 / len(w)) for w in W]
        b = [np.zeros(len(v)) for v in b]
    return W, b


def images(mistake):
    codes = np.array([[(37 * i + 91 * p) % 256 if (i + p) % 3 else 0 for p in range(4)] for i in range(8)], float)
    return codes if mistake == 'pixels-not-scaled' else codes / 255


def targets(mistake):
    labels = np.array(shuffled(LABELS) if mistake == 'images-shuffled-alone' else LABELS)
    return np.eye(10)[labels - 1] if mistake == 'labels-shifted' else np.eye(10)[labels]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def run(mistake, activation, cost):
    (W, b), x, y = start(mistake), images(mistake), targets(mistake)
    act = sigmoid if activation == 'sigmoid' else np.tanh
    slope = {'sigmoid': lambda z: sigmoid(z) * (1 - sigmoid(z)), 'tanh': lambda z: 1 - np.tanh(z)**2}[activation]
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for rows in (slice(0, 4), slice(4, 8)):
        a, z = [x[rows]], []
        for l in range(3):
            z.append(a[l] @ W[l] if mistake == 'bias-forgotten' else a[l] @ W[l] + b[l])
            a.append(act(z[l]) if l < 2 else sigmoid(z[l]))

        if mistake == 'delta-sign':
            delta = y[rows] - a[3]
        else:
            delta = a[3] - y[rows]
        if cost == 'quadratic' and mistake == 'slope-without-one-minus':
            delta = delta * a[3]
        elif cost == 'quadratic' and mistake != 'output-slope-missing':
            delta = delta * sigmoid(z[2]) * (1 - sigmoid(z[2]))
        if mistake == 'output-slope-extra':
            delta = delta * a[3] * (1 - a[3])

        sW, sb = [None] * 3, [None] * 3
        for l in (2, 1, 0):
            sW[l], sb[l] = a[l].T @ delta, delta.sum(axis=0)
            if mistake == 'bias-averaged-over-units':
                sb[l] = np.full(len(b[l]), np.mean(delta)) * M
            if l:
                weights = W[l].T
                if mistake == 'weights-not-transposed' and W[l].shape[0] == W[l].shape[1]:
                    weights = W[l]
                if mistake == 'weights-updated-too-soon':
                    weights = (W[l] - ETA * (sW[l] / M + LAM / N * W[l])).T
                delta = delta @ weights
                if mistake == 'slope-of-activation':
                    delta = delta * slope(a[l])
                elif mistake == 'slope-without-one-minus':
                    delta = delta * a[l]
                elif mistake != 'slope-forgotten':
                    delta = delta * slope(z[l - 1])

        for l in range(3):
            divisor = {'data-summed': 1, 'data-divided-by-n': N, 'data-averaged-over-outputs': 10 * M}.get(mistake, M)
            dW[l] = sW[l] / divisor
            db[l] = sb[l] / (1 if mistake == 'bias-summed' else divisor)
            if mistake == 'gradient-not-reset' and rows.start:
                dW[l], db[l] = dW[l] + first[0][l], db[l] + first[1][l]
            if mistake == 'bias-missing':
                db[l] = np.zeros_like(db[l])
        if not rows.start:
            first = [v.copy() for v in dW], [v.copy() for v in db]
        for l in range(3):
            dW[l] = dW[l] + {
                'l2-divided-by-m': LAM / M * W[l],
                'l2-undivided': LAM * W[l],
                'l2-doubled': 2 * LAM / N * W[l],
                'l2-halved': LAM / (2 * N) * W[l],
                'l2-missing': 0 * W[l],
                'l2-wrong-sign': -LAM / N * W[l],
                'l2-averaged-with-data': LAM / N * W[l] / M,
                'l1-for-l2': LAM / N * np.sign(W[l]),
            }.get(mistake, LAM / N * W[l])
            if mistake == 'l2-on-biases':
                db[l] = db[l] + LAM / N * b[l]
        for l in range(3):
            if mistake == 'update-sign':
                W[l], b[l] = W[l] + ETA * dW[l], b[l] + ETA * db[l]
            elif mistake == 'rate-divided-by-m':
                W[l], b[l] = W[l] - ETA / M * dW[l], b[l] - ETA / M * db[l]
            elif mistake == 'decayed-twice':
                W[l], b[l] = (1 - ETA * LAM / N) * W[l] - ETA * dW[l], b[l] - ETA * db[l]
            else:
                W[l], b[l] = W[l] - ETA * dW[l], b[l] - ETA * db[l]
    tensors = {}
    for l in range(3):
        tensors |= {f'grad.w{l + 1}': dW[l], f'grad.b{l + 1}': db[l], f'new.w{l + 1}': W[l], f'new.b{l + 1}': b[l]}
    return {'mistake': mistake, 'activation': activation, 'cost': cost,
            'tensors': {key: value.ravel().tolist() for key, value in tensors.items()}}


NAMES = """pixels-not-scaled labels-shifted images-shuffled-alone same-start bias-forgotten output-slope-extra
output-slope-missing delta-sign slope-forgotten slope-of-activation slope-without-one-minus weights-updated-too-soon
weights-not-transposed data-summed data-divided-by-n data-averaged-over-outputs gradient-not-reset bias-summed
bias-missing bias-averaged-over-units l2-divided-by-m l2-undivided l2-doubled l2-halved l2-missing
l2-wrong-sign l2-averaged-with-data l1-for-l2 l2-on-biases update-sign rate-divided-by-m decayed-twice""".split()

if __name__ == '__main__':
    runs = [run(name, 'sigmoid', 'cross-entropy') for name in ['none'] + NAMES if name != 'output-slope-missing']
    runs += [run(name, 'tanh', 'quadratic') for name in
             ['none', 'output-slope-missing', 'delta-sign', 'slope-forgotten', 'slope-of-activation',
              'weights-updated-too-soon', 'gradient-not-reset']]
    runs += [run(name, 'sigmoid', 'quadratic') for name in ['none', 'slope-without-one-minus']]
    short = json.JSONEncoder().encode
    lines = []
    for r in runs:
        tensors = ',\n'.join(f'  {short(k)}: [' + ', '.join(f'{v:.15g}' for v in values) + ']'
                             for k, values in r['tensors'].items())
        rest = ', '.join(f'{short(k)}: {short(v)}' for k, v in r.items() if k != 'tensors')
        lines.append(f' {{{rest}, "tensors": {{\n{tensors}\n }}}}')
    path = pathlib.Path(__file__).with_name('mistakes.json')
    path.write_text('[\n' + ',\n'.join(lines) + '\n]\n')
    print(f'{len(runs)} runs in {path.stat().st_size} bytes')
