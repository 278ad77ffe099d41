"""nbgrader's whole way, from a solution to a table of marks."""

import csv
import json
import re
import shutil

from homework import HW01
from nbgrader.api import Gradebook


def handed_in(course):
    """Every submission, with its homework."""
    return [(homework, student) for homework, everybody in course.everybody.items() for student in everybody]


def test_the_release_is_the_exercise(course):
    for homework in course.everybody:
        release = json.loads(course.file("release", ".", homework).read_text(encoding="utf-8"))
        exercise = homework.notebook("exercises")
        assert ["".join(cell["source"]) for cell in release["cells"]] == ["".join(cell["source"]) for cell in exercise["cells"]]


def test_every_mark_is_as_expected(course):
    marks = {}
    with Gradebook(f"sqlite:///{course.book / 'gradebook.db'}") as book:
        for homework, student in handed_in(course):
            submission = book.find_submission_notebook(homework.name, homework.assignment, student.name)
            marks[homework.name, student.name] = [grade.auto_score for grade in sorted(submission.grades, key=lambda grade: grade.name)]
            assert not submission.needs_manual_grade, student.name
    assert marks == {(homework.name, student.name): student.marks for homework, student in handed_in(course)}


def test_nobody_is_missing_in_the_table(course):
    with (course.book / "grades.csv").open(encoding="utf-8", newline="") as file:
        table = {(row["assignment"], row["student_id"]): (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(file)}
    expected = {(homework.assignment, student.name): (sum(student.marks), sum(homework.full)) for homework, student in handed_in(course)}
    assert {who: table.get(who) for who in expected} == expected
    assert all(score == 0 for who, (score, _) in table.items() if who not in expected)


def test_feedback_says_why_and_names_nobody_else(course):
    for homework, student in handed_in(course):
        page = course.file("feedback", student.name, homework, "html").read_text(encoding="utf-8")
        body = re.sub(r"(?s)<style.*?</style>", "", page)
        assert student.says in body + course.said[homework], student.name
        if student.marks != homework.full and any(student.marks):
            assert "✗" in body, student.name
        for other in ("ada", "cleo", "finn", "kai"):
            assert other == student.name or not re.search(rf"\b{other}\b", body), (student.name, other)
        assert "<script>alert" not in body and "expected:" not in body


def test_the_marks_are_drawn_from_the_secret(course):
    for said in course.said.values():
        assert "the open seed is used" not in said and "nobody can guess this" not in said


def test_what_could_not_be_judged_is_said_aloud(course):
    for name, line in {
        "cut": "cut gets 0 points: nothing can be judged: the file is no notebook: it is no JSON, or it ends too early",
        "essay": "essay gets 0 points: hw01.ipynb was not handed in. What was: letter.docx.",
        "other": "other: Untitled.ipynb is taken for hw01.ipynb",
        "twice": "twice: two cells have the same id, same",
    }.items():
        assert line in course.said[HW01], name


def test_nothing_is_left_running(course):
    assert course.left == set()


def test_a_second_run_judges_only_who_is_new(course):
    late = course.file("submitted", "zoe")
    late.parent.mkdir(parents=True)
    shutil.copy(course.file("submitted", "ada"), late)
    said = course.nbgrader("autograde", HW01.assignment)
    assert said.count("Autograding") == 1
