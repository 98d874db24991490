#!/usr/bin/env python3
"""The elementary functions written again from their documentation alone, to show that it is complete.

    reimplementation.py            prints each function's hash, as ElementaryTests.swift pins it
    reimplementation.py FUNCTION   prints the hash of one

Takes a minute or two. math.fma needs Python 3.13; before that the system's own is used, which is exact too.
"""
import ctypes, math, struct, sys

if hasattr(math, 'fma'):
    fma = math.fma
else:
    library = ctypes.CDLL('libm.so.6' if sys.platform.startswith('linux') else None)
    fma = library.fma
    fma.restype, fma.argtypes = ctypes.c_double, [ctypes.c_double] * 3

NAN, INF = math.nan, math.inf
MASK = 2**64 - 1
bits = lambda x: struct.unpack('<Q', struct.pack('<d', x))[0]
double = lambda b: struct.unpack('<d', struct.pack('<Q', b))[0]
constants = lambda text: [float.fromhex(t) for t in text.split()]

# ------------------------------------------------------------------ exp
LOG2E, M = constants('0x1.71547652b82fep+0 0x1.80000000007fep+52')
HI, LO = constants('0x1.62e42fefa3800p-1 0x1.ef35793c76730p-45')
P = constants('''0x1.0000000000000p-1 0x1.5555555555557p-3 0x1.5555555555557p-5 0x1.1111111110052p-7
  0x1.6c16c16c156a5p-10 0x1.a01a01ac1d214p-13 0x1.a01a01ab98779p-16 0x1.71de01afd4aafp-19
  0x1.27e4cfaf4b9adp-22 0x1.af4ec43be7b47p-26 0x1.1f86f00cb5060p-29''')

def reduced(x):
    t = fma(x, LOG2E, M)
    k = t - M
    d = fma(k, -HI, x)
    r = fma(k, -LO, d)
    c = fma(k, -LO, d - r)
    p = P[10]
    for i in range(9, -1, -1): p = fma(p, r, P[i])
    return int(k), r, c, p

def exp(x):
    if x != x: return NAN
    k, r, c, p = reduced(min(max(x, -746.0), 710.0))
    h = 1 + r
    e = (1 - h) + r
    y = h + fma(p, r * r, e + c)
    i = k // 2
    return (y * 2.0**i) * 2.0**(k - i)

# ------------------------------------------------------------------ log, log1p
Q = constants('''0x1.5555555555592p-1 0x1.999999997ff68p-2 0x1.24924941dae8ap-2 0x1.c71c521a6f8b9p-3
  0x1.74663b910db17p-3 0x1.39a20d7dfd22ep-3 0x1.2f023f01ec5cp-3''')
ROOT_HALF = float.fromhex('0x1.6a09e667f3bcdp-1')

def L(k, f, c):
    s = f / (2 + f)
    z = s * s
    q = Q[6]
    for i in range(5, -1, -1): q = fma(q, z, Q[i])
    h = (.5 * f) * f
    u = fma(s, fma(z, q, h), fma(k, LO, c))
    return fma(k, HI, f - (h - u))

def split(x):
    m, k = math.frexp(x)  # ½ ≤ m < 1
    return (k, m) if m >= ROOT_HALF else (k - 1, 2 * m)

def log(x):
    if x == 0: return -INF
    if not x > 0: return NAN
    if x == INF: return INF
    below = 0
    if x < 2.0**-1022: x, below = x * 2.0**54, 54
    k, m = split(x)
    return L(k - below, m - 1, 0.0)

def log1p(x):
    if x == 0: return x
    if x == -1: return -INF
    if not x > -1: return NAN
    if x == INF: return INF
    u = 1 + x
    v = u - 1
    d = (1 - (u - v)) + (x - v)
    k, m = split(u)
    return L(k, m - 1, d / u) if k != 0 else L(0, x, 0.0)

# ------------------------------------------------------------------ sigmoid, tanh, softplus
def sigmoid(z):
    if z != z: return NAN
    if z < -709:
        y = 1 / (1 + exp(-(.5 * z)))
        return y * y
    return 1 / (1 + exp(-z))

def tanh(x):
    if x != x: return NAN
    k, r, c, p = reduced(-2 * min(abs(x), 20.0))
    q = r + fma(p, r * r, c)
    t = fma(2.0**k, q, 2.0**k - 1)
    return math.copysign(-t / (2 + t), x)

def softplus(z):
    return NAN if z != z else (0 if z < 0 else z) + log1p(exp(-abs(z)))

# ------------------------------------------------------------------ gaussian
MIDDLE = ([3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
           4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
          [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
           2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3])
NEAR = ([1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
         1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
        [1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9])
FAR = ([6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
       [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15])

def H(c, t):
    s = rest = 0.0
    for i in range(7, -1, -1):
        m = s * t
        n = m + c[i]
        v = n - m
        rest = fma(rest, t, fma(s, t, -m) + ((m - (n - v)) + (c[i] - v)))
        s = n
    return s, rest

def gaussian(p):
    if p == 0: return -INF
    if p == 1: return INF
    if not 0 < p < 1: return NAN
    q = p - .5
    if abs(q) <= .425:
        g, t, lists = q, fma(-q, q, .180625), MIDDLE
    else:
        r = math.sqrt(-log(p if q <= 0 else 1 - p))
        g = math.copysign(1, q)
        t, lists = (r - 1.6, NEAR) if r <= 5 else (r - 5, FAR)
    (a, a1), (b, b1) = H(lists[0], t), H(lists[1], t)
    y = a / b
    e = (fma(-y, b, a) + fma(-y, b1, a1)) / b
    return fma(g, y, g * e)

# ------------------------------------------------------------------ the sample of ElementaryTests.swift
def draw(i):
    s = (3 + (i + 1) * 0x9e3779b97f4a7c15) & MASK
    s = ((s ^ (s >> 30)) * 0xbf58476d1ce4e5b9) & MASK
    s = ((s ^ (s >> 27)) * 0x94d049bb133111eb) & MASK
    return s ^ (s >> 31)

def sample(i):
    u = ((draw(i) >> 12) + .5) * 2.0**-52
    return [lambda: double(draw(i)), lambda: (u - .5) * 1500, lambda: (u - .5) * 16, lambda: u][i % 4]()

def fingerprint(function):
    h = 14695981039346656037
    for i in range(100_000): h = ((h ^ bits(function(sample(i)))) * 1099511628211) & MASK
    return f'{h:016x}'

if __name__ == '__main__':
    for name in sys.argv[1:] or ['exp', 'log', 'log1p', 'sigmoid', 'tanh', 'softplus', 'gaussian']:
        print(name, fingerprint(globals()[name]), flush=True)
