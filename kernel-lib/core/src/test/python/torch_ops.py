"""Operations on tensors."""

import re

import torch
from torch.nn import functional as F

from torch_cases import CORE, Cases


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
    "NOT_EQUAL": compared(torch.ne),
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
            "matrix,scalar", "matrix,matrix", "large,egral", "one,empty", "empty,row",
        )  # fmt: skip
    cases.write()


def functions():
    cases = Cases("functions")
    for op, f in {
        "leakyRelu": F.leaky_relu,
        "leakyRelu0.2": lambda x: F.leaky_relu(x, 0.2),
        "elu": F.elu,
        "elu0.5": lambda x: F.elu(x, 0.5),
        "gelu": F.gelu,
        "geluTanh": lambda x: F.gelu(x, approximate="tanh"),
        "silu": F.silu,
        "clamp": lambda x: x.clamp(-0.4, 1.5),
    }.items():
        cases.each(op, f, "matrix", "large", "one", "empty")
    cases.each("swiglu", lambda x: F.silu(x[..., :3]) * x[..., 3:], "wide")
    for name, dtype in {"bfloat16": torch.bfloat16, "float16": torch.float16}.items():
        rounded = lambda x: x.to(dtype).to(x.dtype)
        cases.each(name, rounded, "matrix", "large", "huge", "one", "empty")
    cases.each("softmaxT", lambda x: torch.softmax(x / 0.5, -1), "matrix", "logits")
    cases.write()


def reductions():
    cases = Cases("reductions")
    anything = ["cube", "matrix", "ties", "one"]
    for axes in [(), (0,), (1,), (0, -1)]:
        label = "".join(str(axis) for axis in axes) or "All"
        dim = axes or None
        full = [name for name in anything if len(axes) < 2 or name == "cube"]
        many = [name for name in full if name != "one"]
        cases.each(f"sum{label}", lambda x: torch.sum(x, dim), *full, "empty")
        cases.each(f"mean{label}", lambda x: torch.mean(x, dim), *full, "tall")
        cases.each(f"max{label}", lambda x: torch.amax(x, axes), *full)
        cases.each(f"min{label}", lambda x: torch.amin(x, axes), *full)
        cases.each(f"var{label}", lambda x: torch.var(x, dim), *many, "far")
        cases.each(f"populationVar{label}", lambda x: torch.var(x, dim, correction=0), *full)
        cases.each(f"std{label}", lambda x: torch.std(x, dim), *many, "far")
        norm = lambda x: torch.linalg.vector_norm(x, dim=dim)
        cases.each(f"norm{label}", norm, *full, "zero", "empty")
        cases.each(f"logSumExp{label}", lambda x: torch.logsumexp(x, dim or (0, 1)), "matrix", "logits")
    cases.each("prodAll", torch.prod, *anything, "empty")
    cases.each("prod1", lambda x: torch.prod(x, 1), *anything)
    cases.each("cumsum1", lambda x: torch.cumsum(x, 1), *anything, "empty")
    cases.each("argmax1", lambda x: x.argmax(1).to(x.dtype), *anything)
    cases.each("argmin1", lambda x: x.argmin(1).to(x.dtype), *anything)
    cases.each("softmax0", lambda x: torch.softmax(x, 0), *anything, "logits")
    cases.each("softmax1", lambda x: torch.softmax(x, 1), *anything, "logits", "empty")
    cases.each("logSoftmax1", lambda x: torch.log_softmax(x, 1), *anything, "logits", "empty")
    cases.write()


def arrangements():
    cases = Cases("arrangements")
    two = ["matrix,positive", "matrix,empty", "one,one2"]
    cases.each("concat0", lambda *x: torch.cat(x, 0), *two)
    cases.each("stack1", lambda *x: torch.stack(x, 1), "matrix,positive", "one,one2")
    cases.each("permute", lambda x: x.permute(2, 0, 1), "cube")
    cases.each("transpose", lambda x: x.transpose(-1, -2), "matrix", "cube", "empty")
    cases.each("slice", lambda x: x[:, 1:3], "matrix", "cube", "empty")
    cases.each("flip", lambda x: x.flip(0, 1), "matrix", "cube", "empty")
    cases.each("pad", lambda x: F.pad(x, (2, 1), value=7.0), "matrix", "one", "empty")
    cases.each("select", lambda x: x[:, [2, 0, 2]], "matrix", "cube")
    cases.each("broadcastTo", lambda x: x.expand(2, 2, 3), "row", "matrix")
    index = lambda x, i: torch.gather(x, 1, i.long())
    cases.each("gather1", index, "matrix,places")
    add = lambda x, i, y: x.scatter_add(1, i.long(), y)
    cases.each("scatterAdd1", add, "matrix,places,positive")
    choose = lambda c, a, b: torch.where(c != 0, a, b)
    cases.each("where", choose, "mask,matrix,positive", "mask,row,column", "mask,matrix,scalar")
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
    for equation, inputs in {
        "ij,jk->ik": "matrix,tall",
        "ij->ji": "matrix",
        "ij->": "matrix",
        "ii->i": "one",
        "bij,bjk->bik": "fours,cubes",
        "i,j->ij": "row,single",
        "ij,ij->i": "matrix,positive",
    }.items():
        # A comma would end the name of an input.
        label = "einsum " + equation.replace(",", ";")
        cases.each(label, lambda *x: torch.einsum(equation, *x), inputs)
    cases.write()


def windows():
    cases = Cases("windows")
    cases.each("conv2d", F.conv2d, "image,filters", "image,points", "pixel,dot")
    strided = lambda x, w: F.conv2d(x, w, stride=2, padding=1)
    cases.each("conv2d stride 2 padding 1", strided, "image,filters", "pixel,dot")
    dilated = lambda x, w: F.conv2d(x, w, padding=2, dilation=2)
    cases.each("conv2d padding 2 dilation 2", dilated, "image,filters")
    grouped = lambda x, w: F.conv2d(x, w, padding=1, groups=2)
    cases.each("conv2d padding 1 groups 2", grouped, "image,grouped")
    transposed = lambda x, w: F.conv_transpose2d(x, w, stride=2, padding=1)
    cases.each("convTranspose2d", transposed, "image,spread")
    cases.each("maxPool2d 2", lambda x: F.max_pool2d(x, 2), "image", "steps")
    cases.each("maxPool2d 3 1 1", lambda x: F.max_pool2d(x, 3, 1, 1), "image", "steps", "pixel")
    cases.each("avgPool2d 2", lambda x: F.avg_pool2d(x, 2), "image", "steps")
    cases.each("avgPool2d 3 2 1", lambda x: F.avg_pool2d(x, 3, 2, 1), "image", "steps", "pixel")
    cases.write()
