"""A checkout of its own for each test that needs one, and ./gradus started in it from clean surroundings."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "kernel-lib" / "launcher"))
GIT = ["git", "-c", "user.name=a learner", "-c", "user.email=learner@example.org", "-c", "commit.gpgsign=false"]


def copy_of_sources(target):
    """This repository's files as they are now, committed in a new repository."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    git(target, "init", "--quiet", "--initial-branch=main")
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message", "Begin")
    return target


def git(folder, *arguments):
    return subprocess.run([*GIT, "-C", folder, *arguments], capture_output=True, text=True, check=True).stdout


def listen_to_ctrl_c():
    """As a terminal starts programs. Whatever runs in the background of a script ignores Ctrl-C, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Learner:
    """Someone at a terminal, with an empty home and only the programs that a test gives."""

    def __init__(self, folder, checkout):
        self.checkout, self.home, self.bin = checkout, folder / "home", folder / "bin"
        self.home.mkdir()
        self.bin.mkdir()
        for name in ("sh", "dirname", "git", "env"):
            (self.bin / name).symlink_to(shutil.which(name))
        (self.bin / "python3").symlink_to(Path(sys._base_executable).resolve())
        self.environment = {
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "LC_", "LANG"))},
            "HOME": str(self.home),
            "PATH": str(self.bin),
        }

    def gradus(self, *arguments, stdin=subprocess.DEVNULL, **environment):
        return subprocess.run(
            [self.checkout / "gradus", *arguments], cwd=self.home, stdin=stdin,
            capture_output=True, text=True, env={**self.environment, **environment}, preexec_fn=listen_to_ctrl_c,
        )

    def files(self):
        """Everything in the checkout but git's own."""
        return {path for path in self.checkout.rglob("*") if ".git" not in path.parts and "__pycache__" not in path.parts}


def make_program(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def make_jdk(home, version, modules="java.base jdk.compiler jdk.jshell jdk.incubator.vector"):
    """A folder that looks like a JDK. Its programs do nothing."""
    make_program(home / "bin" / "java", f"echo java.base@{version}")
    make_program(home / "bin" / "javac")
    (home / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{modules}"\n')
    return home
