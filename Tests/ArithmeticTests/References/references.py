#!/usr/bin/env python3
"""Writes correctly rounded values of the elementary functions: exp.txt, log.txt and so on, beside this file.

Each line holds the bits of an argument and of the Double nearest to the true value, in hexadecimal.
True values are computed by mpmath to 400 bits. Needs mpmath; the same bits every time.
"""
import os, struct
from fractions import Fraction
import mpmath as mp

mp.mp.prec = 400
MASK = 2**64 - 1
bits = lambda x: struct.unpack('<Q', struct.pack('<d', x))[0]
double = lambda b: struct.unpack('<d', struct.pack('<Q', b & MASK))[0]

class Random:
    """SplitMix64 from seed 0."""
    def __init__(self): self.s = 0
    def bits(self):
        self.s = (self.s + 0x9e3779b97f4a7c15) & MASK
        z = self.s
        z = ((z ^ (z >> 30)) * 0xbf58476d1ce4e5b9) & MASK
        z = ((z ^ (z >> 27)) * 0x94d049bb133111eb) & MASK
        return z ^ (z >> 31)
    def between(self, lo, hi): return lo + (hi - lo) * ((self.bits() >> 12) + .5) * 2.0**-52
    def magnitude(self, lo, hi):
        """Positive, its exponent of two evenly spread from lo to hi."""
        return (1 + self.between(0, 1)) * 2.0**(lo + self.bits() % (hi - lo)) if lo >= -1022 else \
            double(self.bits() % (2**52))
    def sign(self): return 1 - 2 * (self.bits() & 1)

def rounded(value):
    """The Double nearest to an mpf, ties to even, subnormal numbers included."""
    if mp.isinf(value): return float(value)
    if value == 0: return 0.0
    sign, man, exp, _ = value._mpf_
    man = int(man) * (-1 if sign else 1)
    try: return float(Fraction(man) * Fraction(2)**exp)  # int / int rounds correctly
    except OverflowError: return float('inf') if man > 0 else float('-inf')

def normal_quantile(p):
    if p > .5: return -normal_quantile(1 - mp.mpf(p))
    p = mp.mpf(p)
    if p > .4:
        return mp.sqrt(2) * mp.erfinv(2 * p - 1) if p != .5 else mp.mpf(0)
    x = -mp.sqrt(-2 * mp.log(p)) if p < .01 else mp.mpf(-1)
    for _ in range(60):  # Newton's method for log Φ(x) = log p
        phi = mp.erfc(-x / mp.sqrt(2)) / 2
        step = (mp.log(phi) - mp.log(p)) * phi * mp.sqrt(2 * mp.pi) * mp.exp(x * x / 2)
        x -= step
        if abs(step) < abs(x) * mp.mpf(2)**-150: return x
    raise ArithmeticError(p)

LN2 = float(mp.log(2))
r = Random()
tiny = lambda n: [r.sign() * r.magnitude(-1074, -1022) for _ in range(n)]
spread = lambda n, lo, hi: [r.sign() * r.magnitude(lo, hi) for _ in range(n)]
evenly = lambda n, lo, hi: [r.between(lo, hi) for _ in range(n)]
around = lambda c, n: [c + c * r.sign() * r.magnitude(-52, -4) for _ in range(n)]
neighbours = lambda c, n: [double(bits(c) + i) for i in range(-n, n + 1)]

def halves(n, lo, hi):
    """Where the reduction of exp changes k: (k + ½) ln 2, closely missed, k from lo to hi."""
    return [(lo + r.bits() % (hi - lo) + .5) * LN2 * (1 + r.sign() * r.magnitude(-53, -30)) for _ in range(n)]

def root_halves(n):
    """Where the reduction of log changes k: 2^k √½, closely missed."""
    return [2.0**(int(r.bits() % 2000) - 1000) * .7071067811865476 * (1 + r.sign() * r.magnitude(-53, -8))
            for _ in range(n)]

sample_z = lambda: (evenly(400, -746, 60) + evenly(400, -40, 40) + evenly(200, -1, 1) + spread(300, -60, 10)
                    + evenly(200, -746, -708) + evenly(100, -710, -708.5) + neighbours(-709.0, 3) + tiny(30))
SAMPLES = {
    'exp': (mp.exp, evenly(500, -746, 711) + evenly(300, -1, 1) + spread(400, -60, 10) + halves(400, -1075, 1023)
            + evenly(200, -746, -708) + neighbours(709.782712893384, 4) + neighbours(-745.1332191019411, 4)
            + neighbours(-708.3964185322641, 4) + tiny(30)),
    'log': (mp.log, [double(r.bits() % 0x7ff0000000000000) for _ in range(500)] + evenly(300, .5, 2)
            + around(1, 400) + root_halves(400) + [abs(t) for t in tiny(200)] + neighbours(1, 4)
            + neighbours(2.0**-1022, 4) + neighbours(.7071067811865476, 4) + [2.0**-1074, double(0x7fefffffffffffff)]),
    'log1p': (mp.log1p, [double(r.bits() % 0x7ff0000000000000) for _ in range(300)] + evenly(300, -.6, 1)
              + spread(400, -60, -1) + around(-.2928932188134524, 200) + around(.4142135623730951, 200)
              + evenly(200, -1, -.5) + [-1 + r.magnitude(-50, -2) for _ in range(100)]
              + [r.magnitude(0, 60) for _ in range(200)] + neighbours(-.2928932188134524, 3)
              + neighbours(.4142135623730951, 3) + tiny(50) + [double(0x7fefffffffffffff)]),
    'sigmoid': (lambda z: 1 / (1 + mp.exp(-z)), sample_z()),
    'tanh': (mp.tanh, evenly(500, -22, 22) + evenly(400, -1, 1) + spread(500, -30, 5) + spread(100, -1022, -30)
             + [t / 2 for t in halves(200, -30, 29)] + evenly(100, 18, 20) + tiny(50)),
    'softplus': (lambda z: mp.log1p(mp.exp(z)) if z < 0 else z + mp.log1p(mp.exp(-z)), sample_z()),
    'gaussian': (normal_quantile, evenly(400, 0, 1) + evenly(100, .07, .08) + evenly(100, .92, .93)
                 + [r.magnitude(-1022, -1) for _ in range(300)] + [1 - r.magnitude(-53, -4) for _ in range(200)]
                 + [.5 + t for t in spread(150, -53, -2)] + around(float(mp.exp(-25)), 50)
                 + neighbours(.075, 3) + neighbours(.925, 3) + [abs(t) for t in tiny(30)]),
}

if __name__ == '__main__':
    for name, (function, arguments) in SAMPLES.items():
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + '.txt'), 'w') as file:
            for x in arguments:
                file.write(f'{bits(x):016x} {bits(rounded(mp.mpf(function(mp.mpf(x))))):016x}\n')
        print(name, len(arguments))
