"""Takes the solutions out, by the rules by which exercises/ is made."""

import sys
from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor

sys.path.append(str(Path(__file__).resolve().parents[2] / "launcher"))

import exercises  # noqa: E402


class Stubs(NbGraderPreprocessor):
    """In place of nbgrader's ClearSolutions, whose stub is a comment, with which a method does not compile."""

    def preprocess(self, nb, resources):
        marked = {"cells": [dict(cell) for cell in nb.cells]}
        made = exercises.exercise_of(marked, resources["nbgrader"]["notebook"])
        for cell, stub in zip(nb.cells, made["cells"], strict=True):
            cell.source = "".join(stub["source"])
        return nb, resources
