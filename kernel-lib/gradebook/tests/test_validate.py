"""nbgrader validate says of a learner's notebook what check says in it."""

import json
import re
import subprocess
import sys

from classroom import ASSIGNMENT, HOMEWORK, ROOT, filled, corpus

EXERCISE = json.loads((ROOT / "exercises" / ASSIGNMENT / f"{HOMEWORK}.ipynb").read_text(encoding="utf-8"))


def validated(folder, notebook):
    """What validate said of a notebook."""
    file = folder / f"{HOMEWORK}.ipynb"
    file.write_text(json.dumps(notebook), encoding="utf-8")
    ran = subprocess.run([sys.executable, ROOT / "kernel-lib" / "gradebook" / "command.py", "validate", file], capture_output=True, text=True)
    return ran.stdout + ran.stderr


def test_a_right_notebook_passes(tmp_path):
    assert "Success! Your notebook passes all the tests." in validated(tmp_path, filled(EXERCISE))


def test_just_the_cells_that_check_refuses_fail(tmp_path):
    said = validated(tmp_path, filled(EXERCISE, c1=corpus(1, "the bias is left out"), c5='String answer5 = "a";'))
    assert re.findall(r"cell failed:\s+(mustPass.*;)", said) == ['mustPass("hw01.1");', 'mustPass("hw01.5", answer5);']
