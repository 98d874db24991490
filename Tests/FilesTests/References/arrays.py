#!/usr/bin/env python3
"""The archives beside this file, as NumPy writes them: `python3 arrays.py` makes them anew.

plain.npz and packed.npz hold the same: every type that is read in both orders of bytes, arrays of no, one and
two dimensions, in the order of C and of Fortran, and strings. Entry i of the array of k numbers is i · k − 7,
or the truth of that. Others holds what is not read.
"""
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).parent


def numbers(shape, dtype):
    count = int(np.prod(shape))
    values = np.arange(count) * count - 7
    if np.dtype(dtype).kind == 'u':
        values = np.abs(values)
    return (values % 3 == 0 if dtype == 'b1' else values).astype(dtype).reshape(shape)


def arrays():
    made = {}
    for kind in ['f8', 'f4', 'i8', 'i4', 'i2', 'i1', 'u8', 'u4', 'u2', 'u1', 'b1']:
        for order in '<>' if kind[1] != '1' else '|':
            name = kind + ('.big' if order == '>' else '')
            made[name] = numbers((3, 2), order + kind if order != '|' else kind)
    made['fortran'] = np.asfortranarray(numbers((5, 3), 'f8'))
    made['fortran.big'] = np.asfortranarray(numbers((2, 4), '>f4'))
    made['vector'] = numbers((4,), 'f8')
    made['number'] = np.float64(0.1)
    made['lambda'] = np.int64(5)
    made['fraction'] = np.array(0.5, dtype='>f4')
    made['special'] = np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324])
    made['cost'] = np.array('cross-entropy')
    made['greek'] = np.array('λ ≤ 5', dtype='>U9')
    made['ascii'] = np.array(b'tanh')
    made['empty'] = np.array('')
    made['none'] = np.zeros((0, 3))
    return made


def others():
    return {
        'half': np.zeros(2, dtype='f2'),
        'complex': np.zeros(2, dtype=complex),
        'objects': np.array([{'a': 1}, None], dtype=object),
        'cube': np.zeros((2, 2, 2)),
        'dates': np.zeros(1, dtype='datetime64[s]'),
    }


if __name__ == '__main__':
    np.savez(FOLDER / 'plain.npz', **arrays())
    np.savez_compressed(FOLDER / 'packed.npz', **arrays())
    np.savez_compressed(FOLDER / 'others.npz', **others())
