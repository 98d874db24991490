#!/usr/bin/env python3
"""Programs as learners write them, each with no mistake, one or two: what `diagnose` is tried with.

    learners.py FOLDER COUNT [SEED]    writes COUNT files NUMBER.npz (and NUMBER.step.npz where x, y, W and b are
                                       to come from a step), and cases.tsv: file, options, mistakes
    learners.py FOLDER each            the same with every mistake once, some pairs, and some without any: what
                                       the folder learners beside this file holds

None of the program's own code is in it. One learner keeps images in rows and weights in x out, one images in
columns and weights out x in as Nielsen's book does, one works in float32 and leaves the gradient to PyTorch
where that is installed.
"""
import pathlib
import sys

import numpy as np

np.seterr(over='ignore')


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


FUNCTIONS = {
    'sigmoid': (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    'tanh': (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    'relu': (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(z.dtype)),
}


class Problem:
    """A network, a mini-batch and the numbers of one step; rows are images, weights in x out."""

    def __init__(self, dice, dtype=np.float64, is_small=False):
        shapes = [[6, 5, 4, 10], [7, 6, 6, 10], [9, 10]] if is_small else [[6, 5, 4, 10], [12, 8, 10], [9, 10], [7, 6, 6, 10], [20, 12, 9, 8, 10], [16, 10, 10]]
        self.sizes = shapes[dice.integers(len(shapes))]
        self.activation = ['sigmoid', 'sigmoid', 'tanh', 'relu'][dice.integers(4)]
        self.cost = ['cross-entropy', 'cross-entropy', 'quadratic', 'log-likelihood'][dice.integers(4)]
        self.m = int(dice.integers(3, 14))
        self.n = int(self.m * dice.integers(20, 90) + dice.integers(1, 7))
        self.lam = float(dice.choice([0.3, 0.7, 1.7, 5.0, 11.0]))
        self.eta = float(dice.choice([0.1, 0.25, 0.3, 0.7, 3.0]))
        pixels = dice.integers(0, 256, (self.m, self.sizes[0])) * (dice.random((self.m, self.sizes[0])) < 0.6)
        self.x = (pixels / 255).astype(dtype)
        self.labels = dice.integers(0, 10, self.m)
        # Two classes at least, lest a shuffle change nothing.
        self.labels[:2] = [3, 7]
        self.y = np.eye(10, dtype=dtype)[self.labels]
        self.W = [(dice.normal(size=(i, o)) / np.sqrt(i)).astype(dtype)
                  for i, o in zip(self.sizes, self.sizes[1:])]
        self.b = [(dice.normal(size=o) * 0.7).astype(dtype) for o in self.sizes[1:]]
        self.dtype = dtype


MISTAKES = [
    'l2-divided-by-m', 'l2-undivided', 'l2-doubled', 'l2-halved', 'l2-missing', 'l2-wrong-sign', 'l2-on-biases',
    'l2-averaged-with-data', 'l1-for-l2', 'data-summed', 'data-divided-by-n', 'data-averaged-over-outputs',
    'slope-forgotten', 'slope-of-activation', 'output-slope-extra', 'output-slope-missing', 'delta-sign',
    'update-sign', 'weights-updated-too-soon', 'weights-not-transposed', 'bias-forgotten', 'bias-summed',
    'bias-missing', 'bias-averaged-over-units', 'labels-shifted', 'images-shuffled-alone', 'pixels-not-scaled',
]


def makes_sense(mistake, p):
    hidden = len(p.sizes) > 2
    if mistake in ('slope-forgotten', 'weights-updated-too-soon'):
        return hidden
    if mistake == 'slope-of-activation':
        # relu'(relu(z)) is relu'(z).
        return hidden and p.activation != 'relu'
    if mistake == 'weights-not-transposed':
        # The last hidden weights that are squares.
        return any(i == o for i, o in zip(p.sizes[1:], p.sizes[2:]))
    if mistake == 'output-slope-extra':
        return p.cost == 'cross-entropy'
    if mistake == 'output-slope-missing':
        return p.cost == 'quadratic'
    return True


def step_in_rows(p, bugs, dice):
    """The step as somebody writes it who keeps an image in a row."""
    x, y = p.x, p.y
    if 'pixels-not-scaled' in bugs:
        x = x * 255
    if 'labels-shifted' in bugs:
        y = np.roll(y, 1, axis=1)
    if 'images-shuffled-alone' in bugs:
        order = dice.permutation(p.m)
        while (p.labels[order] == p.labels).all():
            order = dice.permutation(p.m)
        x = x[order]
    f, slope = FUNCTIONS[p.activation]
    L = len(p.W)
    A, Z = [x], []
    for l in range(L):
        z = A[-1] @ p.W[l]
        if 'bias-forgotten' not in bugs:
            z = z + p.b[l]
        Z.append(z)
        last = softmax if p.cost == 'log-likelihood' else sigmoid
        A.append(f(z) if l < L - 1 else last(z))
    out = {}
    d = A[-1] - y
    if 'delta-sign' in bugs:
        d = y - A[-1]
    if (p.cost == 'quadratic') != ('output-slope-missing' in bugs or 'output-slope-extra' in bugs):
        d = d * A[-1] * (1 - A[-1])
    D = [None] * L
    D[-1] = d
    dW, db, data, l2 = [None] * L, [None] * L, [None] * L, [None] * L
    W_new = [w.copy() for w in p.W]
    per = {'data-summed': 1, 'data-divided-by-n': p.n, 'data-averaged-over-outputs': 10 * p.m}
    divisor = next((per[b] for b in bugs if b in per), p.m)
    for l in reversed(range(L)):
        if l < L - 1:
            W = W_new[l + 1] if 'weights-updated-too-soon' in bugs else p.W[l + 1]
            if 'weights-not-transposed' in bugs and W.shape[0] == W.shape[1]:
                d = d @ W
            else:
                d = d @ W.T
            if 'slope-of-activation' in bugs:
                d = d * slope(A[l + 1])
            elif 'slope-forgotten' not in bugs:
                d = d * slope(Z[l])
            D[l] = d
        data[l] = A[l].T @ d / divisor
        db[l] = d.sum(axis=0) / divisor
        if 'bias-summed' in bugs:
            db[l] = d.sum(axis=0)
        if 'bias-missing' in bugs:
            db[l] = np.zeros_like(p.b[l])
        if 'bias-averaged-over-units' in bugs:
            db[l] = np.full_like(p.b[l], db[l].mean())
        if 'l2-on-biases' in bugs:
            db[l] = db[l] + p.lam / p.n * p.b[l]
        l2[l] = p.lam / p.n * p.W[l]
        if 'l2-divided-by-m' in bugs:
            l2[l] = p.lam / p.m * p.W[l]
        if 'l2-undivided' in bugs:
            l2[l] = p.lam * p.W[l]
        if 'l2-doubled' in bugs:
            l2[l] = 2 * p.lam / p.n * p.W[l]
        if 'l2-halved' in bugs:
            l2[l] = p.lam / (2 * p.n) * p.W[l]
        if 'l2-missing' in bugs:
            l2[l] = 0 * p.W[l]
        if 'l2-wrong-sign' in bugs:
            l2[l] = -p.lam / p.n * p.W[l]
        if 'l2-averaged-with-data' in bugs:
            l2[l] = p.lam / p.n * p.W[l] / p.m
        if 'l1-for-l2' in bugs:
            l2[l] = p.lam / p.n * np.sign(p.W[l])
        dW[l] = data[l] + l2[l]
        sign = -1 if 'update-sign' in bugs else 1
        W_new[l] = p.W[l] - sign * p.eta * dW[l]
    b_new = [b - sign * p.eta * g for b, g in zip(p.b, db)]
    return dict(x=x, y=y, Z=Z, A=A, D=D, dW=dW, db=db, data=data, l2=l2, W_new=W_new, b_new=b_new)


def step_in_torch(p, bugs):
    """The step as PyTorch makes it: float32, weights out x in, the gradient by autograd."""
    import torch
    Ws = [torch.tensor(w.T.copy(), dtype=torch.float32, requires_grad=True) for w in p.W]
    bs = [torch.tensor(b, dtype=torch.float32, requires_grad=True) for b in p.b]
    x, y = torch.tensor(p.x, dtype=torch.float32), torch.tensor(p.y, dtype=torch.float32)
    f = {'sigmoid': torch.sigmoid, 'tanh': torch.tanh, 'relu': torch.relu}[p.activation]
    a = x
    for l, (W, b) in enumerate(zip(Ws, bs)):
        z = torch.nn.functional.linear(a, W, b)
        a = f(z) if l < len(Ws) - 1 else z
    if p.cost == 'cross-entropy':
        reduction = 'mean' if 'data-averaged-over-outputs' in bugs else 'sum'
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction=reduction)
        loss = loss if reduction == 'mean' else loss if 'data-summed' in bugs else loss / p.m
    elif p.cost == 'quadratic':
        loss = ((torch.sigmoid(z) - y) ** 2).sum() / 2
        loss = loss if 'data-summed' in bugs else \
            loss / (10 * p.m) if 'data-averaged-over-outputs' in bugs else loss / p.m
    else:
        loss = torch.nn.functional.cross_entropy(z, y, reduction='sum')
        loss = loss if 'data-summed' in bugs else \
            loss / (10 * p.m) if 'data-averaged-over-outputs' in bugs else loss / p.m
    factor = p.lam / (2 * p.n)
    for bug, k in [('l2-divided-by-m', p.n / p.m), ('l2-doubled', 2), ('l2-halved', 0.5), ('l2-undivided', p.n),
                   ('l2-missing', 0), ('l2-wrong-sign', -1)]:
        if bug in bugs:
            factor *= k
    loss = loss + factor * sum((W ** 2).sum() for W in Ws)
    if 'l2-on-biases' in bugs:
        loss = loss + p.lam / (2 * p.n) * sum((b ** 2).sum() for b in bs)
    loss.backward()
    return dict(Ws=[W.detach().numpy() for W in Ws], bs=[b.detach().numpy() for b in bs],
                dW=[W.grad.numpy() for W in Ws], db=[b.grad.numpy() for b in bs])


TORCH_MISTAKES = ['data-averaged-over-outputs', 'data-summed', 'l2-divided-by-m', 'l2-doubled', 'l2-halved',
                  'l2-undivided', 'l2-missing', 'l2-wrong-sign', 'l2-on-biases']
NAMES = [
    dict(w='W{}', b='b{}', z='Z{}', a='A{}', d='dZ{}', g='dW{}', h='db{}', nw='new_W{}', nb='new_b{}', x='X', y='Y'),
    dict(w='w{}', b='b{}', z='z{}', a='a{}', d='delta{}', g='grad.w{}', h='grad.b{}', nw='new.w{}', nb='new.b{}',
         x='x', y='y'),
    dict(w='weights{}', b='biases{}', z='z_{}', a='a_{}', d='delta_{}', g='grad_w{}', h='grad_b{}', nw='w{}_new',
         nb='b{}_new', x='x', y='y'),
    dict(w='W_{}', b='b_{}', z='z{}', a='a{}', d='dz{}', g='nabla_w{}', h='nabla_b{}', nw='new.w{}', nb='new.b{}',
         x='x_batch', y='y_batch'),
]


def write(folder, number, dice, cases, has_torch, wanted=None):
    style = ['rows', 'rows', 'columns', 'columns', 'float32'][dice.integers(5)]
    use_torch = style == 'float32' and has_torch and dice.random() < 0.7
    p = Problem(dice, np.float32 if style == 'float32' else np.float64, wanted is not None)
    count = [0, 1, 1, 1, 1, 2, 2][dice.integers(7)]
    if wanted is not None:
        if not all(makes_sense(b, p) for b in wanted):
            return False
        use_torch, count = False, len(wanted)
    pool = [b for b in (TORCH_MISTAKES if use_torch else MISTAKES) if makes_sense(b, p)]
    bugs = set(wanted or ())
    while len(bugs) < count:
        bugs.add(pool[dice.integers(len(pool))])
    groups = [{b for b in bugs if b.startswith(k)} for k in
              ('l2', 'data-', 'slope', 'bias-', 'output-', 'images', 'labels', 'pixels', 'update')]
    groups += [bugs & {'l1-for-l2', *(b for b in bugs if b.startswith('l2') and b != 'l2-on-biases')},
               bugs & {'labels-shifted', 'images-shuffled-alone', 'pixels-not-scaled'},
               bugs & {'data-summed', 'data-divided-by-n', 'data-averaged-over-outputs', 'bias-summed'},
               bugs & {'bias-missing', 'l2-on-biases', 'bias-averaged-over-units', 'bias-summed'}]
    if any(len(g) > 1 for g in groups):
        return False
    names = NAMES[dice.integers(len(NAMES))]
    what = ['gradients', 'gradients', 'deltas', 'everything'][dice.integers(4)]
    from_step = dice.random() < 0.3 or bool(bugs & {'labels-shifted', 'images-shuffled-alone', 'pixels-not-scaled'})
    file = {}
    if use_torch:
        t, what = step_in_torch(p, bugs), 'gradients'
        for l in range(len(p.W)):
            file[names['g'].format(l + 1)] = t['dW'][l]
            file[names['h'].format(l + 1)] = t['db'][l]
            if not from_step:
                file[names['w'].format(l + 1)] = t['Ws'][l]
                file[names['b'].format(l + 1)] = t['bs'][l]
        if not from_step:
            file[names['x']], file[names['y']] = p.x, p.y
    else:
        s = step_in_rows(p, bugs, dice)
        if 'update-sign' in bugs:
            what = 'everything'
        turn = (lambda v: v.T.copy()) if style == 'columns' else (lambda v: v)
        column = (lambda v: v.reshape(-1, 1)) if style == 'columns' and dice.random() < 0.7 else (lambda v: v)
        for l in range(len(p.W)):
            k = l + 1
            file[names['g'].format(k)] = turn(s['dW'][l])
            file[names['h'].format(k)] = column(s['db'][l])
            if not from_step:
                file[names['w'].format(k)] = turn(p.W[l])
                file[names['b'].format(k)] = column(p.b[l])
            if what != 'gradients':
                file[names['d'].format(k)] = turn(s['D'][l])
            if what == 'everything':
                file[names['z'].format(k)] = turn(s['Z'][l])
                file[names['a'].format(k)] = turn(s['A'][k])
                file[names['nw'].format(k)] = turn(s['W_new'][l])
                file[names['nb'].format(k)] = column(s['b_new'][l])
                file[f'data.w{k}'] = turn(s['data'][l])
                file[f'l2.w{k}'] = turn(s['l2'][l])
        if not from_step:
            file[names['x']], file[names['y']] = turn(s['x']), turn(s['y'])
    options = [f'--cost {p.cost}', f'--activation {p.activation}']
    scalars = dict(n=p.n, **{'lambda': p.lam}, eta=p.eta)
    if from_step:
        step = dict(x=p.x, y=p.y, cost=p.cost, m=p.m, **scalars)
        for l, (w, b) in enumerate(zip(p.W, p.b)):
            step |= {f'w{l + 1}': w, f'b{l + 1}': b, f'activation.{l + 1}': p.activation}
        last = 'softmax' if p.cost == 'log-likelihood' else 'sigmoid'
        step[f'activation.{len(p.W)}'] = last
        np.savez_compressed(folder / f'{number}.step.npz', **step)
        options = [f'--step {number}.step.npz']
    elif dice.random() < 0.5:
        file |= scalars
    else:
        options += [f'--n {p.n}', f'--lambda {p.lam}', f'--eta {p.eta}']
    (np.savez if wanted is None and dice.random() < 0.5 else np.savez_compressed)(folder / f'{number}.npz', **file)
    kind = 'torch' if use_torch else style
    cases.append(f"{number}.npz\t{' '.join(options)}\t{','.join(sorted(bugs)) or 'none'}\t"
                 f"{kind} {what} {'-'.join(map(str, p.sizes))} {p.activation} {p.cost} m={p.m} n={p.n}")
    return True


PAIRS = [('l2-divided-by-m', 'slope-forgotten'), ('data-summed', 'l2-missing'), ('delta-sign', 'l2-doubled'),
         ('bias-summed', 'output-slope-extra'), ('labels-shifted', 'l2-halved'), ('bias-missing', 'update-sign'),
         ('images-shuffled-alone', 'l2-divided-by-m'), ('data-averaged-over-outputs', 'slope-of-activation')]


def main(folder, count, seed=1):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import torch  # noqa: F401
        has_torch = True
    except ImportError:
        has_torch = False
    dice, cases, number = np.random.default_rng(int(seed)), [], 0
    if count == 'each':
        for wanted in [(), (), (), (), (), *((b,) for b in MISTAKES), *PAIRS]:
            while not write(folder, number + 1, dice, cases, False, wanted):
                pass
            number += 1
    else:
        while number < int(count):
            number += write(folder, number + 1, dice, cases, has_torch)
    (folder / 'cases.tsv').write_text('\n'.join(cases) + '\n')


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
