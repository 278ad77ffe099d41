"""Thirty students who hand in homework 1, good, partial, bad, hostile and broken, and ten for each of the others."""

import json
import zipfile
from dataclasses import dataclass
from io import BytesIO

from homework import HW01, ROOT  # noqa: F401

ASSIGNMENT, HOMEWORK, FULL = HW01.assignment, HW01.name, HW01.full
corpus, but, filled = HW01.corpus, HW01.but, HW01.filled
# Whom ./gradus test grades.
SOME = {"ada", "bob", "cleo", "eva", "finn", "kai", "lea", "exit", "edit", "script", "cut", "twice", "bare", "essay", "other", "torn"}


@dataclass
class Student:
    """What somebody hands in, under which name, and what it must earn."""

    name: str
    marks: list
    data: bytes
    file: str = ""
    says: str = ""

    def __post_init__(self):
        self.file = self.file or f"{self.name}_{HOMEWORK}.ipynb"


def packed(notebook, encoding="utf-8"):
    return json.dumps(notebook).encode(encoding)


def changed(notebook, change):
    for number, cell in enumerate(notebook["cells"]):
        change(number, cell)
    return notebook


def zipped(name, data):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def students(release):
    """All thirty, as the exercise is given out."""
    good = packed(filled(release))

    def wrong(name, task, solution, points):
        return Student(name, but(**{f"t{task}": points}), packed(filled(release, **{f"c{task}": corpus(task, solution)})), says=solution)

    def first(name, code, marks, says=""):
        return Student(name, marks, packed(filled(release, c1=code)), says=says)

    def edit_tests(number, cell):
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            cell["source"], marks["points"] = "100.0", 100

    def twice(number, cell):
        cell["id"] = "same"
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["grade_id"] = "same"

    cheat = corpus(1, "the bias is left out")
    foreign = {**filled(release), "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}}
    long = filled(release)
    long["cells"].append({"cell_type": "code", "id": "long", "metadata": {}, "outputs": [], "execution_count": None, "source": "// " + "x" * 300_000})
    odd = filled(release)
    odd["cells"][:0] = [7, None, {"cell_type": "code"}, {"cell_type": "markdown", "id": "s", "metadata": [], "source": "half a \ud83d"}]
    return [
        Student("ada", FULL, good),
        first("bob", corpus(1, "right, tensors"), FULL),
        Student("cleo", FULL, zipped("hw01.ipynb", good), file="cleo.zip"),
        first("dan", 'System.err.println("debug");\n' + corpus(1, "right, a stream"), FULL),
        wrong("eva", 1, "the bend is missing", 2),
        wrong("finn", 2, "spam and not spam are exchanged", 2),
        wrong("gus", 3, "AND never fires", 2),
        wrong("hana", 4, "best hopes for four", 2),
        wrong("ida", 6, "OR minus twice AND", 3),
        wrong("jo", 7, "the bend is missing", 1),
        Student("kai", but(t5=0, t8=0), packed(filled(release, c5='String answer5 = "a";', c8="double answer8 = 4;"))),
        Student("lea", [0] * 8, packed(release)),
        first("max", "this is no Java", but(t1=0), says="does not compile"),
        wrong("nia", 1, "the bias is left out", 0),
        first("exit", cheat.replace("double z = 0;", "double z = 0; System.exit(0);"), but(t1=0), says="it ended Java"),
        first("loop", cheat.replace("double z = 0;", "double z = 0; while (z == 0) {}"), but(t1=0), says="longer than"),
        first("heap", cheat.replace("double z = 0;", "double z = 0; var l = new ArrayList<long[]>(); while (z == 0) l.add(new long[9999999]);"), but(t1=0), says="it needed more than"),
        first("redefine", "void mustPass(String id) {}\n" + cheat, but(t1=0)),
        first("nan", "double weightedSum(double[] x, double[] w, double b) { return Double.NaN; }\ndouble neuron(double[] x, double[] w, double b) { return Double.NaN; }", but(t1=0)),
        Student("edit", but(t1=0), packed(changed(filled(release, c1=cheat), edit_tests))),
        first("script", "// <script>alert('mine')</script>\n" + cheat, but(t1=0)),
        Student("cut", [0] * 8, good[: len(good) // 2], says="it is no JSON, or it ends too early"),
        Student("void", [0] * 8, b"", says="the file is empty"),
        Student("python", FULL, packed(foreign), says="its kernel is for python"),
        Student("bare", FULL, packed(changed(filled(release), lambda number, cell: cell.update(metadata={})))),
        Student("twice", FULL, packed(changed(filled(release), twice)), says="two cells have the same id"),
        Student("essay", [0] * 8, b"Dear teacher, my notebook did not open.", file="essay_letter.docx", says="was not handed in"),
        Student("other", FULL, packed(odd, "utf-8"), file="other_Untitled.ipynb", says="damaged"),
        Student("wide", FULL, packed(long, "utf-16"), says="UTF-16"),
        Student("torn", [0] * 8, zipped("hw01.ipynb", good)[:200], file="torn.zip", says="was not handed in"),
    ]


def ten(homework, release):
    """Ten students who hand in another homework: two styles, a mistake in each exercise, and three who are no help."""
    tasks = [task for task in range(1, len(homework.full) + 1) if homework.solutions(task)]
    second = {f"c{task}": [code for title, code in homework.solutions(task).items() if title.startswith("right")][1] for task in tasks}
    found = [
        Student("ada", homework.full, packed(homework.filled(release))),
        Student("bob", homework.full, packed(homework.filled(release, **second))),
        Student("lea", [0] * len(homework.full), packed(release)),
        Student("exit", homework.but(t1=0), packed(homework.filled(release, c1="System.exit(0);\n" + homework.corpus(1, "right"))), says="it ended Java"),
        Student("cut", [0] * len(homework.full), packed(release)[:3000], says="it is no JSON, or it ends too early"),
    ]
    for task in tasks:
        title = [title for title in homework.solutions(task) if title != "stub" and not title.startswith("right")][task]
        wrong = homework.filled(release, **{f"c{task}": homework.corpus(task, title)})
        found.append(Student(f"wrong{task}", homework.but(**{f"t{task}": homework.earns(task, title)}), packed(wrong), says=title))
    for student in found:
        student.file = f"{student.name}_{homework.name}.ipynb"
    return found
