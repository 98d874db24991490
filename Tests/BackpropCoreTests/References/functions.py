#!/usr/bin/env python3
"""Activations and costs to 50 digits, from tame to extreme: writes functions.json beside this file.

Activations: z, a and the slope da/dz of each. Costs: rows of weighted inputs, the label of each, the softmax
of each row, and both costs of classes for the row. Values are rounded to the nearest Double at the end.
Needs mpmath and numpy; where NumPy's own functions do not overflow they are found within 1e-14.
"""
import json
import pathlib

import mpmath as mp
import numpy as np

mp.mp.dps = 50

ARGUMENTS = [-745, -700.5, -40, -36.7, -20.25, -5, -2.5, -1, -.7, -.1, -1e-3, -1e-9, -1e-300, 0, 1e-300, 1e-9,
             1e-3, .1, .7, 1, 2.5, 5, 20.25, 36.7, 40, 700.5]
ROWS = [([0, 0, 0, 0], 2), ([1, -2, .5, 3], 3), ([1, -2, .5, 3], 1), ([-30, 30, 0, 1], 1), ([-30, 30, 0, 1], 0),
        ([36.7, 0, 0, 0], 0), ([500, -500, 2, 1], 1), ([500, 499.5, -500, 0], 0), ([-700, -701, -702, -699], 3),
        ([1000, 999, 0, -1000], 1), ([1000, 0, 0, 0], 1), ([1e5, 0, 1, -1e5], 3), ([1e15, 1e15, 0, 1], 1),
        ([1e308, 0, -1e308 / 2, 1], 1), ([1e-300, 0, -1e-300, 0], 1), ([40, 0, 0, 0], 0)]


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


def softplus(z):
    return mp.log1p(mp.exp(z)) if z < 0 else z + mp.log1p(mp.exp(-z))


FUNCTIONS = {
    'sigmoid': (sigmoid, lambda z: sigmoid(z) * sigmoid(-z), lambda z: 1 / (1 + np.exp(-z))),
    'tanh': (mp.tanh, lambda z: mp.sech(z)**2, np.tanh),
    'relu': (lambda z: max(z, mp.mpf(0)), lambda z: mp.mpf(z > 0), lambda z: np.maximum(z, 0)),
}


def close(a, b):
    return abs(a - float(b)) <= 1e-14 * abs(float(b))


def activation(name):
    f, slope, numpy = FUNCTIONS[name]
    points = []
    for z in ARGUMENTS:
        a = f(mp.mpf(z))
        assert z < -709 or close(numpy(np.float64(z)), a), (name, z)
        points.append([float(z), float(a), float(slope(mp.mpf(z)))])
    return points


def row(z, label):
    values = [mp.mpf(v) for v in z]
    e = [mp.exp(v - max(values)) for v in values]
    total = mp.fsum(e)
    likelihood = mp.log1p(mp.fsum(sorted(e)[:-1])) - (values[label] - max(values))
    entropy = mp.fsum(softplus(-v if j == label else v) for j, v in enumerate(values))
    shifted = np.array(z, float) - max(z)
    numpy = np.exp(shifted) / np.exp(shifted).sum()
    assert all(close(a, b / total) for a, b in zip(numpy, e) if b / total > 1e-300)
    return {'z': [float(v) for v in z], 'label': label, 'softmax': [float(v / total) for v in e],
            'logLikelihood': float(likelihood), 'crossEntropy': float(entropy)}


if __name__ == '__main__':
    activations = {name: activation(name) for name in FUNCTIONS}
    rows = [row(*r) for r in ROWS]
    tables = [f'  "{name}": [\n' + ',\n'.join(f'   {json.dumps(p)}' for p in points) + '\n  ]'
              for name, points in activations.items()]
    text = '{\n "activations": {\n' + ',\n'.join(tables) + '\n },\n'
    text += ' "rows": [\n' + ',\n'.join(f'  {json.dumps(r)}' for r in rows) + '\n ]\n}\n'
    pathlib.Path(__file__).with_name('functions.json').write_text(text)
