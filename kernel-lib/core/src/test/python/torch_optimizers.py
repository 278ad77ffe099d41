"""Optimizers, schedules, clipping and loss scaling."""

import warnings

import numpy as np
import torch
from torch import optim
from torch.optim import lr_scheduler as schedulers

from torch_cases import TYPES, Cases

STEPS = 20

OPTIMIZERS = {
    "sgd": lambda p: optim.SGD(p, 0.1),
    "sgd decay": lambda p: optim.SGD(p, 0.1, weight_decay=0.2),
    "momentum": lambda p: optim.SGD(p, 0.1, momentum=0.9),
    "momentum decay": lambda p: optim.SGD(p, 0.1, momentum=0.9, weight_decay=0.2),
    "nesterov": lambda p: optim.SGD(p, 0.1, momentum=0.9, nesterov=True),
    "nesterov decay": lambda p: optim.SGD(p, 0.1, momentum=0.9, nesterov=True, weight_decay=0.2),
    "adaGrad": lambda p: optim.Adagrad(p, 0.1),
    "adaGrad decay": lambda p: optim.Adagrad(p, 0.1, weight_decay=0.2),
    "rmsProp": lambda p: optim.RMSprop(p, 0.1),
    "rmsProp decay": lambda p: optim.RMSprop(p, 0.1, weight_decay=0.2),
    "rmsProp 0.9": lambda p: optim.RMSprop(p, 0.1, alpha=0.9, eps=1e-3),
    "adam": lambda p: optim.Adam(p, 0.1),
    "adam decay": lambda p: optim.Adam(p, 0.1, weight_decay=0.2),
    "adam 0.5": lambda p: optim.Adam(p, 0.1, betas=(0.5, 0.8), eps=1e-3),
    "adamW": lambda p: optim.AdamW(p, 0.1),
    "adamW decay": lambda p: optim.AdamW(p, 0.1, weight_decay=0.2),
    "groups": lambda p: optim.AdamW(
        [{"params": p[:1]}, {"params": p[1:], "lr": 0.03, "weight_decay": 0.5}], 0.1
    ),
}


def optimizers():
    """θ after each step, for a matrix, a single number and an empty tensor, whose gradients are
    given for each step and reach from 1e-8 to 1e6."""
    cases = Cases("optimizers")
    random = np.random.default_rng(1)
    shapes = [(2, 3), (1,), (0, 3)]
    starts = [random.normal(size=shape) for shape in shapes]
    gradients = [random.normal(size=(STEPS, *shape)) for shape in shapes]
    gradients[0][:, 0, 1] *= 1e6
    gradients[0][:, 0, 2] *= 1e-8
    gradients[0][:, 1, 0] = 0
    for i in range(len(shapes)):
        cases.arrays[f"start{i}"] = starts[i]
        cases.arrays[f"gradients{i}"] = gradients[i]
    for name, make in OPTIMIZERS.items():
        for label, dtype in TYPES.items():
            leaves = [torch.tensor(start, dtype=dtype, requires_grad=True) for start in starts]
            optimizer = make(leaves)
            path = []
            for step in range(STEPS):
                for i, theta in enumerate(leaves):
                    theta.grad = torch.tensor(gradients[i][step], dtype=dtype)
                optimizer.step()
                path.append(torch.cat([theta.detach().flatten() for theta in leaves]))
            cases.put(f"{name}.{label}.y", torch.stack(path))
    cases.write()


def warmup_cosine(optimizer):
    warmup = schedulers.LinearLR(optimizer, start_factor=1 / 6, total_iters=5)
    fall = schedulers.CosineAnnealingLR(optimizer, T_max=25, eta_min=0.01)
    return schedulers.SequentialLR(optimizer, [warmup, fall], milestones=[5])


SCHEDULES = {
    "constant": lambda o: schedulers.LambdaLR(o, lambda t: 1),
    "step": lambda o: schedulers.StepLR(o, 7, 0.5),
    "exponential": lambda o: schedulers.ExponentialLR(o, 0.9),
    "cosine": lambda o: schedulers.CosineAnnealingLR(o, 25),
    "cosine lowest": lambda o: schedulers.CosineAnnealingLR(o, 25, 0.05),
    "warmupCosine": warmup_cosine,
    "oneCycle": lambda o: schedulers.OneCycleLR(o, 0.3, total_steps=30, cycle_momentum=False),
    "oneCycle 0.5": lambda o: schedulers.OneCycleLR(
        o, 0.3, total_steps=30, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False
    ),
}


def schedules():
    """The rate before each of 30 steps, and what a plateau makes of 30 losses."""
    cases = Cases("schedules")
    for name, make in SCHEDULES.items():
        optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], 0.3)
        scheduler = make(optimizer)
        rates = []
        for step in range(30):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if step < 29:
                step_quietly(scheduler)
        cases.arrays[name] = np.array(rates)
    losses = 2 + np.cos(np.arange(30) / 4) * np.exp(-np.arange(30) / 20)
    losses[11] = np.nan
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], 0.3)
    scheduler = schedulers.ReduceLROnPlateau(optimizer, factor=0.5, patience=2, min_lr=0.01)
    rates = []
    for loss in losses:
        scheduler.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    cases.arrays["losses"] = losses
    cases.arrays["plateau"] = np.array(rates)
    cases.write()


def step_quietly(scheduler):
    # SequentialLR calls a deprecated form of step() itself.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scheduler.step()


def clipping():
    """Gradients of two parameters, clipped; and the scale of a loss scaler after each step."""
    cases = Cases("clipping")
    gradients = [np.array([[3.0, -40.0], [0.5, 1e4]]), np.array([-2.0])]
    for i, gradient in enumerate(gradients):
        cases.arrays[f"gradient{i}"] = gradient
    for label, dtype in TYPES.items():
        for limit in (0.0, 1.0, 1e6):
            leaves = with_gradients(gradients, dtype)
            norm = torch.nn.utils.clip_grad_norm_(leaves, limit)
            put_gradients(cases, f"norm {limit}.{label}", leaves)
            cases.put(f"norm {limit}.{label}.norm", norm)
            leaves = with_gradients(gradients, dtype)
            torch.nn.utils.clip_grad_value_(leaves, limit)
            put_gradients(cases, f"value {limit}.{label}", leaves)
    overflows = [0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1]
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**15, growth_interval=3)
    scales = []
    for overflow in overflows:
        theta = torch.zeros(1, requires_grad=True)
        optimizer = optim.SGD([theta], 0.1)
        scaler.scale(theta.sum()).backward()
        if overflow:
            theta.grad[0] = torch.inf
        scaler.step(optimizer)
        scaler.update()
        scales.append(scaler.get_scale())
    cases.arrays["overflows"] = np.array(overflows, dtype=np.float64)
    cases.arrays["scales"] = np.array(scales)
    cases.write()


def with_gradients(gradients, dtype):
    leaves = []
    for gradient in gradients:
        leaf = torch.zeros(gradient.shape, dtype=dtype, requires_grad=True)
        leaf.grad = torch.tensor(gradient, dtype=dtype)
        leaves.append(leaf)
    return leaves


def put_gradients(cases, name, leaves):
    cases.put(f"{name}.y", torch.cat([leaf.grad.flatten() for leaf in leaves]))
