"""The numbers that every library starts from."""

import numpy as np

MILLION = 1_000_000

# The learning rate of the steps that are timed: Workload.java says why.
STILL = 1e-12


def arrays(file):
    """Data and initial weights of a training, as Workload.java wrote them, without the words about them."""
    return {name: array for name, array in np.load(file).items() if array.dtype.kind == "f"}


def numbers(count):
    """The numbers of the single operations, as Micro.java makes them."""
    return ((37 * np.arange(count)) % 101).astype(np.float32) / np.float32(101) - np.float32(0.5)


def matrix(rows, columns, transposed):
    return numbers(rows * columns).reshape(columns, rows).T if transposed else numbers(rows * columns).reshape(rows, columns)


def product(name):
    """The factors of a product such as gemm-64 or gemm-64x784x128-nt."""
    _, sizes, *layout = name.split("-")
    sizes = [int(size) for size in sizes.split("x")]
    rows, inner, columns = sizes if len(sizes) == 3 else sizes * 3
    layout = layout[0] if layout else "nn"
    return matrix(rows, inner, layout[0] == "t"), matrix(inner, columns, layout[1] == "t")


def operands(name):
    """The operands of any operation but Adam's."""
    if name.startswith("gemm"):
        return product(name)
    if name == "softmax-1M":
        return (numbers(MILLION).reshape(1000, 1000),)
    if name == "abc-10M":
        return numbers(10 * MILLION), numbers(10 * MILLION) + 1, numbers(10 * MILLION) + 2
    return (numbers((10 if name.endswith("10M") else 1) * MILLION),)


def mean_square(result):
    """One number for a result, which does not cancel."""
    return float(np.mean(np.square(np.asarray(result, dtype=np.float64))))
