"""git pull && ./gradus lab: improvements arrive, and what the learner wrote is kept.

With a real clone and a real pull. Only what needs an installed kernel is left out: the step that ./gradus lab
takes before Lab starts is called by itself.
"""

import json
import subprocess
import sys

import pytest
from checkouts import copy_of_sources, git

LAY_OUT = "import sys; sys.path.insert(0, 'kernel-lib/launcher'); import gradus; gradus.lay_out_notebooks()"


def notebook(*sources, output=None):
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": source, "outputs": outputs, "execution_count": 1}
        for i, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


class Course:
    """The published repository and a learner's clone of it."""

    def __init__(self, folder):
        self.published, self.clone = folder / "published", folder / "clone"
        self.published.mkdir()
        copy_of_sources(self.published)

    def publish(self, text, name="90-test.ipynb"):
        shipped = self.published / "notebooks" / name
        shipped.parent.mkdir(parents=True, exist_ok=True)
        shipped.write_text(text)
        git(self.published, "add", "--all")
        git(self.published, "commit", "--quiet", "--message", "Improve the notebook")

    def upgrade(self):
        if self.clone.exists():
            git(self.clone, "pull", "--quiet")
        else:
            git(self.published.parent, "clone", "--quiet", str(self.published), str(self.clone))
        result = subprocess.run([sys.executable, "-c", LAY_OUT], cwd=self.clone, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        return result.stderr

    def mine(self, name="90-test.ipynb"):
        return self.clone / "my" / "notebooks" / name


@pytest.fixture
def course(tmp_path):
    course = Course(tmp_path)
    course.publish(notebook("first"))
    course.upgrade()
    return course


def test_the_first_start_lays_out_every_shipped_file(course):
    assert course.mine().read_text() == notebook("first")
    shipped = {path.name for path in (course.clone / "notebooks").glob("*.ipynb")}
    assert {path.name for path in course.mine().parent.glob("*.ipynb")} == shipped
    exercises = {path.relative_to(course.clone) for path in (course.clone / "exercises").rglob("*.ipynb")}
    assert exercises == {path.relative_to(course.mine().parent) for path in course.mine("exercises").rglob("*.ipynb")}
    assert exercises


def test_git_sees_nothing_of_the_learners_work(course):
    course.mine().write_text(notebook("my own"))
    assert git(course.clone, "status", "--porcelain") == ""


def test_an_untouched_copy_is_renewed(course):
    course.publish(notebook("better"))
    assert course.upgrade() == ""
    assert course.mine().read_text() == notebook("better")


def test_a_copy_that_was_only_run_is_renewed(course):
    course.mine().write_text(notebook("first", output="42"))
    course.publish(notebook("better"))
    course.upgrade()
    assert course.mine().read_text() == notebook("better")


def test_a_copy_that_was_only_run_keeps_its_outputs_until_there_is_something_new(course):
    course.mine().write_text(notebook("first", output="42"))
    course.upgrade()
    assert course.mine().read_text() == notebook("first", output="42")


def test_what_the_learner_wrote_is_kept_and_the_new_version_is_beside_it(course):
    course.mine().write_text(notebook("my own"))
    course.publish(notebook("better"))
    said = course.upgrade()
    assert "90-test.ipynb is yours and stays as it is" in said
    assert course.mine().read_text() == notebook("my own")
    assert course.mine("90-test (new).ipynb").read_text() == notebook("better")
    assert course.upgrade() == ""


def test_the_file_beside_is_never_overwritten_once_the_learner_wrote_in_it(course):
    course.mine().write_text(notebook("my own"))
    course.publish(notebook("better"))
    course.upgrade()
    course.mine("90-test (new).ipynb").write_text(notebook("mine too"))
    course.publish(notebook("best"))
    course.upgrade()
    assert course.mine("90-test (new).ipynb").read_text() == notebook("mine too")
    assert course.mine("90-test (new2).ipynb").read_text() == notebook("best")


def test_what_the_learner_wrote_is_kept_when_the_record_is_lost(course):
    course.mine().write_text(notebook("my own"))
    (course.clone / ".gradus" / "copies.json").unlink()
    course.upgrade()
    assert course.mine().read_text() == notebook("my own")


def test_a_file_that_is_no_longer_a_notebook_is_kept(course):
    course.mine().write_text("not JSON any more")
    course.publish(notebook("better"))
    course.upgrade()
    assert course.mine().read_text() == "not JSON any more"


def test_files_beside_the_notebooks_come_along(course):
    course.publish("1,2\n", name="data/points.csv")
    course.upgrade()
    assert course.mine("data/points.csv").read_text() == "1,2\n"
