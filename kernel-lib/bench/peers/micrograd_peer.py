"""The scalar network in micrograd, as its author's demonstration writes a training."""

import sys
from pathlib import Path

from micrograd.nn import MLP

from data import arrays
from stopwatch import measure, report

RATE = 0.1


def training(file):
    found = arrays(file)
    model = MLP(2, [4, 1])
    for layer, name in zip(model.layers, ("0", "2")):
        for neuron, weights, bias in zip(layer.neurons, found[f"{name}.weight"], found[f"{name}.bias"]):
            neuron.b.data = float(bias)
            for w, number in zip(neuron.w, weights):
                w.data = float(number)
    xs, ys = found["x"].tolist(), found["y"].flatten().tolist()

    def step():
        loss = sum((model(x) - y) ** 2 for x, y in zip(xs, ys)) * (1 / len(xs))
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p.data -= RATE * p.grad
        return loss

    return step


def main(_, workload, data, warm, seconds):
    file = Path(data, f"{workload}.npz")
    check, step = [], training(file)
    for _ in range(10):
        check.append(step().data)
    report(workload, "micrograd", check, measure(training(file), float(warm), float(seconds)))


if __name__ == "__main__":
    main(*sys.argv[1:])
