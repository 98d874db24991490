"""One training step in PyTorch, as it is usually written: modules, autograd, torch.optim.SGD."""

import problem

import numpy as np
import torch

torch.set_num_threads(problem.OPTIONS.threads)
KIND = torch.float32 if problem.OPTIONS.float32 else torch.float64


def make(sizes, m):
    images = torch.tensor(problem.images() / 255, dtype=KIND)
    targets = torch.eye(10, dtype=KIND)[torch.arange(problem.IMAGES) % 10]
    layers = []
    for l, w in enumerate(problem.weights(sizes)):
        if l > 0:
            layers.append(torch.nn.Sigmoid())
        linear = torch.nn.Linear(*w.shape, dtype=KIND)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(w.T))
            linear.bias.zero_()
        layers.append(linear)
    network = torch.nn.Sequential(*layers)
    cost = torch.nn.BCEWithLogitsLoss(reduction="sum")
    named = list(network.named_parameters())
    optimiser = torch.optim.SGD(
        [
            {
                "params": [p for name, p in named if name.endswith("weight")],
                "weight_decay": problem.LAMBDA / problem.N,
            },
            {"params": [p for name, p in named if name.endswith("bias")]},
        ],
        lr=problem.ETA,
    )
    batches = map(torch.from_numpy, problem.batches(m))

    def step():
        places = next(batches)
        optimiser.zero_grad()
        (cost(network(images[places]), targets[places]) / m).backward()
        optimiser.step()

    return step, lambda: float(np.linalg.norm(network[0].weight.detach().numpy().astype(float)))


problem.show(problem.measure(make))
