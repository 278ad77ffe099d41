"""Binder: repo2docker reads binder/ as it is meant, and postBuild and start work in clean surroundings.

The image itself is not built here: that needs a Docker engine.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from checkouts import ROOT, copy_of_sources

TWO_GB_IN_KB = 2 * 1000 * 1000
PEAK = "import resource, subprocess, sys; s = subprocess.call(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(s)"


@pytest.fixture(scope="module")
def dockerfile():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "--user-id", "1000", "--user-name", "reader", ROOT]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


def test_the_image_has_the_jdk_maven_and_the_pinned_packages(dockerfile):
    for package in (ROOT / "binder" / "apt.txt").read_text().split():
        assert re.search(rf"apt-get install .*\b{re.escape(package)}\b", dockerfile)
    assert 'pip install --no-cache-dir -r "binder/requirements.txt"' in dockerfile
    assert "RUN ./binder/postBuild" in dockerfile
    assert 'R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile


def test_the_pins_are_the_launchers_and_are_read_after_the_repository_is_there(dockerfile):
    lines = (ROOT / "binder" / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-r ../kernel-lib/launcher/requirements.txt"]
    assert dockerfile.index("COPY --chown=1000:1000 src/ ${REPO_DIR}/") < dockerfile.index("-r \"binder/requirements.txt\"")


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """A copy of the repository, an empty home, and a Python environment whose only kernel so far is JJava's own."""
    folder = tmp_path_factory.mktemp("binder")
    for name in ("home", "repository", "python"):
        (folder / name).mkdir()
    copy_of_sources(folder / "repository")
    wheel = "share/jupyter/kernels/java"
    shutil.copytree(f"{sys.prefix}/{wheel}", folder / "python" / wheel)
    return folder


def in_image(image, *command):
    environment = {
        "HOME": str(image / "home"),
        "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]),
        "NB_PYTHON_PREFIX": str(image / "python"),
        "JUPYTER_PATH": str(image / "python/share/jupyter"),
        **{name: os.environ[name] for name in ("JAVA_HOME", "GRADUS_JDK_PATH") if name in os.environ},
    }
    return subprocess.run(command, cwd=image / "repository", env=environment, capture_output=True, text=True)


def test_post_build_and_start_give_a_kernel_within_two_gigabytes(image):
    built = in_image(image, "binder/postBuild")
    assert built.returncode == 0, built.stderr
    spec = json.loads((image / "python/share/jupyter/kernels/gradus/kernel.json").read_text())
    assert "-Xmx900m" in spec["argv"]
    assert str(image / "repository") in spec["argv"][spec["argv"].index("-cp") + 1]
    settings = json.loads((image / "python/share/jupyter/lab/settings/page_config.json").read_text())
    assert settings["disabledExtensions"]["@jupyter/nbgrader"]

    notebooks = sorted((image / "repository/notebooks").glob("*.ipynb"))
    assert notebooks
    for notebook in notebooks:
        ran = in_image(image, "binder/start", "python", "-c", PEAK, "python", "kernel-lib/launcher/run_notebooks.py", notebook)
        assert ran.returncode == 0, ran.stderr
        assert int(ran.stdout.split()[-1]) < TWO_GB_IN_KB


def test_start_puts_the_kernels_jdk_first(image):
    said = in_image(image, "binder/start", "sh", "-c", 'echo "$JAVA_HOME"; command -v javac').stdout.split()
    assert said[1] == f"{said[0]}/bin/javac"
