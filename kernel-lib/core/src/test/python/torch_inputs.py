"""The inputs of the cases, by name."""

import math

import numpy as np


def wave(step, *shape):
    """Numbers that differ, without a random number generator that may change."""
    return 2 * np.sin(step * np.arange(1, 1 + math.prod(shape))).reshape(shape)


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
    "cube": wave(1.3, 2, 3, 4),
    "four": wave(2.1, 4, 2),
    "fours": wave(0.7, 2, 4, 3),
    "cubes": wave(0.9, 2, 3, 2),
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
    "zero": np.zeros((2, 3)),
    "nothing": np.zeros((0, 3)),
    "wide": wave(1.1, 2, 6),
    "mask": [[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]],
    "places": [[2, 0, 0], [1, 2, 0]],
    "one2": [[-0.3]],
    "far": [[1e4, 3e4, 2e4], [-5e4, 9e4, 4e4]],
    # Probabilities that a loss takes as its input, and weights of classes.
    "p": [[0.2, 1.0, 0.5], [0.01, 1e-9, 0.0]],
    "weights": [0.5, 2.0, 32.3],
    # Images and filters.
    "image": wave(1.7, 2, 4, 5, 6),
    "thumbnails": wave(0.6, 2, 4, 2, 2),
    "steps": np.floor(wave(1.7, 1, 2, 4, 4)),
    "pixel": [[[[0.8]]]],
    "filters": wave(0.37, 6, 4, 3, 3),
    "grouped": wave(0.53, 6, 2, 3, 3),
    "points": wave(0.71, 3, 4, 1, 1),
    "spread": wave(0.43, 4, 3, 3, 3),
    "dot": [[[[-1.5]]]],
    "six": wave(0.9, 6),
    "scale3": [0.5, -1.5, 2.0],
    "shift3": [0.1, 0.0, -0.7],
    "scale4": [0.5, -1.5, 2.0, 1.0],
    "shift4": [0.1, 0.0, -0.7, 3.0],
    "tall3": wave(1.9, 4, 3),
    "table": wave(0.8, 5, 3),
    "words": [[0, 4], [2, 2]],
    # Features of very different size, for norms.
    "uneven": [[1e4, 1e-4, 2.0], [-3e4, 3e-4, 2.5], [5e4, 2e-4, 1.0]],
}

# What no gradient is asked for: targets, choices, places.
CONSTANTS = {
    "probabilities", "soft", "classes", "class0", "half", "mask", "places", "weights", "words", "nothing"
}  # fmt: skip
