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

import warnings

import torch

import torch_models
import torch_ops
import torch_optimizers
from torch_cases import TARGET

PARTS = [
    torch_ops.op_tables,
    torch_ops.functions,
    torch_ops.reductions,
    torch_ops.arrangements,
    torch_ops.matrices,
    torch_ops.windows,
    torch_models.losses,
    torch_models.layers,
    torch_optimizers.optimizers,
    torch_optimizers.schedules,
    torch_optimizers.clipping,
]

if __name__ == "__main__":
    torch.set_num_threads(1)
    warnings.filterwarnings("error")
    for part in PARTS:
        part()
    for file in sorted(TARGET.glob("*.npz")):
        print(f"{file.stat().st_size:8,d}  {file.name}")
