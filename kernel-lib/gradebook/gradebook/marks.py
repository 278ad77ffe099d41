"""Writes the judge's marks into the cells from which nbgrader reads them."""

import html
import re
from pathlib import Path

from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade
from traitlets import Integer, Unicode

from gradebook import judge

TASK = re.compile(r'\b(?:mustPass|check)\s*\(\s*"(\w+\.\d+)"')
judged = {}


class Marks(NbGraderPreprocessor):
    """Takes the place of executing a notebook: each test cell gets the points and the words of the judge.

    nbgrader pays in full for a cell that has no output, and for one that says NaN, so each test cell
    gets a result that is a number from 0 to its points.
    """

    seed_file = Unicode("gradebook/class.seed", help="the instructor's secret, in the course's folder; without it the open seed is used").tag(config=True)
    jobs = Integer(0, help="how many notebooks are judged side by side; 0 for as many as there are processors").tag(config=True)

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        report = self.report(place)
        if report["refusal"]:
            self.log.warning("%s gets 0 points: nothing can be judged: %s", place["student"], report["refusal"])
        for remark in report["remarks"]:
            self.log.warning("%s: %s", place["student"], remark)
        tasks = {task["id"]: task for task in report["tasks"]}
        for cell in nb.cells:
            if is_grade(cell) and cell.cell_type == "code":
                mark(cell, tasks, report["refusal"])
        if text := about(report):
            nb.cells.insert(0, new_markdown_cell(text))
        return nb, resources

    def report(self, place):
        """The judge's report on a submission. The first who asks has all that wait judged at once."""
        converter = self.parent.parent
        root = Path(converter.coursedir.root)
        secret = root / self.seed_file if self.seed_file else None
        secret = secret if secret and secret.is_file() else None
        seed = secret.read_bytes() if secret else b""
        key = lambda data: (place["notebook"], seed, judge.digest(data))
        mine = Path(converter.coursedir.format_path(converter.coursedir.submitted_directory, place["student"], place["assignment"]), place["notebook"] + ".ipynb").read_bytes()
        if key(mine) not in judged:
            if not secret:
                self.log.warning("the open seed is used: for marks that count, put a secret into %s", self.seed_file)
            waiting = [mine, *others(converter, place)]
            found = judge.reports([data for data in waiting if key(data) not in judged], place["notebook"], secret, self.jobs)
            judged.update({(place["notebook"], seed, digest): report for digest, report in found.items()})
        return judged[key(mine)]


def others(converter, place):
    """The bytes of the submissions whose turn is yet to come."""
    for folder in converter.assignments:
        file = Path(folder, place["notebook"] + ".ipynb")
        student = Path(folder).parent.name
        done = Path(converter._format_dest(place["assignment"], student), file.name)
        if file.is_file() and (converter.force or not done.exists()):
            yield file.read_bytes()


def mark(cell, tasks, refusal):
    """Gives a test cell the one output from which nbgrader takes its points."""
    names, worth = TASK.findall(cell.source), float(cell.metadata.nbgrader["points"])
    if not names:
        raise ValueError(f"the test cell {cell.metadata.nbgrader['grade_id']} calls no mustPass or check.")
    if refusal:
        points, words = 0.0, f"<em>Nothing could be judged: {html.escape(refusal)}.</em>"
    else:
        asked = [tasks[name] for name in names]
        if sum(task["of"] for task in asked) != worth:
            raise ValueError(
                f"{', '.join(names)}: the gradebook has {worth:g} points, the judge {sum(task['of'] for task in asked)}:"
                " make them the same in solutions/ and run generate_assignment again.")
        points, words = float(sum(task["points"] for task in asked)), "".join(map(told, asked))
    cell.outputs = [new_output("execute_result", {"text/plain": str(points), "text/html": words}, execution_count=1)]
    cell.execution_count = 1


def told(task):
    rows = "".join(
        f"<li>{'✓' if stage['points'] == stage['of'] else '✗'} {html.escape(stage['name'])} ({stage['points']} of {stage['of']})"
        f"{'. ' + html.escape(stage['text']) if stage['text'] else ''}</li>"
        for stage in task["stages"])
    return f"<strong>{html.escape(task['title'])}: {task['points']} of {task['of']} points</strong><ul>{rows}</ul>"


def about(report):
    """What is odd about the whole notebook, as a cell; empty if nothing is."""
    lines = [f"Nothing could be judged: {report['refusal']}."] if report["refusal"] else []
    lines += [f"{remark[:1].upper()}{remark[1:]}." for remark in report["remarks"]]
    lines += [] if report["isolated"] or report["refusal"] else ["The code was run without isolation."]
    rows = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<p><strong>About this notebook</strong></p><ul>{rows}</ul>" if rows else ""
