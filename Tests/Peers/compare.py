"""Runs `backprop bench` and its peers in turn, several rounds of them, on one thread and then on two, and
prints how many times faster ours is, as Markdown tables.

    swift build -c release
    python3 Tests/Peers/compare.py [--binary .build/release/backprop] [--rounds 3] [--threads 1 2]

Needs NumPy and PyTorch. A program's time is that of its fastest repetition in all rounds: what else the
machine does can only slow one, and the programs take turns so that it hits all alike. All programs train on the same images
from the same weights: that their weights agree after some steps is checked before any time is printed.
"""

import argparse
import json
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

PEERS = {
    "NumPy float64": ("numpy_step.py", []),
    "the same in place": ("numpy_step.py", ["--in-place"]),
    "NumPy float32": ("numpy_step.py", ["--float32"]),
    "PyTorch float64": ("torch_step.py", []),
    "PyTorch float32": ("torch_step.py", ["--float32"]),
}


def run(command):
    return {r["name"]: r for r in json.loads(subprocess.check_output(command))["results"]}


def compare(binary, threads, rounds):
    options = ["--json", "--threads", str(threads)]
    commands = {"ours": [binary, "bench", *options]}
    for name, (script, flags) in PEERS.items():
        commands[name] = [sys.executable, str(HERE / script), *options, *flags]
    times = {name: {} for name in commands}
    for _ in range(rounds):
        results = {name: run(command) for name, command in commands.items()}
        for name, rows in results.items():
            for net, row in rows.items():
                ours = results["ours"][net]["norm"]
                tolerance = 1e-4 if "32" in name else 1e-10
                if abs(row["norm"] - ours) > tolerance * ours:
                    sys.exit(f"{name} trains {net} to other weights: ‖W₁‖ {row['norm']}, ours {ours}")
                times[name].setdefault(net, []).append(row["secondsPerStep"][0])
    return {name: {net: min(t) for net, t in nets.items()} for name, nets in times.items()}


def table(times):
    names = list(PEERS)
    print("| net / mini-batch | ours, µs a step | " + " | ".join(names) + " |")
    print("|---|--:|" + "--:|" * len(names))
    for net, ours in times["ours"].items():
        cells = [f"{times[name][net] * 1e6:.0f} ({times[name][net] / ours:.1f}×)" for name in names]
        print(f"| {net} | {ours * 1e6:.1f} | " + " | ".join(cells) + " |")


def processor():
    try:
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    except OSError:
        pass
    return platform.processor()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--binary", default=str(HERE.parent.parent / ".build/release/backprop"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    import numpy
    import torch

    print(f"{processor()}, {platform.system()}; NumPy {numpy.__version__}, PyTorch {torch.__version__}.")
    for threads in options.threads:
        print(f"\n{threads} thread{'s' if threads > 1 else ''} each:\n")
        table(compare(options.binary, threads, options.rounds))


main()
