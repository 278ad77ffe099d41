"""A JupyterLab and a browser in front of it, for tests and measurements that move things by hand."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

import kernelspec

ROOT = Path(__file__).resolve().parents[5]
PICTURES = ROOT / "target" / "figures"
MISSING = "NO BROWSER: JupyterLab was NOT tried. Install chromium ('sudo apt install chromium')."
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]

COUNT_FRAMES = """() => {
  window.frames_seen = 0;
  new MutationObserver(() => frames_seen++).observe(
      document.querySelector('.gradus-live .widget-html'), {subtree: true, childList: true});
}"""


def chromium():
    """Where the browser is, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextlib.contextmanager
def running_lab(desk):
    """The address of a JupyterLab on a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [
        "--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=",
        f"--ServerApp.root_dir={desk}", f"--LabApp.user_settings_dir={desk / '.settings'}",
        f"--LabApp.workspaces_dir={desk / '.workspaces'}", "--LabApp.news_url=None",
        f"--LabApp.app_settings_dir={ROOT / 'kernel-lib' / 'launcher' / 'lab-settings'}",
    ]
    places = {"JUPYTER_PATH": str(kernelspec.folder().parent), "JUPYTER_DATA_DIR": str(desk / ".data"),
              "JUPYTER_CONFIG_DIR": str(desk / ".config")}
    # Every cell is drawn at once, not only where the page is scrolled to; no question about news lies over them.
    for name, setting in (("notebook-extension/tracker", '{"windowingMode": "none"}'),
                          ("apputils-extension/notification", '{"fetchNews": "false"}')):
        file = desk / ".settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(setting, encoding="utf-8")
    log = desk / ".log"
    with log.open("w") as said:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], env={**os.environ, **places},
                                  stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 120
    while f"{address}/lab" not in log.read_text():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(log.read_text())
        time.sleep(0.1)
    try:
        yield address
    finally:
        server.terminate()
        server.wait(timeout=60)


@contextlib.contextmanager
def sitting_at(folder):
    """A desk with its own Lab and browser."""
    with running_lab(folder) as address, sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), headless=True, args=FLAGS,
            viewport={"width": 1280, "height": 1400}, env={**os.environ, "HOME": profile})
        browser.set_default_timeout(30_000)
        try:
            yield Desk(browser, address, folder)
        finally:
            browser.close()


class Desk:
    """A page of Lab with one notebook."""

    def __init__(self, browser, address, folder):
        self.browser, self.address, self.folder = browser, address, folder
        self.workspace = 0
        self.page = None

    def write(self, name, *cells):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
            metadata={"kernelspec": {"display_name": "Java (Gradus)", "language": "java", "name": "gradus"}})
        nbformat.write(notebook, self.folder / name)

    def open(self, name):
        """Opens a notebook in a workspace of its own."""
        if self.page:
            self.page.close()
        self.page = self.browser.new_page()
        self.workspace += 1
        self.page.goto(f"{self.address}/lab/workspaces/w{self.workspace}/tree/{name}")
        self.ready()
        return self.page

    def ready(self):
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        self.page.wait_for_timeout(1_000)

    def menu(self, menu, item):
        self.page.locator(f"li.lm-MenuBar-item:has-text('{menu}')").first.click()
        self.page.locator(f".lm-Menu-item:has(.lm-Menu-itemLabel:text-is('{item}'))").first.click()

    def kernel_is_idle(self):
        """The cells' own sign says idle before there is a kernel, and what is run then is lost."""
        self.page.wait_for_selector(".jp-StatusBar-TextItem:has-text('(Gradus) | Idle')", timeout=120_000)

    def run_all(self, selector):
        self.kernel_is_idle()
        self.menu("Run", "Run All Cells")
        self.page.wait_for_selector(selector, timeout=180_000)

    def save(self):
        self.menu("File", "Save Notebook")
        self.page.wait_for_timeout(2_000)

    def says(self, text, selector=".gradus-live .gradus-figure p", timeout=15_000):
        """Waits until a text is to be read."""
        self.page.locator(f"{selector}:has-text('{text}')").first.wait_for(timeout=timeout)

    def picture(self, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / name)
