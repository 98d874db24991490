"""The work of `backprop bench`, made from the formulas of Sources/Bench/BenchProblem.swift: images, labels,
order and first weights are the same numbers. Also the clock and the printing that every peer shares.
"""

import argparse
import json
import os
import statistics
import time


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--float32", action="store_true", help="single precision instead of double")
    parser.add_argument("--in-place", action="store_true", help="NumPy only: no new arrays for the weights")
    parser.add_argument("--repetitions", type=int, default=41)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


OPTIONS = arguments(__doc__)
# NumPy's matrix library reads these when it is loaded.
for library in ("OPENBLAS", "MKL", "OMP", "VECLIB"):
    os.environ[f"{library}_NUM_THREADS"] = str(OPTIONS.threads)

import numpy as np  # noqa: E402

CONFIGURATIONS = [
    ([784, 30, 10], 10, 100),
    ([784, 60, 20, 10], 50, 100),
    ([784, 100, 10], 10, 100),
    ([784, 100, 10], 100, 100),
    ([784, 512, 256, 10], 128, 20),
]
IMAGES = 10_000
ETA, LAMBDA, N = 0.5, 5.0, 50_000


def bits(seed, index):
    """Draws of SplitMix64, used as a counter; index is an array."""
    with np.errstate(over="ignore"):
        s = np.uint64(seed) + (index.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        s = (s ^ (s >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        s = (s ^ (s >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return s ^ (s >> np.uint64(31))


def below(draws, bound):
    """The high 64 bits of draw · bound, without 128-bit integers."""
    low = (draws & np.uint64(0xFFFFFFFF)) * np.uint64(bound)
    return (((draws >> np.uint64(32)) * np.uint64(bound) + (low >> np.uint64(32))) >> np.uint64(32)).astype(int)


def images():
    """Codes 0 … 255, 10,000 × 784."""
    middles = 7 + below(bits(2026, np.arange(6 * IMAGES)), 14).reshape(IMAGES, 3, 2)
    row, column = np.mgrid[0:28, 0:28]
    codes = np.zeros((IMAGES, 28, 28), dtype=int)
    for spot in range(3):
        middle = middles[:, spot, :, None, None]
        distance = (row - middle[:, 0]) ** 2 + (column - middle[:, 1]) ** 2
        np.maximum(codes, np.where(distance <= 18, 255 - 12 * distance, 0), out=codes)
    return codes.reshape(IMAGES, 784)


def order():
    """The order of one epoch."""
    places = list(range(IMAGES))
    draws = bits(2027, np.arange(IMAGES)).tolist()
    for i in range(IMAGES - 1, 0, -1):
        j = (draws[i] * (i + 1)) >> 64
        places[i], places[j] = places[j], places[i]
    return np.array(places)


def weights(sizes):
    """The first weights of every layer, in × out; the biases are 0."""
    result = []
    for l in range(1, len(sizes)):
        count = sizes[l - 1] * sizes[l]
        uniform = ((bits(l, np.arange(count)) >> np.uint64(12)).astype(float) + 0.5) * 2.0**-52
        result.append(((2 * uniform - 1) / np.sqrt(sizes[l - 1])).reshape(sizes[l - 1], sizes[l]))
    return result


def batches(m):
    """The places of the images of each mini-batch, again and again."""
    places = order()
    whole = IMAGES // m
    k = 0
    while True:
        yield places[k % whole * m : k % whole * m + m]
        k += 1


def measure(make):
    """Rows like those of `backprop bench --json`. make(sizes, m) returns step() and norm()."""
    results = []
    for sizes, m, hashed_steps in CONFIGURATIONS:
        step, norm = make(sizes, m)
        for _ in range(hashed_steps):
            step()
        agreed = norm()
        begin = time.perf_counter()
        for _ in range(5):
            step()
        steps = max(int(0.02 * 5 / (time.perf_counter() - begin)), 1)
        seconds = []
        for _ in range(OPTIONS.repetitions):
            begin = time.perf_counter()
            for _ in range(steps):
                step()
            seconds.append((time.perf_counter() - begin) / steps)
        name = "-".join(map(str, sizes)) + f"/{m}"
        results.append({"name": name, "batch": m, "secondsPerStep": sorted(seconds), "norm": agreed})
    return results


def show(results):
    """The columns of `backprop bench`, but for the shares of the peak and the hash."""
    if OPTIONS.json:
        print(json.dumps({"threads": OPTIONS.threads, "results": results}, indent=2))
        return
    print(f"{'net/batch':18}  {'µs/step':>8}  {'spread':>6}  {'images/s':>8}  {'s/epoch':>7}")
    for result in results:
        seconds = result["secondsPerStep"]
        median = statistics.median(seconds)
        spread = (seconds[len(seconds) * 3 // 4] - seconds[len(seconds) // 4]) / median
        rate = result["batch"] / median
        print(
            f"{result['name']:18}  {median * 1e6:8.1f}  {spread:6.0%}  {rate:8.0f}  {50_000 / rate:7.3f}"
        )
