"""What is needed is found where it is; what is missing is named in one sentence, and nothing is left half-made."""

import os
import zipfile

import pytest
from checkouts import make_jdk, make_program


def assert_one_sentence(result, *words):
    assert result.returncode == 2, result.stderr
    said = [line for line in result.stderr.splitlines() if "…" not in line and ": done in" not in line and ": failed after" not in line]
    assert len(said) == 1 and said[0].startswith("gradus: ") and said[0].endswith("."), result.stderr
    for word in words:
        assert word in said[0]


@pytest.fixture
def jdk25(tmp_path):
    return make_jdk(tmp_path / "jdk-25", "25.0.1")


def test_an_empty_folder_of_jdks_is_one_sentence_and_leaves_nothing(learner, tmp_path):
    before = learner.files()
    (tmp_path / "empty").mkdir()
    result = learner.gradus("lab", GRADUS_JDK_PATH=str(tmp_path / "empty"))
    assert_one_sentence(result, "no JDK 25", str(tmp_path / "empty"), "apt", "conda-forge", "brew", "winget")
    assert learner.files() == before


def test_a_jdk_17_is_refused(learner, tmp_path):
    before = learner.files()
    old = make_jdk(tmp_path / "jdk-17", "17.0.15")
    assert_one_sentence(learner.gradus("test", GRADUS_JDK_PATH=str(old)), "no JDK 25")
    assert learner.files() == before


@pytest.mark.parametrize("absent", ["jdk.compiler", "jdk.jshell", "jdk.incubator.vector"])
def test_a_java_without_a_part_that_the_kernel_needs_is_refused(learner, tmp_path, absent):
    parts = {"java.base", "jdk.compiler", "jdk.jshell", "jdk.incubator.vector"} - {absent}
    home = make_jdk(tmp_path / "jre", "25.0.1", " ".join(parts))
    assert_one_sentence(learner.gradus("jdk", GRADUS_JDK_PATH=str(home)), "no JDK 25")


def test_a_jdk_without_a_release_file_is_asked_itself(learner, tmp_path, jdk25):
    (jdk25 / "release").unlink()
    modules = [f"echo {name}@25.0.1" for name in ("java.base", "jdk.compiler", "jdk.jshell", "jdk.incubator.vector")]
    make_program(jdk25 / "bin" / "java", *modules)
    assert learner.gradus("jdk", GRADUS_JDK_PATH=str(jdk25)).stdout == f"{jdk25}\n"


def test_an_older_java_first_on_the_path_does_not_matter(learner, tmp_path, jdk25):
    old = make_jdk(tmp_path / "jdk-17", "17.0.15")
    for home in (old, jdk25):
        learner.environment["PATH"] += os.pathsep + str(home / "bin")
    assert learner.gradus("jdk").stdout == f"{jdk25}\n"
    assert learner.gradus("jdk", JAVA_HOME=str(old)).stdout == f"{jdk25}\n"


def test_java_home_comes_first(learner, tmp_path, jdk25):
    newer = make_jdk(tmp_path / "jdk-26", "26")
    learner.environment["PATH"] += os.pathsep + str(newer / "bin")
    assert learner.gradus("jdk", JAVA_HOME=str(jdk25)).stdout == f"{jdk25}\n"


def test_a_jdk_in_the_home_folder_is_found(learner):
    # The machine may have one in a usual folder too, so this one is made to come first: by its version.
    home = make_jdk(learner.home / ".jdks" / "mine", "25.0.0")
    assert learner.gradus("jdk").stdout == f"{home}\n"


def test_a_fetch_that_fails_is_one_sentence_and_leaves_nothing(learner, tmp_path):
    before = learner.files()
    (tmp_path / "empty").mkdir()
    closed = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path / "empty")}
    result = learner.gradus("--yes", GRADUS_JDK_PATH=str(tmp_path / "empty"), **closed)
    assert_one_sentence(result, "no JDK could be fetched", "check the network", "apt", "winget")
    assert learner.files() - before == {learner.checkout / ".gradus"}
    assert not list((learner.checkout / ".gradus").iterdir())


def test_a_fetch_that_is_refused_at_the_terminal_makes_nothing(learner, tmp_path):
    before = learner.files()
    (tmp_path / "empty").mkdir()
    ours, theirs = os.openpty()
    os.write(ours, b"n\n")
    result = learner.gradus("lab", stdin=theirs, GRADUS_JDK_PATH=str(tmp_path / "empty"))
    assert result.returncode == 2
    assert "Fetch one" in result.stderr and "no JDK 25" in result.stderr
    assert learner.files() == before


def test_yes_fetches_a_jdk_into_the_checkout(learner, tmp_path):
    # A stand-in for PyPI's install-jdk, with the same interface, that brings a stand-in for a JDK.
    wheel = tmp_path / "wheels" / "install_jdk-1.1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    source = make_jdk(tmp_path / "source", "25.0.2")
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("jdk.py", f"import shutil\ndef install(version, path): shutil.copytree({str(source)!r}, path + '/jdk-' + version)\n")
        archive.writestr("install_jdk-1.1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: install-jdk\nVersion: 1.1.0\n")
        archive.writestr("install_jdk-1.1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("install_jdk-1.1.0.dist-info/RECORD", "")
    (tmp_path / "empty").mkdir()
    only = {"GRADUS_JDK_PATH": str(tmp_path / "empty"), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheel.parent)}
    result = learner.gradus("jdk", "--yes", **only)
    assert result.stdout == f"{learner.checkout / '.gradus' / 'jdk' / 'jdk-25'}\n", result.stderr
    assert [path.name for path in (learner.checkout / ".gradus").iterdir()] == ["jdk"]


def test_no_maven_is_one_sentence_and_leaves_nothing(learner, jdk25):
    before = learner.files()
    result = learner.gradus("lab", GRADUS_JDK_PATH=str(jdk25))
    assert_one_sentence(result, "no Maven", "apt", "conda-forge", "brew", "scoop")
    assert learner.files() == before


def test_an_old_maven_is_refused(learner, jdk25):
    make_program(learner.bin / "mvn", "echo Apache Maven 3.6.3")
    assert_one_sentence(learner.gradus("lab", GRADUS_JDK_PATH=str(jdk25)), "3.6.3", "3.8 or newer")


def test_no_venv_module_is_one_sentence_and_leaves_nothing(learner, tmp_path, jdk25):
    before = learner.files()
    make_program(learner.bin / "mvn", "echo Apache Maven 3.9.9")
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub" / "ensurepip.py").write_text("raise ImportError")
    result = learner.gradus("lab", GRADUS_JDK_PATH=str(jdk25), PYTHONPATH=str(tmp_path / "stub"))
    assert_one_sentence(result, "no venv module", "apt install python3-venv")
    assert learner.files() == before


def test_no_network_at_the_first_run_is_one_sentence_and_leaves_no_venv(learner, tmp_path, jdk25):
    make_program(learner.bin / "mvn", "echo Apache Maven 3.9.9")
    (tmp_path / "empty").mkdir()
    closed = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path / "empty")}
    result = learner.gradus("lab", GRADUS_JDK_PATH=str(jdk25), **closed)
    assert result.returncode == 2 and "Traceback" not in result.stderr
    assert result.stderr.splitlines()[-1] == "gradus: the Python packages could not be installed: check the network and run the same command again."
    assert not (learner.checkout / ".venv").exists()


def test_no_python_is_one_sentence(learner):
    (learner.bin / "python3").unlink()
    assert_one_sentence(learner.gradus("lab"), "no Python 3.11", "apt", "brew", "conda")


def test_a_notebook_that_is_not_there_is_one_sentence(learner):
    before = learner.files()
    assert_one_sentence(learner.gradus("run", "notebooks/99-none.ipynb"), "there is no notebook", "99-none.ipynb")
    assert learner.files() == before


def test_help_names_every_command(learner):
    result = learner.gradus("--help")
    assert result.returncode == 0
    for word in ("lab", "run", "test", "bench", "doctor", "--report", "--write", "--yes", "GRADUS_JDK_PATH", "install", "jdk"):
        assert word in result.stdout


def test_bench_tells_its_options_without_building_anything(learner):
    result = learner.gradus("bench", "--help")
    assert result.returncode == 0, result.stderr
    for word in ("--quick", "--only", "--threads", "--forks", "--write"):
        assert word in result.stdout
    assert not (learner.checkout / ".venv").exists()


def test_doctor_names_what_is_missing_and_the_fix(learner, jdk25):
    result = learner.gradus("doctor", GRADUS_JDK_PATH=str(jdk25))
    assert result.returncode == 1
    assert "25.0.1" in result.stdout
    maven = next(line for line in result.stdout.splitlines() if line.startswith("Maven"))
    assert "MISSING" in maven and "apt install maven" in maven


def test_doctor_is_content_where_nothing_is_missing(learner, jdk25):
    make_program(learner.bin / "mvn", "echo Apache Maven 3.9.9")
    result = learner.gradus("doctor", GRADUS_JDK_PATH=str(jdk25))
    assert result.returncode == 0 and "MISSING" not in result.stdout, result.stdout


def test_the_report_names_no_user_machine_or_path(learner, jdk25):
    result = learner.gradus("doctor", "--report", GRADUS_JDK_PATH=str(jdk25), USER="ada.lovelace", LOGNAME="ada.lovelace")
    private = [str(learner.checkout), str(learner.home), str(jdk25), str(learner.bin), "ada.lovelace", os.uname().nodename]
    assert [name for name in private if name in result.stdout] == []
    assert "/" not in result.stdout.replace("./gradus", "")
    assert "25.0.1" in result.stdout and "cores" in result.stdout


def test_ctrl_c_ends_quietly_with_130(learner, tmp_path, jdk25):
    make_program(learner.bin / "mvn", "echo about to wait >&2", "kill -INT $PPID", "exec sleep 5")
    (learner.bin / "sleep").symlink_to("/bin/sleep")
    result = learner.gradus("doctor", GRADUS_JDK_PATH=str(jdk25))
    assert result.returncode == 130
    assert result.stderr == ""
