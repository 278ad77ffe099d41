"""A course whose homework has gone all the way through nbgrader."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from classroom import ROOT, SOME, students, ten  # noqa: E402
from homework import HW01, HW02, HW03  # noqa: E402

COMMAND = ROOT / "kernel-lib" / "gradebook" / "command.py"
EVERYBODY = os.environ.get("GRADUS_SUBMISSIONS") == "all"


class Course:
    """A course's folder with some homework, and the instructor's secret."""

    def __init__(self, folder, homework):
        self.folder = folder
        self.book = folder / "gradebook"
        self.everybody, self.said = {}, {}
        for one in homework:
            shutil.copytree(ROOT / "solutions" / one.assignment, folder / "solutions" / one.assignment)
        self.book.mkdir()
        (self.book / "class.seed").write_text("nobody can guess this", encoding="utf-8")

    def nbgrader(self, *words):
        """What nbgrader said. It must have found nothing to fail on."""
        environment = {**os.environ, "GRADUS_COURSE": str(self.folder)}
        ran = subprocess.run([sys.executable, COMMAND, *words], cwd=self.folder, env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def file(self, step, student, homework=HW01, ending="ipynb"):
        return self.book / step / student / homework.assignment / f"{homework.name}.{ending}"

    def hand_in(self, homework, everybody):
        self.everybody[homework] = everybody
        archive = self.book / "downloaded" / homework.assignment / "archive"
        archive.mkdir(parents=True)
        for student in everybody:
            (archive / student.file).write_bytes(student.data)

    def grade(self, homework, students_of):
        """From a solution to feedback."""
        self.nbgrader("generate_assignment", homework.assignment)
        release = json.loads(self.file("release", ".", homework).read_text(encoding="utf-8"))
        self.hand_in(homework, students_of(release))
        self.nbgrader("zip_collect", homework.assignment)
        self.said[homework] = self.nbgrader("autograde", homework.assignment)
        self.nbgrader("generate_feedback", homework.assignment)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A course in which homework 1 went all the way; on request with more students and more homework."""
    before = running()
    adopt_orphans(True)
    course = Course(tmp_path_factory.mktemp("course"), [HW01, HW02, HW03] if EVERYBODY else [HW01])
    course.grade(HW01, lambda release: [student for student in students(release) if EVERYBODY or student.name in SOME])
    for homework in (HW02, HW03) if EVERYBODY else ():
        course.grade(homework, lambda release, homework=homework: ten(homework, release))
    course.nbgrader("export")
    time.sleep(5)
    course.left = running() - before
    adopt_orphans(False)
    return course


def adopt_orphans(yes):
    """Whatever a command leaves running becomes a child of this process, where it can be seen."""
    ctypes.CDLL(None).prctl(36, int(yes), 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def running():
    """The children of this process that have not ended, with what was started."""
    found = set()
    for file in Path("/proc/self/task").glob("*/children"):
        for pid in file.read_text().split():
            words = Path("/proc", pid, "cmdline").read_bytes()  # empty for one that has ended
            found |= {(pid, words)} if words else set()
    return found
