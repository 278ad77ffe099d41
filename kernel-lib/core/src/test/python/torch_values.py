"""Writes what PyTorch computes, for the Java tests to agree with.

    pip install torch numpy
    python kernel-lib/core/src/test/python/torch_values.py

writes src/test/resources/torch/*.npz next to this folder. The tests read those files; they need
neither Python nor PyTorch. Run this again after adding a case, and commit what it writes.

A case is an operation and the names of its inputs, such as `add(matrix,row)`. For each of float64
and float32 a file holds its result `add(matrix,row).float64.y` and, for the weights
w[k] = (k % 5 - 1.5) / 2, the gradient of sum(w * y) for each input: `.g0`, `.g1`. Inputs stand in
the file once, as float64. The Java tests have one line for each operation that is not in the op
tables; lines of the op tables are found by their names.
"""

import re
import warnings
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from torch_inputs import CONSTANTS, INPUTS

CORE = Path(__file__).parents[3]
TARGET = CORE / "src/test/resources/torch"
TYPES = {"float64": torch.float64, "float32": torch.float32}

torch.manual_seed(0)
torch.set_num_threads(1)
warnings.filterwarnings("error")


class Cases:
    """The cases of one file."""

    def __init__(self, name):
        self.name = name
        self.arrays = {}

    def add(self, op, f, *inputs):
        """Adds f of some inputs, in every type. f may return several tensors."""
        for name in inputs:
            self.arrays[name] = np.asarray(INPUTS[name], dtype=np.float64)
        for label, dtype in TYPES.items():
            case = f"{op}({','.join(inputs)}).{label}"
            tensors = [leaf(name, dtype) for name in inputs]
            results = f(*tensors)
            y = joined(results).to(dtype)
            self.put(f"{case}.y", y)
            leaves = [t for t in tensors if t.requires_grad]
            if not leaves or not y.requires_grad:
                continue
            w = ((torch.arange(y.numel()) % 5 - 1.5) / 2).to(dtype).reshape(y.shape)
            gradients = torch.autograd.grad(y, leaves, w, allow_unused=True)
            of = dict(zip(map(id, leaves), gradients))
            for i, t in enumerate(tensors):
                g = of.get(id(t))
                if t.requires_grad:
                    self.put(f"{case}.g{i}", torch.zeros_like(t) if g is None else g)

    def each(self, op, f, *argument_lists):
        """Adds f of several lists of inputs, each a text such as `matrix,row`."""
        for arguments in argument_lists:
            self.add(op, f, *arguments.split(","))

    def put(self, name, tensor):
        self.arrays[name] = torch.as_tensor(tensor).detach().numpy()

    def write(self):
        TARGET.mkdir(parents=True, exist_ok=True)
        version = np.frombuffer(torch.__version__.encode(), dtype=np.uint8)
        np.savez_compressed(TARGET / f"{self.name}.npz", torch_version=version, **self.arrays)


def leaf(name, dtype):
    tensor = torch.tensor(INPUTS[name], dtype=torch.float64).to(dtype)
    return tensor if name in CONSTANTS else tensor.requires_grad_()


def joined(results):
    if isinstance(results, torch.Tensor):
        return results
    return torch.cat([result.flatten() for result in results])


def op_table(table):
    """The names in an op table, such as Unary.java."""
    source = (CORE / f"src/main/java/gradus/tensor/{table}.java").read_text()
    lines = source.split("// spotless:off")[1].split("// spotless:on")[0]
    return re.findall(r"^  ([A-Z][A-Z_0-9]+) *\(", lines, re.MULTILINE)


def compared(compare):
    return lambda a, b: compare(a, b).to(a.dtype)


# What PyTorch calls an op whose name differs from ours.
OTHER_NAMES = {
    "NEGATE": torch.neg,
    "STEP": lambda x: (x > 0).to(x.dtype),
    "SOFTPLUS": F.softplus,
    "SUBTRACT": torch.sub,
    "MULTIPLY": torch.mul,
    "POWER": torch.pow,
    "EQUAL": compared(torch.eq),
    "GREATER": compared(torch.gt),
    "GREATER_EQUAL": compared(torch.ge),
}


def in_torch(name):
    return OTHER_NAMES.get(name) or getattr(torch, name.lower())


def op_tables():
    cases = Cases("op-tables")
    for name in op_table("Unary"):
        cases.each(name, in_torch(name), "matrix", "positive", "large", "one", "empty")
    for name in op_table("Binary"):
        cases.each(
            name,
            in_torch(name),
            "matrix,positive", "positive,matrix", "matrix,row", "column,matrix", "row,column",
            "matrix,scalar", "matrix,matrix", "one,empty", "empty,row",
        )  # fmt: skip
        if name != "POWER":
            cases.add(name, in_torch(name), "large", "egral")
    cases.write()


def reductions():
    cases = Cases("reductions")
    anything = ["cube", "matrix", "ties", "one"]
    for axes in [(), (0,), (1,), (0, -1)]:
        label = "".join(str(axis) for axis in axes) or "All"
        dim = axes or None
        full = [name for name in anything if len(axes) < 2 or name == "cube"]
        cases.each(f"sum{label}", lambda x: torch.sum(x, dim), *full, "empty")
        cases.each(f"mean{label}", lambda x: torch.mean(x, dim), *full, "tall")
        cases.each(f"max{label}", lambda x: torch.amax(x, axes), *full)
        cases.each(f"min{label}", lambda x: torch.amin(x, axes), *full)
    cases.each("argmax1", lambda x: x.argmax(1).to(x.dtype), *anything)
    cases.each("logSumExp1", lambda x: torch.logsumexp(x, 1), *anything, "logits")
    cases.each("softmax0", lambda x: torch.softmax(x, 0), *anything, "logits")
    cases.each("softmax1", lambda x: torch.softmax(x, 1), *anything, "logits", "empty")
    cases.each("logSoftmax1", lambda x: torch.log_softmax(x, 1), *anything, "logits", "empty")
    cases.write()


def matrices():
    cases = Cases("matrices")
    cases.each(
        "matmul",
        torch.matmul,
        "matrix,tall", "cube,four", "fours,tall", "matrix,cubes", "matrix,row", "row,tall",
        "row,row", "one,one", "empty,tall", "none,empty", "huge,tall",
    )  # fmt: skip
    cases.each("outer", torch.outer, "row,row", "row,single")
    cases.write()


def losses():
    cases = Cases("losses")
    cases.each("mse", F.mse_loss, "matrix,positive", "one,one", "large,egral")
    cases.each(
        "bceWithLogits",
        F.binary_cross_entropy_with_logits,
        "matrix,probabilities", "logits,probabilities", "one,half",
    )  # fmt: skip
    classes = lambda z, y: F.cross_entropy(z, y.long())
    cases.each("crossEntropy", classes, "matrix,classes", "logits,classes", "one,class0")
    cases.each("crossEntropy", F.cross_entropy, "matrix,soft", "logits,soft")
    cases.write()


def layers():
    cases = Cases("layers")
    cases.each("linear", F.linear, "matrix,weight,bias", "fours,weight,bias", "empty,weight,bias")
    cases.write()


if __name__ == "__main__":
    from torch_optimizers import clipping, optimizers, schedules

    for part in (op_tables, reductions, matrices, losses, layers):
        part()
    for part in (optimizers, schedules, clipping):
        part(Cases)
    for file in sorted(TARGET.glob("*.npz")):
        print(f"{file.stat().st_size:8,d}  {file.name}")
