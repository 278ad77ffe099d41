"""nbgrader's whole way, from a solution to a table of marks."""

import csv
import json
import re
import shutil

from classroom import ASSIGNMENT, FULL, HOMEWORK, ROOT
from nbgrader.api import Gradebook


def test_the_release_is_the_exercise(course):
    release, exercise = (
        json.loads(file.read_text(encoding="utf-8"))["cells"]
        for file in (course.notebook("release", "."), ROOT / "exercises" / ASSIGNMENT / f"{HOMEWORK}.ipynb"))
    assert ["".join(cell["source"]) for cell in release] == ["".join(cell["source"]) for cell in exercise]


def test_every_mark_is_as_expected(course):
    marks = {}
    with Gradebook(f"sqlite:///{course.book / 'gradebook.db'}") as book:
        for student in course.everybody:
            submission = book.find_submission_notebook(HOMEWORK, ASSIGNMENT, student.name)
            marks[student.name] = [grade.auto_score for grade in sorted(submission.grades, key=lambda grade: grade.name)]
            assert not submission.needs_manual_grade, student.name
    assert marks == {student.name: student.marks for student in course.everybody}


def test_nobody_is_missing_in_the_table(course):
    with (course.book / "grades.csv").open(encoding="utf-8", newline="") as file:
        table = {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(file)}
    assert table == {student.name: (sum(student.marks), sum(FULL)) for student in course.everybody}


def test_feedback_says_why_and_names_nobody_else(course):
    for student in course.everybody:
        page = course.notebook("feedback", student.name, f"{HOMEWORK}.html").read_text(encoding="utf-8")
        body = re.sub(r"(?s)<style.*?</style>", "", page)
        assert student.says in body + course.said, student.name
        if student.marks != FULL and any(student.marks):
            assert "✗" in body, student.name
        for other in ("ada", "cleo", "finn", "kai"):
            assert other == student.name or not re.search(rf"\b{other}\b", body), (student.name, other)
        assert "<script>alert" not in body and "expected:" not in body


def test_what_could_not_be_judged_is_said_aloud(course):
    for name, line in {
        "cut": "cut gets 0 points: nothing can be judged: the file is no notebook: it is no JSON, or it ends too early",
        "essay": "essay gets 0 points: hw01.ipynb was not handed in. What was: letter.docx.",
        "other": "other: Untitled.ipynb is taken for hw01.ipynb",
        "twice": "twice: two cells have the same id, same",
    }.items():
        assert line in course.said, name


def test_nothing_is_left_running(course):
    assert course.left == set()


def test_a_second_run_judges_only_who_is_new(course):
    late = course.notebook("submitted", "zoe")
    late.parent.mkdir(parents=True)
    shutil.copy(course.notebook("submitted", "ada"), late)
    said = course.nbgrader("autograde", ASSIGNMENT)
    assert said.count("Autograding") == 1
