"""The workloads in JAX: a jit for each step, and a whole loop of steps in one jit."""

import os
import sys
from pathlib import Path

import jax
import numpy as np
from jax import lax
from jax import numpy as jnp

from data import STILL, arrays, mean_square, numbers, operands
from stopwatch import measure, report


def linear(p, name, x):
    return x @ p[f"{name}.weight"].T + p[f"{name}.bias"]


def mlp(activation, *names):
    def forward(p, x):
        for name in names[:-1]:
            x = activation(linear(p, name, x))
        return linear(p, names[-1], x)

    return forward


def conv(p, name, x):
    y = lax.conv_general_dilated(x, p[f"{name}.weight"], (1, 1), "SAME", dimension_numbers=("NCHW", "OIHW", "NCHW"))
    return y + p[f"{name}.bias"][:, None, None]


def pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")


def convnet(p, x):
    x = pool(jax.nn.relu(conv(p, "0", x)))
    x = pool(jax.nn.relu(conv(p, "3", x)))
    return linear(p, "7", x.reshape(x.shape[0], -1))


def words(p, x):
    seen = p["table.weight"][x].reshape(x.shape[0], -1)
    return linear(p, "output", jnp.tanh(linear(p, "hidden", seen)))


def mse(outputs, y):
    return jnp.mean((outputs - y) ** 2)


def cross_entropy(logits, y):
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), y[:, None], axis=1))


MODELS = {
    "W1": (mlp(jnp.tanh, "0", "2"), mse, "sgd", 0.1),
    "W2": (mlp(jnp.tanh, "0", "2", "4"), cross_entropy, "adam", 0.01),
    "W3sgd": (mlp(jax.nn.relu, "0", "2"), cross_entropy, "sgd", 0.1),
    "W3adam": (mlp(jax.nn.relu, "0", "2"), cross_entropy, "adam", 0.001),
    "W4": (mlp(jax.nn.relu, "0", "2", "4"), cross_entropy, "adam", 0.001),
    "W5": (convnet, cross_entropy, "sgd", 0.1),
    "W10": (words, cross_entropy, "sgd", 0.1),
}
B1, B2, EPSILON = 0.9, 0.999, 1e-8


def sgd(rate):
    def update(p, g, state):
        return jax.tree.map(lambda w, d: w - rate * d, p, g), state

    return update


def adam(rate):
    def update(p, g, state):
        m, v, t = state
        t = t + 1
        m = jax.tree.map(lambda m, d: B1 * m + (1 - B1) * d, m, g)
        v = jax.tree.map(lambda v, d: B2 * v + (1 - B2) * d * d, v, g)
        c1, c2 = 1 - B1**t, 1 - B2**t
        p = jax.tree.map(lambda w, m, v: w - rate * (m / c1) / (jnp.sqrt(v / c2) + EPSILON), p, m, v)
        return p, (m, v, t)

    return update


def new_state(p):
    return jax.tree.map(jnp.zeros_like, p), jax.tree.map(jnp.zeros_like, p), jnp.float32(0)


def workload_of(workload, file, still=False):
    """The step as a pure function of (weights, optimizer's state), and where it starts.

    still: hardly moves, to be timed.
    """
    found = arrays(file)
    forward, criterion, kind, rate = MODELS[workload]
    x, y = found.pop("x"), found.pop("y")
    x = jnp.asarray(x.astype(np.int32) if workload == "W10" else x)
    y = jnp.asarray(y.astype(np.int32) if criterion is cross_entropy else y)
    p = {name: jnp.asarray(array) for name, array in found.items()}
    update = {"sgd": sgd, "adam": adam}[kind](STILL if still else rate)

    def step(carry):
        p, state = carry
        loss, g = jax.value_and_grad(lambda p: criterion(forward(p, x), y))(p)
        return update(p, g, state), loss

    return step, (p, new_state(p) if kind == "adam" else ())


def each_step(step, start):
    """A jit for each step. The weights stay where they are."""
    jitted, carry = jax.jit(step, donate_argnums=0), jax.tree.map(jnp.copy, start)

    def run():
        nonlocal carry
        carry, loss = jitted(carry)
        return loss.block_until_ready()

    return run


def whole_loop(step, start, steps):
    """Many steps in one jit, which gives all their losses."""
    jitted = jax.jit(lambda carry: lax.scan(lambda c, _: step(c), carry, length=steps), donate_argnums=0)
    carry = jax.tree.map(jnp.copy, start)

    def run():
        nonlocal carry
        carry, losses = jitted(carry)
        return losses.block_until_ready()

    return run


def train(workload, data, warm, seconds):
    file = Path(data, f"{workload}.npz")
    step, start = workload_of(workload, file)
    still, _ = workload_of(workload, file, still=True)
    run = each_step(step, start)
    check = [float(run()) for _ in range(10)]
    times = measure(each_step(still, start), warm, seconds)
    report(workload, "jax", check, times)
    steps = max(1, min(10_000, int(0.01 / times["least"])))
    check = [float(loss) for loss in whole_loop(step, start, 10)()]
    report(workload, "jax loop", check, measure(whole_loop(still, start, steps), warm, seconds, steps))


FUNCTIONS = {
    "gemm": jnp.matmul,
    "softmax": lambda x: jax.nn.softmax(x, axis=1),
    "exp": jnp.exp,
    "tanh": jnp.tanh,
    "sum": jnp.sum,
    "abc": lambda a, b, c: a * b + c,
}


def micro(name, warm, seconds):
    if name == "adam-10M":
        return adam_update(warm, seconds)
    # The layout is told by a transpose inside the jit: JAX keeps no strides.
    inputs = [(jnp.asarray(o.T if o.flags.f_contiguous and o.ndim == 2 else o), o.flags.f_contiguous and o.ndim == 2) for o in operands(name)]
    flips = [flip for _, flip in inputs]
    function = jax.jit(lambda *xs: FUNCTIONS[name.split("-")[0]](*(x.T if flip else x for x, flip in zip(xs, flips))))
    arrays = [array for array, _ in inputs]
    check = [mean_square(function(*arrays))]
    report(name, "jax", check, measure(lambda: function(*arrays).block_until_ready(), warm, seconds))


def adam_update(warm, seconds):
    g, update = {"w": jnp.asarray(numbers(10_000_000) + 1)}, adam(0.001)
    p = {"w": jnp.asarray(numbers(10_000_000))}
    run = each_step(lambda carry: (update(carry[0], g, carry[1]), carry[1][2]), (p, new_state(p)))
    first = update(p, g, new_state(p))[0]["w"]
    report("adam-10M", "jax", [mean_square(first)], measure(run, warm, seconds))


def main(job, *rest):
    if hasattr(os, "sched_setaffinity"):
        # XLA's threads cannot be counted reliably by any option, but they stay on the cores they are given.
        cores = sorted(os.sched_getaffinity(0))[: int(os.environ["OMP_NUM_THREADS"])]
        os.sched_setaffinity(0, cores)
    if job == "train":
        train(rest[0], rest[1], float(rest[2]), float(rest[3]))
    else:
        for name in rest[0].split(","):
            micro(name, float(rest[1]), float(rest[2]))


if __name__ == "__main__":
    main(*sys.argv[1:])
