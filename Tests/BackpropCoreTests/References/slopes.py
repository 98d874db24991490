#!/usr/bin/env python3
"""The slopes of the cost of the 12-7-5-3 network by central differences in NumPy, writes slopes.json beside this.

Nothing is derived: each weight is moved by 1e-5 to either side in extended precision (np.longdouble), and the
difference divided by 2e-5, for every activation and output; about eleven digits are right. The data's part alone,
and with it L2 (lambda .5, divided by n = 40, biases left alone).
"""
import json
import pathlib

import numpy as np

from steps import ACTIVATIONS, data_cost, forward, large, term_cost

H = np.longdouble('1e-5')
TERM = ('l2', .5, 'dataset')


def slopes(activation, output):
    x, labels, w, b, n = large()
    real = lambda v: np.array(v, np.longdouble)
    x, w, b = real(x), [real(v) for v in w], [real(v) for v in b]
    y = np.eye(len(b[-1]))[labels]

    def costs():
        _, a = forward(x, w, b, activation, output)
        data = data_cost(a[-1], y, output)
        return np.array([data, data + term_cost(TERM, w, n, len(x))])

    found = {}
    for name, tensors in (('w', w), ('b', b)):
        for l, tensor in enumerate(tensors):
            flat, values = tensor.reshape(-1), []
            for i in range(len(flat)):
                start = flat[i]
                flat[i] = start + H
                above = costs()
                flat[i] = start - H
                values.append((above - costs()) / (2 * H))
                flat[i] = start
            for part, column in zip(('data', 'total'), np.array(values).T):
                found[f'{part}.{name}{l + 1}'] = [float(f'{v:.12e}') for v in column]
    return found


if __name__ == '__main__':
    runs = [{'activation': activation, 'output': output, 'slopes': slopes(activation, output)}
            for activation in ACTIVATIONS for output in ('cross-entropy', 'quadratic', 'log-likelihood')]
    pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(runs) + '\n')
