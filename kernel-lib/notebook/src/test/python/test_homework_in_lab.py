"""Homework 3 as a learner meets it: answer wrongly in JupyterLab, read the hint, answer rightly; validate says the same."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[5]
EXERCISE, SOLUTION = (ROOT / folder / "hw03-backprop" / "hw03.ipynb" for folder in ("exercises", "solutions"))
TASK = "hw03-5-code"
MISTAKE = "* (predicted[i] - wanted[i]) / m", "* (predicted[i] - wanted[i])"


def cells(path):
    """A notebook's cells, and the source of each that has a name for nbgrader."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    named = {cell["metadata"].get("nbgrader", {}).get("grade_id"): "".join(cell["source"]) for cell in notebook["cells"]}
    return notebook, named


def all_but_one_task_done():
    """The exercise of a learner who has solved all but one task."""
    exercise, _ = cells(EXERCISE)
    _, solved = cells(SOLUTION)
    for cell in exercise["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id") or ""
        if name.endswith("-code") and name != TASK:
            cell["source"] = solved[name]
    return exercise, solved[TASK]


def code_cell(desk, text):
    """The code cell that says a text."""
    return desk.page.locator(f".jp-CodeCell:has(.cm-content:has-text('{text}'))").first


def write_into(desk, text, code):
    """Does as a learner does: clicks into a cell, selects all of it and writes something else."""
    code_cell(desk, text).locator(".cm-content").click()
    desk.page.keyboard.press("ControlOrMeta+a")
    desk.page.keyboard.insert_text(code)


def validating(path):
    """Starts nbgrader validate."""
    command = [sys.executable, ROOT / "kernel-lib" / "gradebook" / "command.py", "validate", path]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def failed(validation):
    """The test cells that it finds wrong; none where it says that all is well."""
    said, _ = validation.communicate()
    cells = re.findall(r"cell failed:\s+(mustPass.*;)", said)
    assert bool(cells) != ("Success! Your notebook passes all the tests." in said), said
    return cells


def test_a_wrong_answer_gets_its_hint_and_a_right_one_passes(desk):
    exercise, right = all_but_one_task_done()
    wrong = right.replace(*MISTAKE)
    assert wrong != right
    handed_in = desk.folder / "hw03.ipynb"
    handed_in.write_text(json.dumps(exercise), encoding="utf-8")
    desk.open(handed_in.name)
    said = code_cell(desk, 'check("hw03.5")').locator(".jp-OutputArea")
    locked = code_cell(desk, 'mustPass("hw03.5")').locator(".jp-OutputArea")

    write_into(desk, "LayerGradients layerBackward(", wrong)
    desk.run_all(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']")
    assert "Looks like this mistake: the sum in place of the mean." in said.inner_text()
    assert "1 of 6 points" in said.inner_text() and "yours" in said.inner_text()
    assert "NotPassed: hw03.5" in locked.inner_text()
    said.scroll_into_view_if_needed()
    desk.picture("homework-wrong.png")
    desk.save()
    first_try = validating(shutil.copy(handed_in, desk.folder / "first-try.ipynb"))

    write_into(desk, "LayerGradients layerBackward(", right)
    desk.menu("Run", "Run All Cells")
    last = code_cell(desk, 'mustPass("hw03.7")').locator(".jp-OutputArea")
    last.locator(":text('All right. Well done.')").wait_for(timeout=90_000)
    assert "All right. Well done." in said.inner_text() and "All right. Well done." in locked.inner_text()
    said.scroll_into_view_if_needed()
    desk.picture("homework-right.png")
    desk.save()
    assert failed(first_try) == ['mustPass("hw03.5");']
    assert failed(validating(handed_in)) == []
