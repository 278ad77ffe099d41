"""The homework that the tests' students hand in: its exercise, its solutions in the corpus, what they earn."""

import copy
import json
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "kernel-lib" / "grader" / "src" / "test" / "resources" / "corpus"
TABLE = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Homework:
    """One homework, by its name and the folder in which its notebook lies."""

    name: str
    assignment: str

    def notebook(self, folder="solutions"):
        return json.loads((ROOT / folder / self.assignment / f"{self.name}.ipynb").read_text(encoding="utf-8"))

    def cells(self, notebook, kind):
        """The cells whose name ends in a kind, by the numbers of their tasks."""
        found = {}
        for cell in notebook["cells"]:
            if task := re.fullmatch(rf"{self.name}-(\d){kind}", cell["metadata"].get("nbgrader", {}).get("grade_id", "")):
                found[int(task[1])] = cell
        return found

    @property
    def full(self):
        """All points, task by task."""
        return [cell["metadata"]["nbgrader"]["points"] for _, cell in sorted(self.cells(self.notebook(), "").items())]

    def but(self, **lost):
        """All points, but for the tasks named: but(t1=2)."""
        return [lost.get(f"t{task}", full) for task, full in enumerate(self.full, start=1)]

    def solutions(self, task):
        """The solutions in the corpus, by their titles; none for a question."""
        file = CORPUS / f"{self.name}.{task}.jsh"
        if not file.is_file():
            return {}
        parts = re.split(r"^//// (.*) : .*$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        found = dict(zip(parts[::2], parts[1::2]))
        right = next(code for title, code in found.items() if title.startswith("right"))
        return {title: changed(right, code) for title, code in found.items()}

    def corpus(self, task, title):
        """A solution in the corpus, by a part of its title."""
        return next(code for name, code in self.solutions(task).items() if title in name)

    def earns(self, task, title):
        """The points of a solution, as docs/grading.md has them, which a test of the judge holds to the truth."""
        return int(re.search(rf"^\| {self.name}\.{task} \| {re.escape(title)} \|.*\| (\d+) of \d+ \|$", TABLE, re.MULTILINE)[1])

    def filled(self, release, **cells):
        """The exercise with every task solved, but for the cells named: filled(release, c1="…")."""
        notebook, solved = copy.deepcopy(release), self.cells(self.notebook(), "-code")
        for task, cell in self.cells(notebook, "-code").items():
            right = self.corpus(task, "right") if self.solutions(task) else "".join(solved[task]["source"])
            cell["source"] = cells.get(f"c{task}", right)
        return notebook


def changed(right, code):
    """A solution that is written as what it changes in the first right one."""
    changes = re.findall(r"^//- (.*)\n//\+ ?(.*)$", code, re.MULTILINE)
    for before, after in changes:
        assert before in right, before
        right = right.replace(before, after)
    return right if changes else code


HW01, HW02, HW03 = Homework("hw01", "hw01-neuron"), Homework("hw02", "hw02-forward"), Homework("hw03", "hw03-backprop")
