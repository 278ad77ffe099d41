"""Runs the contenders in turn, each job in a process of its own, so that a busy machine slows all of them alike."""

import json
import subprocess
import time
from dataclasses import dataclass, field

from installing import DATA, HERE, STATE, clean_environment, jvm_peer_command, our_command

PEER_ROUNDS = 2
PATIENCE = 900
TOLERANCE = 0.005
SCALAR = "W9"
EAGER_ONLY = ("gemm", "adam")  # one operation, or one that belongs to an optimizer
IN_DJL = {"W1", "W2", "W3sgd", "W3adam", "W4", "W5"}


@dataclass
class Job:
    """One process: who computes what, in which round."""

    contender: str
    workloads: list
    threads: int
    round: int
    command: list
    clock: str = "Java"  # whose pulse it feels: Pulse.java's or stopwatch.py's

    def __str__(self):
        return f"{self.contender} {self.workloads[0] if len(self.workloads) == 1 else f'{len(self.workloads)} operations'}"


@dataclass
class Outcome:
    results: list = field(default_factory=list)
    failures: list = field(default_factory=list)
    pulses: dict = field(default_factory=dict)  # seconds of the fastest beat so far, by the clock

    def disturbed(self):
        """How many of our forks never had a core of their own, of how many."""
        ours = [result for result in self.results if result["contender"].startswith("gradus")]
        return sum(result["calm"] == 0 for result in ours), len(ours)


def read_expected(path=HERE / "src/main/resources/gradus/bench/expected.txt"):
    """What every contender must come to, by the name of the workload."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: [float(number) for number in numbers] for name, *numbers in lines}


def is_training(name):
    return name.startswith("W")


@dataclass
class Pace:
    """Seconds to warm up and to measure, of ours and of the others. Java needs longer to warm up."""

    train: tuple = (2.0, 0.7)
    micro: tuple = (2.0, 0.5)
    peers: tuple = (0.3, 0.5)


def plan(names, forks, threads, installed, pace):
    """All jobs in the order in which they run: workload by workload within a round, first come first in turn."""
    jobs = []
    for number in range(forks):
        for names_together in together(names):
            turn = list(contenders(names_together, threads, number, installed, pace))
            cut = number % len(turn)
            jobs += turn[cut:] + turn[:cut]
    return jobs


def together(names):
    """Each training alone; the single operations side by side, which saves the other libraries' start."""
    micro = [name for name in names if not is_training(name)]
    return [[name] for name in names if is_training(name)] + [micro] * bool(micro)


def our_modes(name):
    if name == SCALAR:
        return ["scalar"]
    return ["eager"] if name.startswith(EAGER_ONLY) else ["eager", "compiled"]


def contenders(names, threads, number, installed, pace):
    def job(contender, command, workloads=names, clock="Java"):
        return Job(contender, list(workloads), threads, number, [str(part) for part in command], clock)

    def python(peer, contender, workloads=names):
        what = ["train", names[0], DATA] if is_training(names[0]) else ["micro", ",".join(workloads)]
        return job(contender, [installed.python, HERE / "peers" / peer, *what, *pace.peers], workloads, "Python")

    training = is_training(names[0])
    for name in names:
        for mode in our_modes(name):
            what = ["train", name, mode, *pace.train] if training else ["micro", name, mode, *pace.micro]
            yield job(f"gradus {mode}", our_command(installed, threads, *what), [name])
    if number >= PEER_ROUNDS:
        return
    if installed.python:
        if names == [SCALAR]:
            yield python("micrograd_peer.py", "micrograd")
        else:
            yield python("torch_peer.py", "torch")
            # Two threads are compared with PyTorch alone.
            if threads == 1:
                yield python("jax_peer.py", "jax")
    if installed.jvm_peers and threads == 1:
        if names[0] in IN_DJL:
            yield job("djl", jvm_peer_command(installed, "DjlPeer", names[0], *pace.peers))
        for name in names:
            if name.startswith("gemm"):
                yield job("openblas", jvm_peer_command(installed, "OpenBlasPeer", name, *pace.peers), [name])


def run_all(jobs, expected, say):
    outcome, start = Outcome(), time.monotonic()
    for number, job in enumerate(jobs):
        passed = time.monotonic() - start
        left = f", about {passed / number * (len(jobs) - number) / 60:.0f} min left" if number else ""
        say(f"[{number + 1}/{len(jobs)}] {job}, round {job.round + 1}{left}")
        run(job, expected, outcome, say)
    return outcome


def run(job, expected, outcome, say):
    try:
        done = subprocess.run(job.command, capture_output=True, text=True, timeout=PATIENCE, env=environment(job, outcome), stdin=subprocess.DEVNULL)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        complaint = None if done.returncode == 0 else last_line(done.stderr)
    except subprocess.TimeoutExpired:
        lines, complaint = [], f"no answer within {PATIENCE} s"
    for result in lines:
        wrong = disagreement(result["check"], expected[result["workload"]])
        if wrong:
            complain(outcome, say, f"{result['contender']} {result['workload']}: {wrong}; its time does not count")
        else:
            outcome.pulses[job.clock] = min(result["pulse"], outcome.pulses.get(job.clock, result["pulse"]))
            outcome.results.append({**result, "threads": job.threads, "round": job.round})
    if complaint:
        complain(outcome, say, f"{job} failed: {complaint}")


def complain(outcome, say, text):
    outcome.failures.append(text)
    say(f"FAILED: {text}")


def last_line(text):
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no word")


def disagreement(check, expected):
    """In what the numbers of a contender differ from the expected ones; nothing where they agree."""
    if len(check) != len(expected):
        return f"{len(check)} numbers instead of {len(expected)}"
    for place, (found, wanted) in enumerate(zip(check, expected), start=1):
        if not abs(found - wanted) <= TOLERANCE * abs(wanted):
            return f"number {place} is {found:.6g} instead of {wanted:.6g}"
    return None


def environment(job, outcome):
    """The surroundings of a job: so many threads, and nothing written outside the checkout."""
    count = {name: str(job.threads) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    pulse = {"GRADUS_BENCH_PULSE": str(outcome.pulses[job.clock])} if job.clock in outcome.pulses else {}
    return {**clean_environment(), **count, **pulse, "DJL_CACHE_DIR": str(STATE / "djl"), "OPT_OUT_TRACKING": "true", "JAX_PLATFORMS": "cpu"}
