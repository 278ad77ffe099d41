"""JupyterLab as an instructor and as a learner sees it."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from classroom import ASSIGNMENT, ROOT
from playwright.sync_api import sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
LAUNCHER = ROOT / "kernel-lib" / "launcher"
MENU = "li.lm-MenuBar-item:has-text('Nbgrader')"
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="NO BROWSER: formgrader was NOT tried. Install chromium ('sudo apt install chromium').")


@contextlib.contextmanager
def page_of(command, folder):
    """A browser's page with the JupyterLab that a command starts in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "lab.log"
    options = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root",
               f"--LabApp.user_settings_dir={folder / '.settings'}", f"--LabApp.workspaces_dir={folder / '.workspaces'}"]
    environment = {**os.environ, "GRADUS_COURSE": str(folder), "JUPYTER_DATA_DIR": str(folder / ".data"), "JUPYTER_CONFIG_DIR": str(folder / ".config")}
    with log.open("w") as said, tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        server = subprocess.Popen([*map(str, command), *options], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            deadline = time.monotonic() + 120
            while f"{port}/lab" not in log.read_text():
                assert server.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.1)
            browser = playwright.chromium.launch_persistent_context(profile, executable_path=CHROMIUM, headless=True, args=FLAGS, env={**os.environ, "HOME": profile})
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/lab")
            page.locator(".jp-Launcher, .jp-DirListing").first.wait_for(timeout=60_000)
            page.locator("li.lm-MenuBar-item").first.wait_for(timeout=60_000)
            page.wait_for_timeout(2_000)
            yield page
            browser.close()
        finally:
            server.terminate()
            server.wait(timeout=60)


def test_formgrader_shows_the_assignment_the_submissions_and_their_marks(course):
    course.nbgrader("db", "student", "add", "absent")
    with page_of([sys.executable, ROOT / "kernel-lib" / "gradebook" / "command.py", "lab"], course.folder) as page:
        page.locator(MENU).click()
        page.locator(".lm-Menu-itemLabel:text-is('Formgrader')").first.click()
        desk = page.frame_locator("iframe")
        handed_in = len(list(course.book.glob(f"submitted/*/{ASSIGNMENT}")))
        assert str(handed_in) in row(desk, ASSIGNMENT).split()
        picture(page, "assignments")

        follow(desk, "/formgrader/manage_students")
        assert "0 / " in row(desk, "absent") and "23 / " in row(desk, "eva")
        picture(page, "students")
        follow(desk, "/manage_students/absent")
        assert f"{ASSIGNMENT} (no submission)" in row(desk, ASSIGNMENT)

        follow(desk, "/formgrader/manage_students")
        follow(desk, "/manage_students/eva")
        assert "23 / 25" in row(desk, ASSIGNMENT)
        follow(desk, f"/manage_students/eva/{ASSIGNMENT}")
        desk.locator("a[href*='/formgrader/submissions/']").first.click()
        first = desk.locator("input#hw01-1")
        first.wait_for(timeout=60_000)
        page.wait_for_timeout(2_000)  # the marks come after the page
        shown = {number: desk.locator(f"input#hw01-{number}").get_attribute("placeholder") for number in (1, 2)}
        assert {number: float(points) for number, points in shown.items()} == {1: 2, 2: 3}
        assert "the bend is missing" in desk.locator("body").inner_text()
        first.scroll_into_view_if_needed()
        picture(page, "submission")


def row(desk, name):
    """What the table's row of a name says."""
    found = desk.locator(f"tr:has-text('{name}')").first
    found.wait_for(timeout=60_000)
    return found.inner_text()


def follow(desk, address):
    """Clicks the link that leads there."""
    link = desk.locator(f"a[href$='{address}']").first
    link.wait_for(timeout=60_000)
    link.click()


def picture(page, name):
    pictures = ROOT / "target" / "formgrader"
    pictures.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=pictures / f"{name}.png")


def test_a_learner_sees_nothing_of_nbgrader(tmp_path):
    command = [sys.executable, "-m", "jupyterlab", f"--config={LAUNCHER / 'jupyter_lab_config.json'}", f"--LabApp.app_settings_dir={LAUNCHER / 'lab-settings'}"]
    with page_of(command, tmp_path) as page:
        assert page.locator("li.lm-MenuBar-item:has-text('Kernel')").count() == 1
        assert page.locator(MENU).count() == 0
        assert page.locator("[title*='Create Assignment'], [data-id*='create-assignment'], [data-id*='nbgrader']").count() == 0
