"""JupyterLab in a real browser: a newcomer opens the notebook from ./gradus lab and runs all of it."""

import contextlib
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlparse

import lab_desk
import pytest
from playwright.sync_api import TimeoutError, sync_playwright

ROOT = Path(__file__).resolve().parents[5]
NOTEBOOK = "03-xor.ipynb"
PICTURES = ROOT / "target" / "lab"
PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(e => e.textContent)"
COMMITTED = json.loads((ROOT / "notebooks" / NOTEBOOK).read_text(encoding="utf-8"))
CODE = [cell for cell in COMMITTED["cells"] if cell["cell_type"] == "code"]
NUMBERS = itertools.count(1)
EXPECTED = [f"[{next(NUMBERS)}]:" if cell["source"] else "[ ]:" for cell in CODE]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that ./gradus lab started, on a fresh copy of the notebook.

    The copy is elsewhere than where it was trusted, so that its committed outputs are seen as strangers see them.
    """
    desk = tmp_path_factory.mktemp("desk")
    shutil.copy(ROOT / "notebooks" / NOTEBOOK, desk)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--no-browser", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=",
        f"--ServerApp.root_dir={desk}", f"--LabApp.user_settings_dir={desk / '.settings'}",
        f"--LabApp.workspaces_dir={desk / '.workspaces'}",
    ]
    log = desk / ".log"
    with log.open("w") as said:
        server = subprocess.Popen([ROOT / "gradus", "lab", "--", *options], stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 120
    while f"{address}/lab" not in log.read_text():
        assert server.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    yield address
    server.terminate()
    assert server.wait(timeout=60) == 0, log.read_text()


@pytest.fixture(scope="module")
def page(browser_path, lab):
    """The notebook, opened in Lab. The page remembers which hosts it asked for."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=browser_path, headless=True, args=lab_desk.FLAGS,
            viewport={"width": 1280, "height": 1400}, env={**os.environ, "HOME": profile},
        )
        page = browser.new_page()
        page.hosts, page.failures = set(), []
        page.on("request", lambda request: page.hosts.add(urlparse(request.url).hostname))
        page.on("requestfailed", lambda request: page.failures.append(request.url))
        page.goto(f"{lab}/lab/tree/{NOTEBOOK}")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
        yield page
        browser.close()


@pytest.fixture(scope="module")
def finished(page):
    """The notebook after its committed outputs were cleared and all of it was run."""
    from_menu(page, "Edit", "Clear Outputs of All Cells")
    page.wait_for_function(f"{PROMPTS}.every(prompt => prompt === '[ ]:')")
    from_menu(page, "Run", "Run All Cells")
    with contextlib.suppress(TimeoutError):  # The tests say which cell did not end.
        page.wait_for_function(f"{PROMPTS}.join() === '{','.join(EXPECTED)}'", timeout=180_000)
    read_through(page)
    return page


def from_menu(page, menu, *items):
    page.locator(f"li.lm-MenuBar-item:has-text('{menu}')").click()
    for item in items:
        page.locator(f".lm-Menu-item:has(.lm-Menu-itemLabel:text-is('{item}'))").first.click()


def read_through(page):
    """Scrolls to the end: Lab draws a cell when it comes into view."""
    for part in range(21):
        page.locator(".jp-WindowedPanel-outer").evaluate("(n, part) => n.scrollTo(0, n.scrollHeight * part / 20)", part)
        page.wait_for_timeout(100)


def picture(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / name)


def shown(page, selector):
    """What the outputs hold. A picture counts only where the browser could draw it."""
    return page.locator(f".jp-OutputArea-output{selector}").evaluate_all(
        "found => found.filter(e => e.tagName !== 'IMG' || e.naturalWidth > 0).map(e => e.textContent || e.alt || e.tagName)"
    )


def pictures(notebook):
    """How many outputs of a notebook file hold a PNG."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return sum("image/png" in output.get("data", {}) for output in outputs)


def test_before_it_runs_an_untrusted_notebook_already_shows_its_pictures(page):
    picture(page, "opened.png")
    read_through(page)
    assert pictures(COMMITTED) > 0
    assert len(shown(page, " img")) >= pictures(COMMITTED)


def test_before_it_runs_the_answers_to_predictions_are_folded_away(page):
    assert page.locator(".jp-OutputPlaceholder").count() > 0


def test_running_a_cell_unfolds_its_answer(finished):
    assert finished.locator(".jp-OutputPlaceholder").count() == 0
    assert finished.get_by_text("42 of 200 networks").count() == 1


def test_every_cell_runs(finished):
    assert finished.evaluate(PROMPTS) == EXPECTED


def test_nothing_fails_and_nothing_warns(finished):
    announced = sum("raises-exception" in cell["metadata"].get("tags", []) for cell in COMMITTED["cells"])
    outputs = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.{}']"
    assert finished.locator(outputs.format("stderr")).count() == 0
    assert finished.locator(outputs.format("error")).count() == announced


def test_a_chart_and_a_tensor_card_are_there(finished):
    picture(finished, "light.png")
    assert len(shown(finished, " img")) >= pictures(COMMITTED)
    cards = shown(finished, "[data-mime-type='text/html']")
    assert [card for card in cards if re.search(r"\(\d+(, \d+)*\)", card)], "no output names a tensor's shape"


def test_the_page_talks_to_its_own_server_only(finished):
    assert finished.hosts <= {"127.0.0.1", None}
    assert finished.failures == []
    assert finished.get_by_text("Jupyter news").count() == 0


def test_the_launcher_offers_our_kernel_and_no_other(finished, lab):
    kernels = finished.request.get(f"{lab}/api/kernelspecs").json()["kernelspecs"]
    assert list(kernels) == ["gradus"]


def test_it_is_readable_in_the_dark(finished):
    from_menu(finished, "Settings", "Theme", "JupyterLab Dark")
    finished.wait_for_selector("body[data-jp-theme-light=false]", state="attached")
    finished.wait_for_timeout(1_000)
    picture(finished, "dark.png")
    assert len(shown(finished, " img")) >= pictures(COMMITTED)
