"""The inputs of the cases, by name."""

import math

import numpy as np

INPUTS = {
    "scalar": 1.5,
    "single": [-2.25],
    "row": [0.7, -1.1, 2.2],
    "column": [[-0.4], [1.9]],
    "matrix": [[-2.1, -1.3, 0.3], [0.9, 1.7, -0.4]],
    "positive": [[0.2, 0.5, 2.6], [1.3, 1.8, 0.9]],
    "ties": [[2.0, 2.0, -1.0], [-1.0, 0.0, 0.0]],
    "tall": [[0.5, -1.5], [1.25, 0.75], [-0.3, 2.0]],
    "one": [[0.6]],
    "half": [[0.5]],
    "cube": [[[math.sin(1.3 * (12 * i + 4 * j + k)) * 2 for k in range(4)] for j in range(3)] for i in range(2)],
    "four": [[math.cos(2.1 * (2 * i + j)) for j in range(2)] for i in range(4)],
    "fours": [[[math.cos(0.7 * (12 * i + 3 * j + k)) for k in range(3)] for j in range(4)] for i in range(2)],
    "cubes": [[[math.sin(0.9 * (6 * i + 2 * j + k)) for k in range(2)] for j in range(3)] for i in range(2)],
    "empty": np.zeros((0, 3)),
    "none": np.zeros((2, 0)),
    "large": [-1e30, -1e4, -88.0, -20.0, -1e-30, 0.0, 1e-30, 20.0, 88.0, 1e4, 1e30],
    "egral": [1e30, 1e4, 88.0, 20.0, 1e-30, 0.5, -1e-30, -20.0, -88.0, -1e4, -1e30],
    "huge": [[1e4, 2e4, 3e4], [1e-4, 2e8, 1.0]],
    "logits": [[1e4, -1e4, 3.0], [-88.0, 0.0, 1e3]],
    "probabilities": [[0.0, 1.0, 0.3], [0.9, 0.5, 0.0]],
    "soft": [[0.2, 0.5, 0.3], [0.0, 1.0, 0.0]],
    "classes": [2, 0],
    "class0": [0],
    "weight": [[0.5, -1.0, 2.0], [1.5, 0.5, -0.5]],
    "bias": [0.5, -1.0],
}

# What no gradient is asked for: targets.
CONSTANTS = {"probabilities", "soft", "classes", "class0", "half"}
