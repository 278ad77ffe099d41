"""Gradus: neural networks in Java, in a notebook.

  ./gradus                       the same as ./gradus lab
  ./gradus lab [-- OPTION…]      open your copies of the notebooks in JupyterLab
  ./gradus run NOTEBOOK… | --all execute notebooks without a browser; --write saves their outputs
  ./gradus test                  build, check and test everything
  ./gradus grade DIR [OPTION…]   judge the notebooks in a folder; marks and feedback go to grades/
  ./gradus site [-- --out DIR]   the course as pages without server and network, in target/site
  ./gradus exercises             make exercises/ from solutions/, for who changes a solution
  ./gradus nbgrader WORD…        nbgrader with this course's settings, for instructors; docs/grading.md
  ./gradus bench [OPTION…]       measure the library beside others; --help says more
  ./gradus doctor [--report]     say what is found and what is missing; --report is made to be pasted

What is needed and missing is made first: the Python packages (.venv), the library, the kernel.
Everything stays in this folder: .venv, .gradus, my (your notebooks) and target (what is built).

  --yes            fetch a JDK into .gradus without asking, where none is found
  GRADUS_JDK_PATH  look for the JDK only in these folders
  GRADUS_MEMORY    the most memory that a notebook's Java heap may take (1g)

  grade: --seed-file FILE    draw the inputs from a secret that the file holds; - for standard input
         --jobs N            judge so many notebooks side by side
         --homework NAME     what they are, where their names and cells do not say it
         --out FOLDER        where the marks go (grades); --json FILE writes all of it as JSON, too
         --no-sandbox        run the code in plain processes, which is not safe

For machines that bring their own Jupyter, such as Binder:
  ./gradus install --prefix DIR  build, and put the kernel into the Python environment at DIR
  ./gradus jdk                   print the folder of the JDK that is used
"""

import argparse
import contextlib
import glob
import hashlib
import itertools
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "kernel-lib" / "launcher"
NOTEBOOK_MODULE = ROOT / "kernel-lib" / "notebook"
SHIPPED = ROOT / "notebooks"
EXERCISES = ROOT / "exercises"
COPIES = ROOT / "my" / "notebooks"
STATE = ROOT / ".gradus"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"

JJAVA_VERSION = "1.0a8"
JJAVA_SHA256 = "55f513303f0862ca67fbc21c5da81a40c174d7079945e1b1ad52eb5bbed7bab6"
INSTALL_PLUGIN = "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file"
INSTALL_JDK = "install-jdk==1.1.0"

JDK_MODULES = {"jdk.compiler", "jdk.jshell", "jdk.incubator.vector"}
JDK_FOLDERS = """
    /usr/lib/jvm/*  /usr/java/*  /opt/java/*  /opt/jdk*  ~/.sdkman/candidates/java/*  ~/.jdks/*
    /Library/Java/JavaVirtualMachines/*  ~/Library/Java/JavaVirtualMachines/*
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk  /usr/local/opt/openjdk*/libexec/openjdk.jdk
    $CONDA_PREFIX/lib/jvm  $CONDA_PREFIX/Library/lib/jvm  $USERPROFILE/.jdks/*
    $SystemDrive/Program?Files/Java/*  $SystemDrive/Program?Files/Eclipse?Adoptium/*
    $SystemDrive/Program?Files/Microsoft/jdk-*  $SystemDrive/Program?Files/Zulu/*
""".split()


class Trouble(Exception):
    """Something that the reader has to mend: one sentence, after the lines that show it."""

    def __init__(self, sentence, details=()):
        super().__init__(sentence)
        self.details = details


# What is needed --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @property
    def java(self):
        return self.home / "bin" / program("java")


def program(name):
    return name + ".exe" if WINDOWS else name


def jdk_at(folder):
    """The JDK in a folder, or None where it is too old or lacks a part that the kernel needs."""
    for home in (folder, folder / "Contents" / "Home"):
        if (home / "bin" / program("java")).is_file() and (home / "bin" / program("javac")).is_file():
            version, modules = release_of(home)
            if int(re.match(r"\d*", version)[0] or 0) >= 25 and JDK_MODULES <= modules:
                return Jdk(home, version)
    return None


def release_of(home):
    """A JDK's version and modules: from its release file, or else, slower, from java itself."""
    with contextlib.suppress(OSError, KeyError):
        facts = dict(re.findall(r'^(\w+)="(.*)"$', (home / "release").read_text(), re.MULTILINE))
        return facts["JAVA_VERSION"], set(facts["MODULES"].split())
    with contextlib.suppress(OSError):
        listed = subprocess.run(
            [home / "bin" / program("java"), "--list-modules"], capture_output=True, text=True
        ).stdout
        modules = dict(re.findall(r"^([\w.]+)@(\S+)", listed, re.MULTILINE))
        return modules.get("java.base", ""), set(modules)
    return "", set()


def folders_with_jdks():
    """Where to look, best first: among the usual folders the oldest JDK that will do."""
    if only := os.environ.get("GRADUS_JDK_PATH"):
        for folder in map(Path, only.split(os.pathsep)):
            yield folder
            yield from sorted(folder.glob("*"))
        return
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        java = Path(folder, program("java"))
        if java.is_file():
            yield java.resolve().parent.parent
    patterns = [os.path.expanduser(os.path.expandvars(pattern)) for pattern in JDK_FOLDERS]
    usual = {Path(match) for pattern in patterns for match in glob.glob(pattern)}
    found = {folder: jdk for folder in usual if (jdk := jdk_at(folder))}
    yield from sorted(found, key=lambda folder: (numbers(found[folder].version), folder))
    yield from (STATE / "jdk").glob("*")


def numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)]


def find_jdk():
    for folder in folders_with_jdks():
        if jdk := jdk_at(folder):
            return jdk
    only = os.environ.get("GRADUS_JDK_PATH")
    raise Trouble(
        "no JDK 25 or newer with javac, jdk.jshell and jdk.incubator.vector was found"
        + (f" in GRADUS_JDK_PATH ({only})" if only else "")
        + ": install one with 'sudo apt install openjdk-25-jdk-headless', 'conda install -c conda-forge"
        " openjdk=25', 'brew install openjdk@25' or 'winget install EclipseAdoptium.Temurin.25.JDK',"
        " or let './gradus --yes' fetch one into this folder."
    )


def find_or_fetch_jdk(yes):
    try:
        return find_jdk()
    except Trouble:
        if not yes:
            if not sys.stdin.isatty():
                raise
            print("No JDK 25 was found. Fetch one (about 200 MB) into .gradus/jdk? [y/N] ", end="", file=sys.stderr, flush=True)
            if sys.stdin.readline().strip().lower() not in ("y", "yes"):
                raise
    return fetch_jdk()


def fetch_jdk():
    """Fetches a JDK into the checkout. Whatever goes wrong, nothing half-made is left."""
    for folder in (STATE / "jdk").glob("*"):
        if jdk := jdk_at(folder):
            return jdk
    need_venv()
    STATE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=STATE, prefix="fetch-") as scratch:
        tool, fetched = Path(scratch, "tool"), Path(scratch, "jdk")
        install = f"import jdk; jdk.install('25', path={str(fetched)!r})"
        for command in (
            [base_python(), "-m", "venv", tool],
            [venv_python(tool), "-m", "pip", "install", "--quiet", "--retries", "1", INSTALL_JDK],
            [venv_python(tool), "-c", install],
        ):
            lines, status = step("fetching a JDK", command)
            if status:
                raise Trouble(
                    f"no JDK could be fetched ({last_word(lines)}): check the network, or install one with"
                    " 'sudo apt install openjdk-25-jdk-headless', 'conda install -c conda-forge openjdk=25',"
                    " 'brew install openjdk@25' or 'winget install EclipseAdoptium.Temurin.25.JDK'."
                )
        if not any(jdk_at(folder) for folder in fetched.glob("*")):
            raise Trouble("the JDK that was fetched lacks javac, jdk.jshell or jdk.incubator.vector: install one yourself.")
        shutil.rmtree(STATE / "jdk", ignore_errors=True)
        fetched.rename(STATE / "jdk")
    return next(jdk for folder in (STATE / "jdk").glob("*") if (jdk := jdk_at(folder)))


def find_maven(jdk):
    """Maven's version and the command that runs it."""
    ways = "install it with 'sudo apt install maven', 'conda install -c conda-forge maven', 'brew install maven' or 'scoop install maven'."
    command = shutil.which("mvn")
    if not command:
        raise Trouble(f"no Maven was found: {ways}")
    said = subprocess.run([command, "-version"], capture_output=True, text=True, env=maven_environment(jdk))
    version = re.search(r"Apache Maven (\d[\w.-]*)", said.stdout)
    if not version:
        raise Trouble(f"{command} does not answer as Maven does: {ways}")
    if numbers(version[1])[:2] < [3, 8]:
        raise Trouble(f"Maven {version[1]} is too old, 3.8 or newer is needed: {ways}")
    return version[1], command


def maven_environment(jdk):
    # The two options silence warnings about what old versions of Maven do inside a new JDK.
    quiet = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    return {
        **os.environ,
        "JAVA_HOME": str(jdk.home),
        "MAVEN_OPTS": f"{quiet} {os.environ.get('MAVEN_OPTS', '')}".strip(),
    }


def need_venv():
    # Debian keeps ensurepip, without which venv makes nothing, in a package of its own.
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise Trouble(
            "this Python has no venv module: install it with 'sudo apt install python3-venv',"
            " or use the Python of conda-forge, brew or winget."
        ) from None


# What is made ----------------------------------------------------------------------------------


def prepare(yes=False, tests=False, prefix=VENV):
    """Finds all that is needed, and only then makes what is missing or out of date."""
    jdk = find_or_fetch_jdk(yes)
    patterns = ("pom.xml", ".mvn/*", "kernel-lib/*/pom.xml", "kernel-lib/*/src/main/**/*")
    inputs = digest({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()})
    last = ROOT / "kernel-lib" / "grader" / "target" / "gradus-grader-0.1.jar"
    built = last.is_file() and read(STATE / "stamps" / "build") == inputs
    maven = None if built and not tests else find_maven(jdk)[1]
    if prefix == VENV:
        make_venv(["requirements.txt"] + ["requirements-test.txt"] * tests)
    if maven:
        install_jjava(jdk, maven, prefix)
        build(jdk, maven, inputs, tests)
    write_kernelspec(jdk, prefix)
    return jdk


def make_venv(wanted):
    """Brings .venv to the pinned packages. A new one that fails is taken away again."""
    done = VENV / "gradus-requirements.json"
    texts = {name: digest([LAUNCHER / name, LAUNCHER / "constraints.txt"]) for name in wanted}
    state = {"place": str(ROOT), "python": sys.version, "installed": {}}
    with contextlib.suppress(OSError, ValueError):
        old = json.loads(done.read_text())
        if venv_python().exists() and all(old[key] == state[key] for key in ("place", "python")):
            state = old
    missing = [name for name in wanted if state["installed"].get(name) != texts[name]]
    if not missing:
        return
    new = not state["installed"]
    if new:
        need_venv()
    try:
        if new:
            run_step("making .venv", [base_python(), "-m", "venv", "--clear", VENV])
        pip = [venv_python(), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        files = [part for name in missing for part in ("-r", LAUNCHER / name)]
        # pip asks rustc for its version, and a rustup without a home makes one.
        surroundings = {"RUSTUP_HOME": str(STATE / "rustup"), **os.environ}
        lines, status = step("installing Python packages", [*pip, "--retries", "2", *files], surroundings)
        if status:
            raise Trouble(
                "the Python packages could not be installed: check the network and run the same command again.",
                [line for line in lines if line.startswith("ERROR")][-3:],
            )
    except BaseException:
        if new:
            shutil.rmtree(VENV, ignore_errors=True)
        raise
    state["installed"].update(texts)
    done.write_text(json.dumps(state))


def base_python():
    # Outside every environment: a .venv cannot make itself anew.
    return getattr(sys, "_base_executable", sys.executable)


def venv_python(venv=VENV):
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def install_jjava(jdk, maven, prefix):
    """Puts the jar of JJava's wheel where the pom finds it: in a Maven repository in the checkout."""
    jar = prefix / "share" / "jupyter" / "kernels" / "java" / "jjava.jar"
    if not jar.is_file() or hashlib.sha256(jar.read_bytes()).hexdigest() != JJAVA_SHA256:
        raise Trouble(f"jjava.jar is not the one of jjava {JJAVA_VERSION} that Gradus was tested with: delete .venv and run the same command again.")
    place = Path("org", "dflib", "jjava", "jjava-wheel", JJAVA_VERSION, f"jjava-wheel-{JJAVA_VERSION}.jar")
    installed = STATE / "maven" / place
    if installed.is_file() and installed.read_bytes() == jar.read_bytes():
        return
    STATE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=STATE, prefix="maven-") as scratch:
        new = Path(scratch, "repository")
        options = [f"-Dfile={jar}", f"-DpomFile={LAUNCHER / 'jjava-pom.xml'}", f"-DlocalRepositoryPath={new}"]
        run_maven(jdk, maven, "installing JJava's jar", "install", [INSTALL_PLUGIN, *options])
        shutil.rmtree(STATE / "maven", ignore_errors=True)
        new.rename(STATE / "maven")


def build(jdk, maven, inputs, tests):
    """Builds the library; with its tests, what Maven says is shown."""
    # A cache of the old classes would fit no longer.
    (STATE / "stamps" / "cache").unlink(missing_ok=True)
    # What an older version of the library needed must not stay on the kernel's class path.
    shutil.rmtree(NOTEBOOK_MODULE / "target" / "kernel", ignore_errors=True)
    if tests:
        run_maven(jdk, maven, "building and testing the library", "verify", ["-Pbench", "verify"], show=True)
    else:
        run_maven(jdk, maven, "building the library", "package", ["-Dmaven.test.skip=true", "package"])
    write(STATE / "stamps" / "build", inputs)


def run_maven(jdk, maven, title, goal, arguments, show=False):
    """Runs Maven: without the network where the same poms have reached this goal before."""
    poms = digest([ROOT / "pom.xml", *ROOT.glob("kernel-lib/*/pom.xml")])
    resolved = STATE / "stamps" / f"resolved-{goal}"
    command = [maven, "--batch-mode", "--no-transfer-progress", *arguments]
    for network in ["--offline"] * (read(resolved) == poms) + ["--update-snapshots"]:
        lines, status = step(title, [*command, network], maven_environment(jdk), show)
        if not status:
            write(resolved, poms)
            return
        if not any("offline mode" in line for line in lines):
            break
    errors = [line for line in lines if line.startswith("[ERROR]")][:15]
    if any("Could not transfer" in line or "Unknown host" in line for line in errors):
        raise Trouble("Maven could not fetch what the build needs: check the network and run the same command again.")
    raise Trouble("the build failed; Maven's errors stand above.", [] if show else errors)


def write_kernelspec(jdk, prefix):
    """Writes the kernel "gradus", which starts the JDK that was found, by its absolute path."""
    ours = [ROOT / "kernel-lib" / module / "target" / f"gradus-{module}-0.1.jar" for module in ("notebook", "grader")]
    jars = [*ours, *sorted((NOTEBOOK_MODULE / "target" / "kernel").glob("*.jar"))]
    values = {
        "{java}": str(jdk.java),
        "{classpath}": os.pathsep.join(str(jar) for jar in jars if not jar.stem.endswith("-sources")),
        "{xmx}": os.environ.get("GRADUS_MEMORY", "1g"),
    }
    spec = json.loads((NOTEBOOK_MODULE / "kernel.json").read_text(encoding="utf-8"))
    for name, value in values.items():
        spec["argv"] = [argument.replace(name, value) for argument in spec["argv"]]
    # Java's pictures note the system's fonts in the home folder, so the kernel's home is in the checkout.
    spec["argv"].insert(1, f"-Duser.home={STATE / 'java'}")
    spec["argv"][1:1] = start_faster(spec, prefix)
    folder = prefix / "share" / "jupyter" / "kernels" / "gradus"
    write(folder / "kernel.json", json.dumps(spec, indent=1))
    shutil.copyfile(LAUNCHER / "logo-svg.svg", folder / "logo-svg.svg")


def start_faster(spec, prefix):
    """The options that read a cache of the kernel's classes; makes the cache where it is out of date."""
    cache, stamp, python = STATE / "kernel.aot", STATE / "stamps" / "cache", venv_python(prefix)
    if not python.exists():
        return []  # The kernel works as well without it.
    made_for = json.dumps(spec["argv"])
    if not cache.is_file() or read(stamp) != made_for:
        with tempfile.TemporaryDirectory(dir=STATE, prefix="cache-") as scratch:
            recipe = Path(scratch, "kernel.json")
            write(recipe, json.dumps(spec))
            command = [python, NOTEBOOK_MODULE / "aot_cache.py", recipe, cache]
            if step("making the kernel start faster", command, jupyter_environment())[1]:
                return []
        write(stamp, made_for)
    # Without the second option the JDK complains aloud about a cache that does not fit.
    return [f"-XX:AOTCache={cache}", "-Xlog:aot*=off,cds*=off"]


# The learner's copies --------------------------------------------------------------------------


def lay_out_notebooks():
    """Copies the shipped notebooks and exercises to my/notebooks and never overwrites what the learner wrote.

    docs/decisions/002-your-copies.md says why.
    """
    COPIES.mkdir(parents=True, exist_ok=True)
    record = STATE / "copies.json"
    laid_out = json.loads(read(record) or "{}")
    for shipped in sorted(path for folder in (SHIPPED, EXERCISES) for path in folder.rglob("*") if path.is_file()):
        name = shipped.relative_to(SHIPPED if shipped.is_relative_to(SHIPPED) else ROOT)
        if any(part.startswith(".") for part in name.parts):
            continue
        new, copy = content(shipped), COPIES / name
        if not copy.exists() or content(copy) == laid_out.get(str(name)):
            if not copy.exists() or content(copy) != new:
                copy_file(shipped, copy)
        elif content(copy) != new and laid_out.get(str(name)) != new:
            beside = free_name(copy, laid_out.get(str(name)))
            copy_file(shipped, beside)
            say(f"{copy.relative_to(ROOT)} is yours and stays as it is; the new version is beside it as {beside.name}")
        laid_out[str(name)] = new
    write(record, json.dumps(laid_out, indent=1))


def free_name(copy, laid_out):
    """The name of the new version beside a copy: one that takes the place of nothing the learner wrote."""
    for number in itertools.count(1):
        beside = copy.with_name(f"{copy.stem} (new{number if number > 1 else ''}){copy.suffix}")
        if not beside.exists() or content(beside) == laid_out:
            return beside


def content(path):
    """What a learner can have written: the text of a notebook's cells without outputs; else all bytes."""
    data = path.read_bytes()
    if path.suffix == ".ipynb":
        with contextlib.suppress(ValueError, KeyError, TypeError):
            cells = [[cell["cell_type"], "".join(cell["source"])] for cell in json.loads(data)["cells"]]
            data = json.dumps(cells).encode()
    return hashlib.sha256(data).hexdigest()


def copy_file(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    target.write_bytes(unanswered(data) if source.suffix == ".ipynb" else data)


def unanswered(data):
    """A notebook without the outputs that a reader should guess first: JupyterLab shows the first line of a folded one."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        notebook = json.loads(data)
        guessed = [cell for cell in notebook["cells"] if cell["metadata"].get("jupyter", {}).get("outputs_hidden")]
        for cell in guessed:
            cell["outputs"], cell["execution_count"] = [], None
        if guessed:
            return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()
    return data


def trust_committed():
    """Marks as trusted those of the learner's notebooks whose every byte is that of a copy of the committed one."""
    trusted = []
    for copy in COPIES.rglob("*.ipynb"):
        name = copy.relative_to(COPIES)
        folder = "." if name.parts[0] == EXERCISES.name else f"./{SHIPPED.name}"
        name = f"HEAD:{folder}/{name.as_posix()}"
        with contextlib.suppress(OSError):
            shown = subprocess.run(["git", "-C", ROOT, "show", name], capture_output=True)
            if shown.returncode == 0 and unanswered(shown.stdout) == copy.read_bytes():
                trusted.append(copy)
    if trusted:
        run_step("trusting the shipped notebooks", [venv_python(), "-m", "jupyter", "trust", *trusted], jupyter_environment())


# The commands ----------------------------------------------------------------------------------


def lab(options):
    prepare(options.yes)
    lay_out_notebooks()
    trust_committed()
    os.chdir(COPIES)  # Lab's root, unless an option names another one.
    root = ["--allow-root"] * (not WINDOWS and os.geteuid() == 0)  # In a container everyone is root.
    hand_over(
        [venv_python(), "-m", "jupyterlab", f"--config={LAUNCHER / 'jupyter_lab_config.json'}",
         f"--LabApp.app_settings_dir={LAUNCHER / 'lab-settings'}", *root, *options.extra]
    )


def run(options):
    notebooks = sorted(SHIPPED.glob("*.ipynb")) if options.all else [Path(name).absolute() for name in options.notebooks]
    if not notebooks:
        raise Trouble("name a notebook to run, such as notebooks/03-xor.ipynb, or --all.")
    for notebook in notebooks:
        if not notebook.is_file() or notebook.suffix != ".ipynb":
            raise Trouble(f"there is no notebook {notebook}.")
    prepare(options.yes)
    hand_over([venv_python(), LAUNCHER / "run_notebooks.py", *["--write"] * options.write, *notebooks])


def test(options):
    os.environ["JAVA_HOME"] = str(prepare(options.yes, tests=True).home)
    folders = ["kernel-lib/launcher/tests", "kernel-lib/core/src/test/python", "kernel-lib/notebook/src/test/python", "kernel-lib/bench/tests", "kernel-lib/gradebook/tests"]
    os.chdir(ROOT)
    hand_over([venv_python(), "-m", "pytest", "-rs", "--durations=5", *folders, *options.extra])


def grade(options):
    jdk = prepare(options.yes)
    target = ROOT / "kernel-lib" / "grader" / "target"
    jars = [target / "gradus-grader-0.1.jar", *sorted((target / "judge").glob("*.jar"))]
    # Without attaching: where there is no sandbox, a learner's code could ask the judge for its memory.
    java = [jdk.java, "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+DisableAttachMechanism", "-cp", os.pathsep.join(map(str, jars))]
    hand_over([*java, "gradus.judge.GradeMain", *options.extra])


def exercises(options):
    import exercises as maker

    try:
        say(f"{maker.write()} exercises are made.")
    except maker.Malformed as malformed:
        raise Trouble(f"{malformed}") from None


def nbgrader(options):
    prepare(options.yes)
    hand_over([venv_python(), ROOT / "kernel-lib" / "gradebook" / "command.py", *options.extra])


def bench(options):
    asked = {"-h", "--help"} & set(options.extra)
    if not asked:
        prepare(options.yes)
    hand_over([sys.executable if asked else venv_python(), ROOT / "kernel-lib" / "bench" / "bench.py", *options.extra])


def site(options):
    prepare(options.yes)
    hand_over([venv_python(), LAUNCHER / "build_site.py", *options.extra])


def install(options):
    prepare(prefix=Path(options.prefix).absolute())


def jdk(options):
    print(find_or_fetch_jdk(options.yes).home)


def hand_over(command):
    """Becomes another program, so that signals and the exit status are that program's own."""
    command = [str(part) for part in command]
    sys.stdout.flush()
    if WINDOWS:
        sys.exit(subprocess.call(command, env=jupyter_environment()))
    os.execve(command[0], command, jupyter_environment())


def jupyter_environment():
    """The surroundings of every Jupyter program: all that it reads and writes is in the checkout."""
    mine = STATE / "jupyter"
    (mine / "ipython").mkdir(parents=True, exist_ok=True)
    foreign = ("JUPYTER", "IPYTHON", "PYTHONPATH", "PYTHONHOME")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {
        **inherited,
        "JUPYTER_CONFIG_DIR": str(mine / "config"),
        "JUPYTER_DATA_DIR": str(mine / "data"),
        "JUPYTER_RUNTIME_DIR": str(mine / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(mine / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(mine / "workspaces"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(mine / "ipython"),
        "PYTHONNOUSERSITE": "1",
        "PATH": str(venv_python().parent) + os.pathsep + os.environ.get("PATH", ""),
    }


def doctor(options):
    """Every need, found or not, and the fix. The status is 1 where something is missing."""
    looks = {"Python": look_python, "venv": look_venv, "JDK": look_jdk, "Maven": look_maven, "git": look_git}
    rows, missing = [], 0
    for name, look in looks.items():
        try:
            version, place = look()
            rows.append((name, version if options.report else f"{version:<10} {place}"))
        except Trouble as trouble:
            missing += 1
            rows.append((name, "missing" if options.report else f"MISSING    {trouble}"))
    for name, command in (("Chromium", "chromium"), ("bubblewrap", "bwrap")):
        rows.append((name, "found" if shutil.which(command) else "absent, which only the tests mind"))
    kernel = VENV / "share" / "jupyter" / "kernels" / "gradus" / "kernel.json"
    rows.append(("kernel", "installed" if kernel.is_file() else "not made yet: ./gradus makes it"))
    for name, text in itertools.chain(rows, about_this_machine() if options.report else ()):
        print(f"{name:<11} {text}")
    return 1 if missing else 0


def look_python():
    return platform.python_version(), sys.executable


def look_venv():
    need_venv()
    return "found", ""


def look_jdk():
    found = find_jdk()
    return found.version, found.home


def look_maven():
    return find_maven(find_jdk())


def look_git():
    if not shutil.which("git"):
        raise Trouble("upgrading uses git: install it with 'sudo apt install git', 'brew install git' or 'winget install Git.Git'.")
    return said_by("git", "--version").split()[-1], shutil.which("git")


def about_this_machine():
    """More for a report: no path, no name of a user or a machine."""
    yield "Gradus", (shutil.which("git") and said_by("git", "-C", ROOT, "describe", "--always", "--dirty")) or "not a clone"
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} cores"
    yield "disk", f"{shutil.disk_usage(ROOT).free >> 30} GiB free"
    if venv_python().exists():
        packages = said_by(venv_python(), "-m", "pip", "freeze", "--disable-pip-version-check").split("\n")
        yield "packages", " ".join(package for package in packages if "@" not in package)


def said_by(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


# Small tools -----------------------------------------------------------------------------------


def say(text, end="\n"):
    print(f"gradus: {text}", end=end, file=sys.stderr, flush=True)


def step(title, command, environment=None, show=False):
    """Runs a command to its end and shows that time passes. Returns its last lines and its status."""
    lines, start, over = deque(maxlen=500), time.monotonic(), threading.Event()
    alive = sys.stderr.isatty() and not show

    def count_seconds():
        while not over.wait(1):
            say(f"{title} … {time.monotonic() - start:.0f} s", end="\r")

    say(f"{title} …", end="\r" if alive else "\n")
    if alive:
        threading.Thread(target=count_seconds, daemon=True).start()
    command = [str(part) for part in command]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace",
    )
    try:
        for line in process.stdout:
            lines.append(line.rstrip())
            if show:
                print(line, end="", flush=True)
        status = process.wait()
    finally:
        over.set()
        process.kill()
    say(f"{title}: {'failed after' if status else 'done in'} {time.monotonic() - start:.0f} s")
    return list(lines), status


def run_step(title, command, environment=None):
    lines, status = step(title, command, environment)
    if status:
        raise Trouble(f"{title} failed; what it said stands above.", lines[-15:])


def last_word(lines):
    return next((line for line in reversed(lines) if line.strip()), "no answer")


def digest(paths):
    """One number for the names and contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read(path):
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(path, text):
    """Writes a text file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def parse(arguments):
    """The command line. What follows --, bench, grade or nbgrader belongs to the program that is started."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    first = next((word for word in arguments if not word.startswith("-")), "")
    if first in ("bench", "grade", "nbgrader"):
        at = arguments.index(first) + 1
        arguments, cut = [*arguments[:at], "--", *arguments[at:]], at
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--yes", action="store_true", default=argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="gradus", usage=argparse.SUPPRESS, description=__doc__, parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(help=argparse.SUPPRESS, metavar="")
    for command in (lab, run, test, site, exercises, grade, nbgrader, bench, doctor, install, jdk):
        sub = commands.add_parser(command.__name__, parents=[common])
        sub.set_defaults(command=command)
        if command is run:
            sub.add_argument("notebooks", nargs="*")
            sub.add_argument("--all", action="store_true")
            sub.add_argument("--write", action="store_true")
        if command is doctor:
            sub.add_argument("--report", action="store_true")
        if command is install:
            sub.add_argument("--prefix", required=True)
    parser.set_defaults(command=lab, yes=False)
    options = parser.parse_args(arguments[:cut])
    options.extra = arguments[cut + 1 :]
    return options


def main(arguments):
    options = parse(arguments)
    try:
        return options.command(options)
    except Trouble as trouble:
        for line in trouble.details:
            print(line, file=sys.stderr)
        say(trouble)
        return 2
    except OSError as problem:
        say(f"{problem.strerror}: {problem.filename}.")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
