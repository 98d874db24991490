"""One step of gradient descent from an export of backprop, in NumPy, with four gaps.

    python3 skeleton.py step.npz                reads step.npz, writes mine.npz
    backprop diagnose mine.npz --step step.npz  judges it

Fill the gaps one by one, in place of gap(…). Up to the first open gap, all that was computed
is written, so that it can be judged. Lesson 9 goes with it.

For hidden layers of sigmoid, cross-entropy, and L2 with λ/n or off.
"""
import sys

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gap(number, wanted):
    """Stands where a line is missing: writes what there is and stops."""
    np.savez("mine.npz", **mine)
    sys.exit(f"wrote {len(mine)} arrays to mine.npz; gap {number} is open: {wanted}")


step = np.load(sys.argv[1] if len(sys.argv) > 1 else "step.npz")
for name, known in {"cost": "cross-entropy", "activation.1": "sigmoid", "l2.scale": "dataset",
                    "l1": "off", "rule": "sgd"}.items():
    if name in step.files and str(step[name]) != known:
        sys.exit(f"this program knows {name} {known} only, and the step has {step[name]}")
x, y = step["x"], step["y"]                     # m × pixels, m × 10
m, n = len(x), int(step["n"])                   # images in the mini-batch, in the training set
eta = float(step["eta"])
lam = float(step["lambda"]) if str(step["l2"]) == "on" else 0.0
L = len([name for name in step.files if name[0] == "w" and name[1:].isdigit()])
layers = range(1, L + 1)
w = {l: step[f"w{l}"] for l in layers}          # in × out
b = {l: step[f"b{l}"] for l in layers}          # out
z, a, delta, dw, db, l2 = {}, {0: x}, {}, {}, {}, {}
mine = {}                                       # what will be judged

# forward
for l in layers:
    z[l] = a[l - 1] @ w[l] + b[l]
    a[l] = sigmoid(z[l])
    mine[f"z{l}"], mine[f"a{l}"] = z[l], a[l]
mine["cost"] = (-np.sum(y * np.log(a[L]) + (1 - y) * np.log(1 - a[L])) / m
                + lam / (2 * n) * sum(np.sum(w[l] ** 2) for l in layers))

# backward, from the last layer down
for l in reversed(layers):
    if l == L:
        delta[l] = gap(1, "δ of the last layer, m × 10, from a[l] and y")
    else:
        delta[l] = gap(2, "δ of a hidden layer, from delta[l + 1], w[l + 1] and a[l]")
    mine[f"delta{l}"] = delta[l]

# the gradient: what the data ask, and what L2 asks
for l in layers:
    dw[l] = gap(3, "what the data ask of w[l], in × out, from a[l - 1] and delta[l]")
    db[l] = delta[l].mean(axis=0)
    assert dw[l].shape == w[l].shape, f"w{l} is {w[l].shape}, its gradient {dw[l].shape}: l?"
    mine[f"data.w{l}"], mine[f"grad.b{l}"] = dw[l], db[l]
for l in layers:
    l2[l] = gap(4, "what L2 asks of w[l]")
    mine[f"l2.w{l}"], mine[f"grad.w{l}"] = l2[l], dw[l] + l2[l]

# the update goes against the gradient
for l in layers:
    mine[f"new.w{l}"] = w[l] - eta * (dw[l] + l2[l])
    mine[f"new.b{l}"] = b[l] - eta * db[l]

np.savez("mine.npz", **mine)
print(f"wrote {len(mine)} arrays to mine.npz")
