#!/usr/bin/env python3
"""Steps of gradient descent computed again in NumPy from exported files, without any of the program's code.

    check_export.py check FOLDER   NAME.a.safetensors is an export made after `grad`, NAME.b.safetensors
                                   one after `update`: checks every pair in the folder
    check_export.py write FILE     writes weights and biases of a network 784-4-10 as `import` takes them

Needs numpy and safetensors. From x, y, w and b of the first file it computes z, a, delta, the data, L2 and
total gradients, and the weights and biases after the update. Every entry must be within 1e-12 of the
largest of its tensor. Prints a line for each difference; exits 1 if there is one.
"""
import pathlib
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

TOLERANCE = 1e-12
# exp of a large number is infinity, and 1 / (1 + infinity) is 0, as it should be.
np.seterr(over='ignore')
ACTIVATIONS = {
    'sigmoid': (lambda z: 1 / (1 + np.exp(-z)), lambda z, a: a * (1 - a)),
    'tanh': (np.tanh, lambda z, a: 1 - a * a),
    'relu': (lambda z: np.maximum(z, 0), lambda z, a: (z > 0).astype(float)),
}


def read(path):
    with safe_open(path, framework='np') as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()


def expected(t, settings):
    """All tensors of an export after `grad`, and those after `update`, from x, y, w, b and the settings."""
    x, y = t['x'], t['y']
    m, n = len(x), int(settings['n'])
    L = len(settings['net'].split('-')) - 1
    eta, lam = float(settings['eta']), float(settings['lambda'])
    layers = range(1, L + 1)
    inputs = {f'{p}{l}': t[f'{p}{l}'] for p in 'wb' for l in layers} | {'x': x, 'y': y}
    before, after = dict(inputs), dict(inputs)

    a = {0: x}
    slope = {}
    for l in layers:
        z = a[l - 1] @ t[f'w{l}'] + t[f'b{l}']
        f, derivative = ACTIVATIONS[settings[f'activation.{l}']]
        a[l] = f(z)
        slope[l] = derivative(z, a[l])
        before[f'z{l}'], before[f'a{l}'] = z, a[l]

    delta = a[L] - y
    if settings['cost'] == 'quadratic':
        delta = delta * slope[L]
    for l in reversed(layers):
        before[f'delta{l}'] = delta
        data, data_b = a[l - 1].T @ delta / m, delta.mean(axis=0)
        total = data
        before[f'data.w{l}'] = data
        if settings['l2'] == 'on':
            divisor = {'dataset': n, 'batch': m}[settings['l2.scale']]
            before[f'l2.w{l}'] = lam / divisor * t[f'w{l}']
            total = data + before[f'l2.w{l}']
        before[f'total.w{l}'], before[f'total.b{l}'] = total, data_b
        after[f'w{l}'] = t[f'w{l}'] - eta * total
        after[f'b{l}'] = t[f'b{l}'] - eta * data_b
        if l > 1:
            delta = (delta @ t[f'w{l}'].T) * slope[l - 1]
    return before, after


def differences(name, actual, wanted):
    for tensor in sorted(actual.keys() ^ wanted.keys()):
        yield f'{name}: {tensor} is there in only one of file and reference'
    for tensor in sorted(actual.keys() & wanted.keys()):
        got, want = actual[tensor], wanted[tensor]
        if got.dtype != np.float64 or got.shape != want.shape:
            yield f'{name}: {tensor} is {got.dtype} {got.shape}, expected float64 {want.shape}'
            continue
        error, largest = np.abs(got - want).max(), np.abs(want).max()
        if not error <= TOLERANCE * largest:
            yield f'{name}: {tensor} is off by {error:.3g}, largest entry {largest:.3g}'


def check(folder):
    names = sorted(path.name[:-len('.a.safetensors')] for path in folder.glob('*.a.safetensors'))
    found = [] if names else ['there is nothing to check']
    for name in names:
        a, settings = read(folder / f'{name}.a.safetensors')
        b, _ = read(folder / f'{name}.b.safetensors')
        x, y = a['x'], a['y']
        if not (x == np.round(x * 255) / 255).all():
            found.append(f'{name}: x is not made of pixels / 255')
        if not (((y == 0) | (y == 1)).all() and (y.sum(axis=1) == 1).all()):
            found.append(f'{name}: y is not one-hot')
        before, after = expected(a, settings)
        found += [*differences(f'{name}.a', a, before), *differences(f'{name}.b', b, after)]
    print('\n'.join(found) or f'{len(names)} pairs agree')
    return 1 if found else 0


def write(path):
    sizes = [784, 4, 10]
    tensors = {}
    for l in (1, 2):
        rows, columns = sizes[l - 1], sizes[l]
        # Exact in binary, and different everywhere.
        tensors[f'w{l}'] = np.arange(rows * columns, dtype=np.float64).reshape(rows, columns) / 4096 - l
        tensors[f'b{l}'] = np.arange(columns, dtype=np.float64) / 8
    tensors['steps'] = np.array([3], dtype=np.int64)
    save_file(tensors, path, metadata={'cost': 'quadratic', 'activation.1': 'tanh', 'by': 'NumPy, é "x"'})
    return 0


if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] not in ('check', 'write'):
        sys.exit(__doc__)
    sys.exit(check(pathlib.Path(sys.argv[2])) if sys.argv[1] == 'check' else write(sys.argv[2]))
