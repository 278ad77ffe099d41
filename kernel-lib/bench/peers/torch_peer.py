"""The workloads in PyTorch, written as its documentation writes a training."""

import json
import os
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from data import STILL, arrays, mean_square, numbers, operands
from stopwatch import measure, report

SGD_01 = ("sgd", 0.1)
ADAM_001 = ("adam", 0.001)


def mlp(*sizes, activation=nn.ReLU):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


class WordWindow(nn.Module):
    def __init__(self, words, size, window, units):
        super().__init__()
        self.table = nn.Embedding(words, size)
        self.hidden = nn.Linear(window * size, units)
        self.output = nn.Linear(units, words)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(self.table(x).flatten(1))))


def convnet():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 7 * 7, 10),
    )  # fmt: skip


MODELS = {
    "W1": (lambda: mlp(2, 8, 1, activation=nn.Tanh), F.mse_loss, SGD_01),
    "W2": (lambda: mlp(2, 64, 64, 3, activation=nn.Tanh), F.cross_entropy, ("adam", 0.01)),
    "W3sgd": (lambda: mlp(784, 128, 10), F.cross_entropy, SGD_01),
    "W3adam": (lambda: mlp(784, 128, 10), F.cross_entropy, ADAM_001),
    "W4": (lambda: mlp(784, 512, 256, 10), F.cross_entropy, ADAM_001),
    "W5": (convnet, F.cross_entropy, SGD_01),
    "W9": (lambda: mlp(2, 4, 1), F.mse_loss, SGD_01),
    "W10": (lambda: WordWindow(256, 16, 4, 128), F.cross_entropy, SGD_01),
}
OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def training(workload, file, fused, dtype=torch.float32, still=False):
    """A function that takes a step and returns the loss it started from.

    still: hardly moves, to be timed.
    """
    found = arrays(file)
    make, criterion, (kind, rate) = MODELS[workload]
    model = make().to(dtype)
    x, y = torch.from_numpy(found.pop("x")), torch.from_numpy(found.pop("y"))
    x = x.long() if workload == "W10" else x.to(dtype)
    y = y.long() if criterion is F.cross_entropy else y.to(dtype)
    model.load_state_dict({name: torch.from_numpy(array) for name, array in found.items()})
    optimizer = OPTIMIZERS[kind](model.parameters(), lr=STILL if still else rate, fused=fused)

    def step():
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss

    return step


def losses(step, count=10):
    return [step().item() for _ in range(count)]


def train(workload, data, warm, seconds):
    file = Path(data, f"{workload}.npz")
    for name, fused in (("torch", False), ("torch fused", True)):
        check = losses(training(workload, file, fused))
        report(workload, name, check, measure(training(workload, file, fused, still=True), warm, seconds))


FUNCTIONS = {
    "gemm": (torch.matmul, torch.matmul),
    "softmax": (lambda x: torch.softmax(x, 1), lambda x, out: torch.softmax(x, 1, out=out)),
    "exp": (torch.exp, torch.exp),
    "tanh": (torch.tanh, torch.tanh),
    "sum": (torch.sum, None),
    "abc": (lambda a, b, c: a * b + c, lambda a, b, c, out: torch.addcmul(c, a, b, out=out)),
}


def micro(name, warm, seconds):
    if name == "adam-10M":
        return adam(warm, seconds)
    function, into = FUNCTIONS[name.split("-")[0]]
    inputs = [torch.from_numpy(operand) for operand in operands(name)]
    result = function(*inputs)
    report(name, "torch", [mean_square(result)], measure(lambda: function(*inputs), warm, seconds))
    if into:
        into(*inputs, out=result)
        times = measure(lambda: into(*inputs, out=result), warm, seconds)
        report(name, "torch out=", [mean_square(result)], times)


def adam(warm, seconds):
    for name, options in (("torch", {"foreach": False}), ("torch foreach", {"foreach": True}), ("torch fused", {"fused": True})):
        optimizer, weight = adam_of(torch.float32, **options)
        optimizer.step()
        check = [mean_square(weight.detach())]
        report("adam-10M", name, check, measure(optimizer.step, warm, seconds))


def adam_of(dtype, **options):
    weight = torch.from_numpy(numbers(10_000_000)).to(dtype).requires_grad_()
    weight.grad = torch.from_numpy(numbers(10_000_000) + 1).to(dtype)
    return torch.optim.Adam([weight], lr=0.001, **options), weight


def reference(data):
    """What every library's numbers are compared with: the same in float64."""
    for workload in MODELS:
        check = losses(training(workload, Path(data, f"{workload}.npz"), False, torch.float64))
        print(workload, *(f"{loss:.9g}" for loss in check))
    for name in json.load(sys.stdin):
        if name == "adam-10M":
            optimizer, weight = adam_of(torch.float64)
            optimizer.step()
            result = weight.detach()
        else:
            result = FUNCTIONS[name.split("-")[0]][0](*(torch.from_numpy(o).double() for o in operands(name)))
        print(name, f"{mean_square(result):.9g}")


def main(job, *rest):
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    if job == "train":
        train(rest[0], rest[1], float(rest[2]), float(rest[3]))
    elif job == "micro":
        for name in rest[0].split(","):
            micro(name, float(rest[1]), float(rest[2]))
    else:
        reference(rest[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
