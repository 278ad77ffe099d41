"""Jobs take turns, a wrong number costs the time, and a peer that cannot be installed is left out aloud."""

import json
import sys
import time
from pathlib import Path

import bench
import installing
import pytest
from installing import Installed, launcher
from rounds import Job, Outcome, Pace, disagreement, plan, read_expected, run

HERE = Path(__file__).resolve().parents[1]


@pytest.fixture
def everything():
    return Installed(["java"], python=Path("python"), jvm_peers=True)


def names(jobs):
    return [(job.round, job.contender) for job in jobs]


def test_the_contenders_take_turns_and_another_one_begins_each_round(everything):
    jobs = plan(["W1"], 3, 1, everything, Pace())
    assert names(jobs[:6]) == [(0, "gradus eager"), (0, "gradus compiled"), (0, "torch"), (0, "jax"), (0, "djl"), (1, "gradus compiled")]


def test_ours_runs_in_as_many_fresh_javas_as_asked_and_peers_in_two_processes(everything):
    jobs = plan(["W3adam", "gemm-64"], 5, 1, everything, Pace())
    for workload in ("W3adam", "gemm-64"):
        count = {name: sum(job.contender == name and workload in job.workloads for job in jobs) for name in ("gradus eager", "torch", "jax")}
        assert count == {"gradus eager": 5, "torch": 2, "jax": 2}


def test_the_scalar_engine_meets_micrograd_alone(everything):
    assert {job.contender for job in plan(["W9"], 1, 1, everything, Pace())} == {"gradus scalar", "micrograd"}


def test_ours_gets_the_flags_of_the_kernelspec_and_the_number_of_threads():
    class Jdk:
        java, version = "java", "25"

    flags = installing.kernel_java(Jdk, "1g")
    assert flags[0] == "java" and "-Xmx1g" in flags and "--add-modules=jdk.incubator.vector" in flags
    assert not any("{" in flag for flag in flags) and "-cp" not in flags
    command = installing.our_command(Installed(flags), 2, "train", "W1", "eager", 1, 1)
    assert "-Dgradus.threads=2" in command and command[-5:] == ["train", "W1", "eager", 1, 1]


def outcome_of(*lines, status=0, expected=(1.0, 0.5)):
    program = "import sys\n" + "".join(f"print({line!r})\n" for line in lines) + f"sys.exit({status})"
    outcome, said = Outcome(), []
    run(Job("peer", ["W1"], 1, 0, [sys.executable, "-c", program]), {"W1": list(expected)}, outcome, said.append)
    return outcome, said


def line(*check):
    return json.dumps({"workload": "W1", "contender": "peer", "check": check, "least": 1e-6, "median": 2e-6, "calm": 3, "pulse": 3e-5})


def test_a_time_counts_where_the_losses_agree():
    outcome, said = outcome_of("a word of the library's own", line(1.0, 0.5001))
    assert [result["least"] for result in outcome.results] == [1e-6]
    assert outcome.failures == said == []


@pytest.mark.parametrize("wrong", [(1.0, 0.51), (1.0, float("nan")), (1.0,)])
def test_a_time_does_not_count_where_they_differ(wrong):
    outcome, said = outcome_of(line(*wrong))
    assert outcome.results == []
    assert len(outcome.failures) == 1 and "its time does not count" in said[0]


def test_a_job_hears_of_the_fastest_beat_of_earlier_ones_by_the_same_clock():
    program = """import json, os
print(json.dumps({"workload": "W1", "contender": "gradus eager", "check": [1], "least": 1, "calm": 0, "pulse": 2e-5, "told": os.environ.get("GRADUS_BENCH_PULSE")}))"""
    outcome = Outcome()
    for clock in ("Java", "Python", "Java"):
        run(Job("gradus eager", ["W1"], 1, 0, [sys.executable, "-c", program], clock), {"W1": [1]}, outcome, print)
    assert [result["told"] for result in outcome.results] == [None, None, "2e-05"]
    assert outcome.disturbed() == (3, 3)


def test_a_sample_counts_where_the_core_was_calm_before_and_after_it(monkeypatch):
    monkeypatch.syspath_prepend(HERE / "peers")
    import stopwatch

    beats = iter([True, True, False, True, True, True])
    monkeypatch.setattr(stopwatch.Pulse, "is_calm", lambda _: next(beats))
    times = stopwatch.measure(lambda: time.sleep(0.012), 0, 0.03)
    assert (times["samples"], times["calm"]) == (5, 3)
    assert times["least"] >= 0.012


def test_who_never_finds_a_calm_core_gives_up(monkeypatch):
    monkeypatch.syspath_prepend(HERE / "peers")
    import stopwatch

    monkeypatch.setattr(stopwatch.Pulse, "is_calm", lambda _: False)
    times = stopwatch.measure(lambda: time.sleep(0.01), 0, 0.005)
    assert times["calm"] == 0 and times["samples"] >= 3 and times["median"] >= 0.01


def test_a_process_that_fails_is_named():
    outcome, said = outcome_of(status=3)
    assert outcome.failures == ["peer W1 failed: no word"] and said == ["FAILED: peer W1 failed: no word"]


def test_disagreement_tells_the_first_difference():
    assert disagreement([1.0, 0.4], [1.0, 0.5]) == "number 2 is 0.4 instead of 0.5"
    assert disagreement([1.0, 0.5], [1.0, 0.5]) is None


def test_peers_that_cannot_be_installed_are_left_out_aloud(monkeypatch, capsys, tmp_path):
    def refuse(*_):
        raise launcher.Trouble("they could not be installed (no network).")

    class Jdk:
        java, version = "java", "25"

    monkeypatch.setattr(launcher, "find_jdk", lambda: Jdk)
    monkeypatch.setattr(installing, "build", lambda *_: None)
    monkeypatch.setattr(installing, "bring_python", refuse)
    monkeypatch.setattr(installing, "bring_jvm", refuse)
    installed = installing.install()
    said = capsys.readouterr().err
    for name in ("PyTorch", "JAX", "micrograd", "DJL", "OpenBLAS"):
        assert f"NOT COMPARED with {name}: they could not be installed (no network)." in said
        assert installed.missing[name] == "they could not be installed (no network)."
    assert {job.contender for job in plan(["W1"], 1, 1, installed, Pace())} == {"gradus eager", "gradus compiled"}


def test_a_venv_that_pip_cannot_fill_is_a_reason_and_no_peer(monkeypatch, tmp_path):
    monkeypatch.setattr(installing, "STATE", tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    installed = Installed(["java"])
    with pytest.raises(launcher.Trouble, match="could not be installed"):
        installing.bring_python(None, installed)
    assert installed.python is None


EXPECTED = read_expected()


@pytest.mark.parametrize(
    "word, found",
    [
        ("W1", ["W1"]),
        ("W3", ["W3sgd", "W3adam"]),
        ("w10", ["W10"]),
        ("W8", ["adam-10M"]),
        ("START", ["START"]),
        ("gemm-64x10", ["gemm-64x10x128-nn"]),
    ],
)
def test_a_word_chooses_workloads(word, found):
    assert bench.chosen(EXPECTED, word) == found


def test_gemm_means_all_products_and_no_word_means_everything():
    assert len(bench.chosen(EXPECTED, "GEMM")) == 10
    assert bench.chosen(EXPECTED, "") == [*EXPECTED, "START", "HEAP"]


def test_an_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(launcher.Trouble, match="there is no workload W77; there are W1, W2"):
        bench.chosen(EXPECTED, "W77")


def test_only_what_is_compiled_has_a_profile():
    with pytest.raises(launcher.Trouble, match="there is no compiled step W9; there are W1, W2, .*W10"):
        bench.profile("W9", 1, EXPECTED)


def test_the_readme_defines_every_training():
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    assert [name for name in EXPECTED if name.startswith("W") and f"| {name} |" not in readme] == []
