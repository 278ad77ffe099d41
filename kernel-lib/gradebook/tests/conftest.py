"""A course in which homework 1 has gone all the way through nbgrader."""

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

from classroom import ASSIGNMENT, HOMEWORK, ROOT, SOME, students  # noqa: E402

COMMAND = ROOT / "kernel-lib" / "gradebook" / "command.py"
EVERYBODY = os.environ.get("GRADUS_SUBMISSIONS") == "all"


class Course:
    """A course's folder with homework 1."""

    def __init__(self, folder):
        self.folder = folder
        self.book = folder / "gradebook"
        shutil.copytree(ROOT / "solutions" / ASSIGNMENT, folder / "solutions" / ASSIGNMENT)

    def nbgrader(self, *words):
        """What nbgrader said. It must have found nothing to fail on."""
        environment = {**os.environ, "GRADUS_COURSE": str(self.folder)}
        ran = subprocess.run([sys.executable, COMMAND, *words], cwd=self.folder, env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def notebook(self, step, student, name=f"{HOMEWORK}.ipynb"):
        return self.book / step / student / ASSIGNMENT / name

    def hand_in(self, everybody):
        archive = self.book / "downloaded" / ASSIGNMENT / "archive"
        archive.mkdir(parents=True)
        for student in everybody:
            (archive / student.file).write_bytes(student.data)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A course in which homework 1 went all the way, and what nbgrader said while it marked."""
    before = running()
    adopt_orphans(True)
    course = Course(tmp_path_factory.mktemp("course"))
    course.nbgrader("generate_assignment", ASSIGNMENT)
    release = json.loads(course.notebook("release", ".").read_text(encoding="utf-8"))
    course.everybody = [student for student in students(release) if EVERYBODY or student.name in SOME]
    course.hand_in(course.everybody)
    course.nbgrader("zip_collect", ASSIGNMENT)
    course.said = course.nbgrader("autograde", ASSIGNMENT)
    course.nbgrader("generate_feedback", ASSIGNMENT)
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
