"""A newcomer's first quarter of an hour: a fresh clone, an empty home, an old java first on the path.

The Python packages come from a folder that is filled once (.gradus/wheels), so that these tests pass without a
network too. The tests in this file run in order: each goes on where the one before stopped.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from checkouts import ROOT, Learner, copy_of_sources, make_jdk

CELLS = ["1 + 1", 'new java.awt.image.BufferedImage(8, 8, 1).createGraphics().getFontMetrics().stringWidth("x") > 0']


@pytest.fixture(scope="module")
def wheels():
    """A folder with the pinned packages."""
    folder = ROOT / ".gradus" / "wheels"
    pins = [ROOT / "kernel-lib" / "launcher" / name for name in ("requirements.txt", "constraints.txt")]
    wanted = "".join(path.read_text() for path in pins)
    done = folder / "done.txt"
    if not done.exists() or done.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        fill = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", folder, "-r", pins[0]]
        subprocess.run(fill, check=True)
        done.write_text(wanted)
    return folder


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory, wheels):
    folder = tmp_path_factory.mktemp("newcomer")
    checkout = folder / "clone"
    checkout.mkdir()
    newcomer = Learner(folder, copy_of_sources(checkout))
    old = make_jdk(folder / "jdk-17", "17.0.15")
    newcomer.environment |= {
        "PATH": os.pathsep.join([str(newcomer.bin), str(old / "bin"), os.environ["PATH"]]),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        # Java asks the system for the home folder, not $HOME; Maven's downloads stay where they are.
        "JAVA_TOOL_OPTIONS": f"-Duser.home={newcomer.home} -Dmaven.repo.local={os.path.expanduser('~/.m2/repository')}",
        # pip asks rustc for its version, and rustup, where there is one, notes that in the home folder.
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", os.path.expanduser("~/.rustup")),
        **{name: os.environ[name] for name in ("JAVA_HOME", "GRADUS_JDK_PATH") if name in os.environ},
    }
    cells = [{"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": cell, "outputs": [], "execution_count": None} for i, cell in enumerate(CELLS)]
    newcomer.notebook = folder / "two cells.ipynb"
    newcomer.notebook.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return newcomer


def touched(newcomer):
    """What there is in the home folder, package caches aside."""
    files = {path.relative_to(newcomer.home) for path in newcomer.home.rglob("*") if path.is_file()}
    return {path for path in files if path.parts[:2] != (".cache", "pip")}


def test_the_first_run_sets_everything_up_and_executes_the_notebook(newcomer):
    result = newcomer.gradus("run", newcomer.notebook)
    assert result.returncode == 0, result.stderr
    for step in ("installing Python packages: done", "installing JJava's jar: done", "building the library: done"):
        assert step in result.stderr
    assert "[2/2]" in result.stderr


def test_the_kernelspec_names_the_jdk_and_the_class_path_by_absolute_paths(newcomer):
    spec = json.loads((newcomer.checkout / ".venv/share/jupyter/kernels/gradus/kernel.json").read_text())
    assert os.path.isabs(spec["argv"][0]) and "-Xmx1g" in spec["argv"]
    assert str(newcomer.checkout / "kernel-lib/notebook/target") in spec["argv"][spec["argv"].index("-cp") + 1]
    assert (spec["display_name"], spec["language"], spec["interrupt_mode"]) == ("Java (Gradus)", "java", "message")


def test_the_second_run_makes_nothing_and_the_notebook_is_as_it_was(newcomer):
    before, clock = newcomer.notebook.read_bytes(), time.monotonic()
    result = newcomer.gradus("run", newcomer.notebook)
    assert result.returncode == 0, result.stderr
    assert "building" not in result.stderr and "installing" not in result.stderr
    assert newcomer.notebook.read_bytes() == before
    assert time.monotonic() - clock < 30


def test_it_runs_with_the_network_cut(newcomer):
    bwrap = shutil.which("bwrap")
    if not bwrap:
        missing = "NO SANDBOX: running without a network was NOT tested. Install bubblewrap."
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    cut = [bwrap, "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent"]
    command = [*cut, newcomer.checkout / "gradus", "run", newcomer.notebook]
    result = subprocess.run(command, capture_output=True, text=True, env=newcomer.environment)
    assert result.returncode == 0, result.stderr


def test_write_saves_the_outputs_and_a_second_time_keeps_every_byte(newcomer):
    assert newcomer.gradus("run", "--write", newcomer.notebook).returncode == 0
    written = newcomer.notebook.read_bytes()
    first, second = json.loads(written)["cells"]
    assert first["outputs"][0]["data"]["text/plain"] == ["2"] and first["execution_count"] == 1
    assert second["outputs"][0]["data"]["text/plain"] == ["true"]
    assert "nothing changed" in newcomer.gradus("run", "--write", newcomer.notebook).stderr
    assert newcomer.notebook.read_bytes() == written


def test_a_cell_that_fails_is_shown_and_fails_the_run(newcomer):
    broken = newcomer.notebook.with_name("broken.ipynb")
    cell = {"cell_type": "code", "id": "c0", "metadata": {}, "source": "int zero = 0;\n1 / zero", "outputs": [], "execution_count": None}
    broken.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    before = broken.read_bytes()
    result = newcomer.gradus("run", "--write", broken, newcomer.notebook)
    assert result.returncode == 1
    assert "broken.ipynb: cell [1] fails" in result.stderr and "/ by zero" in result.stderr
    assert "two cells.ipynb [2/2]" in result.stderr, "the notebooks after it run all the same"
    assert broken.read_bytes() == before and "Traceback" not in result.stderr


def test_a_file_that_is_no_notebook_is_one_sentence(newcomer):
    other = newcomer.notebook.with_name("other.ipynb")
    other.write_text("{")
    result = newcomer.gradus("run", other)
    assert result.returncode == 2
    assert result.stderr.startswith("gradus: other.ipynb is not a notebook") and "Traceback" not in result.stderr


def test_ctrl_c_ends_a_run_quietly_and_its_kernel_with_it(newcomer):
    endless = newcomer.notebook.with_name("endless.ipynb")
    cells = [{"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": cell, "outputs": [], "execution_count": None} for i, cell in enumerate(["1", "while (true) {}"])]
    endless.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    command = [newcomer.checkout / "gradus", "run", endless]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=newcomer.environment)
    assert any("[1/2]" in line for line in run.stderr)
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    # The kernel holds the same standard error, so this reads on until the kernel has ended too.
    said = run.stderr.read()
    assert run.wait(timeout=30) == 130
    assert "Traceback" not in said


def test_lab_starts_trusts_the_shipped_notebooks_and_stops(newcomer):
    log = newcomer.home.parent / "lab.log"
    with log.open("w") as said:
        lab = subprocess.Popen(
            [newcomer.checkout / "gradus", "lab", "--", "--no-browser"],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=newcomer.environment,
        )
    deadline = time.monotonic() + 90
    while "/lab?token=" not in log.read_text():
        assert lab.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    lab.send_signal(signal.SIGTERM)
    assert lab.wait(timeout=60) == 0
    assert str(newcomer.checkout / "my" / "notebooks") in log.read_text()
    look = "import sys, nbformat; from nbformat.sign import NotebookNotary; notary = NotebookNotary(data_dir=sys.argv[1]);"
    look += "[print(notary.check_signature(nbformat.read(name, 4))) for name in sys.argv[2:]]"
    copies = sorted((newcomer.checkout / "my" / "notebooks").glob("*.ipynb"))
    asked = [newcomer.checkout / ".venv/bin/python", "-c", look, newcomer.checkout / ".gradus/jupyter/data", *copies]
    assert subprocess.run(asked, capture_output=True, text=True).stdout.split() == ["True"] * len(copies)
    assert copies


def test_a_build_that_fails_shows_the_errors_and_one_sentence(newcomer):
    source = newcomer.checkout / "kernel-lib/core/src/main/java/gradus/Broken.java"
    source.write_text("package gradus;\nclass Broken { int x = ; }\n")
    result = newcomer.gradus("run", newcomer.notebook)
    source.unlink()
    assert result.returncode == 2
    assert "Broken.java:[2," in result.stderr and "Traceback" not in result.stderr
    assert result.stderr.splitlines()[-1] == "gradus: the build failed; Maven's errors stand above."


def test_nothing_outside_the_checkout_was_written(newcomer):
    assert touched(newcomer) == set()
