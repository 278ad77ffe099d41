"""Brings what a benchmark needs: our workloads, and the peers where they can be had.

A peer that cannot be installed is left out, and said aloud: on the screen and in the report.
"""

import json
import os
import platform
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "launcher"))

import gradus as launcher  # noqa: E402

STATE = launcher.STATE / "bench"
DATA = STATE / "data"
REQUIREMENTS = HERE / "peers" / "requirements.txt"
OURS = [HERE / "target" / "gradus-bench-0.1.jar", HERE / "target" / "lib" / "*"]
JVM_PEERS = HERE / "jvm-peers" / "target"
PLATFORMS = {  # as DJL and JavaCPP name them
    ("Linux", "x86_64"): ("linux-x86_64", "linux-x86_64"),
    ("Linux", "aarch64"): ("linux-aarch64", "linux-arm64"),
    ("Darwin", "arm64"): ("osx-aarch64", "macosx-arm64"),
    ("Windows", "AMD64"): ("win-x86_64", "windows-x86_64"),
}


@dataclass
class Installed:
    """What a run can start, and why the rest is missing."""

    java: list  # the Java of the kernel with its flags
    python: Path | None = None  # with PyTorch, JAX and micrograd
    jvm_peers: bool = False  # DJL and OpenBLAS
    missing: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)


def install(memory="1g", peers=True):
    jdk = launcher.find_jdk()
    installed = Installed(kernel_java(jdk, memory), versions={"JDK": jdk.version})
    build(jdk, "bench", HERE / "target" / "stamp")
    if not peers:
        installed.missing["every other library"] = "not asked for"
        return installed
    for names, bring in ((("PyTorch", "JAX", "micrograd"), bring_python), (("DJL", "OpenBLAS"), bring_jvm)):
        try:
            bring(jdk, installed)
        except launcher.Trouble as trouble:
            for name in names:
                leave_out(installed.missing, name, str(trouble))
    return installed


def leave_out(missing, name, reason):
    missing[name] = reason
    launcher.say(f"NOT COMPARED with {name}: {reason}")


def kernel_java(jdk, memory):
    """Java with the flags that the kernelspec gives it, up to the class path."""
    flags = json.loads((launcher.NOTEBOOK_MODULE / "kernel.json").read_text(encoding="utf-8"))["argv"]
    flags = flags[1 : flags.index("-cp")]
    return [str(jdk.java), *(flag.replace("{xmx}", memory) for flag in flags)]


def build(jdk, profiles, stamp):
    """Builds our workloads, or the peers in Java too, unless nothing has changed."""
    patterns = ("pom.xml", "kernel-lib/core/pom.xml", "kernel-lib/core/src/main/**/*", "kernel-lib/bench/**/pom.xml", "kernel-lib/bench/**/src/main/**/*")
    inputs = launcher.digest({path for pattern in patterns for path in launcher.ROOT.glob(pattern) if path.is_file()})
    if launcher.read(stamp) == inputs:
        return
    module = ":gradus-bench-peers" if "peers" in profiles else ":gradus-bench"
    djl, javacpp = PLATFORMS.get((platform.system(), platform.machine()), (None, None))
    if "peers" in profiles and not djl:
        raise launcher.Trouble(f"there are no native libraries for {platform.system()} on {platform.machine()}.")
    maven = launcher.find_maven(jdk)[1]
    options = [f"-P{profiles}", "-pl", module, "-am", "-Dmaven.test.skip=true", f"-Ddjl.platform={djl}", f"-Djavacpp.platform={javacpp}"]
    launcher.run_maven(jdk, maven, f"building {module[1:]}", f"package-{profiles}", [*options, "package"])
    launcher.write(stamp, inputs)


def bring_python(_, installed):
    venv, stamp = STATE / "venv", STATE / "venv" / "requirements.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if launcher.read(stamp) != wanted:
        launcher.need_venv()
        install = [launcher.venv_python(venv), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
        for title, command in (
            ("making a Python environment for the peers", [launcher.base_python(), "-m", "venv", "--clear", venv]),
            ("installing PyTorch, JAX and micrograd (some GB)", [*install, "-r", REQUIREMENTS]),
        ):
            lines, status = launcher.step(title, command, clean_environment())
            if status:
                raise launcher.Trouble(f"they could not be installed ({launcher.last_word(lines)}).")
        launcher.write(stamp, wanted)
    installed.python = launcher.venv_python(venv)
    found = dict(re.findall(r"^([\w-]+)==(\S+)", wanted, re.MULTILINE))
    installed.versions |= {title: found[name] for title, name in (("PyTorch", "torch"), ("JAX", "jax"), ("micrograd", "micrograd"))}


def bring_jvm(jdk, installed):
    build(jdk, "bench,peers", JVM_PEERS / "stamp")
    installed.jvm_peers = True
    for name, jar in (("DJL", "api"), ("DJL's PyTorch", "pytorch-native-cpu"), ("OpenBLAS", "openblas")):
        found = next(re.match(rf"{jar}-(\d+\.\d+\.\d+)", path.name) for path in sorted((JVM_PEERS / "lib").glob(f"{jar}-[0-9]*.jar")))
        installed.versions[name] = found[1]


def clean_environment():
    """Without what would make a Python look into another one's packages."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def class_path(jars):
    return os.pathsep.join(str(jar) for jar in jars)


def our_command(installed, threads, *job):
    return [*installed.java, f"-Dgradus.threads={threads}", "-cp", class_path(OURS), "gradus.bench.Main", *job]


def jvm_peer_command(installed, peer, *job):
    caches = [f"-Dorg.bytedeco.javacpp.cachedir={STATE / 'javacpp'}"]
    jars = [JVM_PEERS / "gradus-bench-peers-0.1.jar", JVM_PEERS / "lib" / "*"]
    return [*installed.java, *caches, "-cp", class_path(jars), f"gradus.bench.peers.{peer}", *job]


def write_data(installed):
    """The one place where data and initial weights come from."""
    lines, status = launcher.step("writing data and initial weights", our_command(installed, 1, "data", DATA))
    if status:
        raise launcher.Trouble("the data could not be written; what Java said stands above.", lines[-10:])
