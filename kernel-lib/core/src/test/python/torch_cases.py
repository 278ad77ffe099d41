"""What a case is, and the file that it goes into."""

from pathlib import Path

import numpy as np
import torch

from torch_inputs import CONSTANTS, INPUTS

CORE = Path(__file__).parents[3]
TARGET = CORE / "src/test/resources/torch"
TYPES = {"float64": torch.float64, "float32": torch.float32}


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
        self.arrays[name] = np.array(torch.as_tensor(tensor).detach().numpy(), order="C")

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
