"""Sees to it that everybody who handed in something has a notebook with the name of the homework."""

import shutil

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook


def complete(course):
    """Goes through gradebook/submitted; gives a line for each submission in which something was amiss.

    nbgrader passes over a folder without the notebook that it looks for, and then nobody notices.
    """
    for folder in sorted((course / "gradebook" / "submitted").glob("*/*")):
        for solution in sorted((course / "solutions" / folder.name).glob("*.ipynb")):
            wanted = folder / solution.name
            if wanted.exists():
                continue
            names = sorted(path.name for path in folder.iterdir() if path.name != "timestamp.txt")
            notebooks = [name for name in names if name.endswith(".ipynb")]
            if len(notebooks) == 1:
                shutil.copyfile(folder / notebooks[0], wanted)
                yield f"{folder.parent.name}: {notebooks[0]} is taken for {wanted.name}"
            else:
                there = ", ".join(names) or "nothing"
                text = f"{wanted.name} was not handed in. What was: {there}."
                nbformat.write(new_notebook(cells=[new_markdown_cell(text.replace("<", "&lt;"))]), wanted)
                yield f"{folder.parent.name} gets 0 points: {text}"
