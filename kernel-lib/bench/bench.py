"""Measures Gradus beside other libraries, in turn and on the same numbers: README.md in this folder says how.

  ./gradus bench                 everything: one thread, then on two threads what two are for; 35 to 50 minutes
  ./gradus bench --quick         two short forks, a tenth of the time
  ./gradus bench --only W3,GEMM  some workloads: W1 … W10, GEMM (W6), ELEMENTWISE (W7), ADAM (W8), START, HEAP
  ./gradus bench --threads 2     only on so many threads
  ./gradus bench --forks 7       how many fresh Javas of ours for each workload (5)
  ./gradus bench --alone         without other libraries
  ./gradus bench --write         puts the tables into docs/benchmarks.md
  ./gradus bench --profile W3sgd  where the time of one of our compiled steps goes, instruction by instruction
  ./gradus bench --expected      prints anew what every library must come to (expected.txt), by PyTorch in float64
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from installing import DATA, HERE, STATE, install, launcher, our_command, write_data
from report import Measured, into_document, render
from rounds import PEER_ROUNDS, Pace, complain, is_training, plan, read_expected, run_all

DOCUMENT = launcher.ROOT / "docs" / "benchmarks.md"
SECTION = "the library beside others"
ON_TWO_THREADS = ["W3sgd", "W3adam", "W4", "W5", "gemm-1024"]
OTHER = ("START", "HEAP")
GROUPS = {"GEMM": "gemm", "W6": "gemm", "ELEMENTWISE": "softmax exp tanh sum abc", "W7": "softmax exp tanh sum abc", "ADAM": "adam", "W8": "adam"}


def parse(arguments):
    parser = argparse.ArgumentParser(prog="gradus bench", usage=argparse.SUPPRESS, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--only", default="", help=argparse.SUPPRESS)
    parser.add_argument("--profile", help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--forks", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--expected", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def chosen(names, only):
    """The workloads that are asked for: all, or those whose names begin with one of the words."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    found = [name for name in [*names, *OTHER] if not words or any(answers(name, word) for word in words)]
    for word in words:
        if not any(answers(name, word) for name in [*names, *OTHER]):
            raise launcher.Trouble(f"there is no workload {word}; there are {', '.join([*names, *OTHER])}.")
    return found


def answers(name, word):
    starts = GROUPS.get(word.upper(), word).lower().split()
    return any(re.match(re.escape(start) + r"(?!\d)", name.lower()) for start in starts)


def pace_of(options):
    return Pace((1.0, 0.2), (0.5, 0.2), (0.1, 0.2)) if options.quick else Pace()


def main(arguments):
    options = parse(arguments)
    expected = read_expected()
    if options.profile:
        return profile(options.profile, options.threads or 1, expected)
    names = chosen(expected, options.only)
    installed = install(os.environ.get("GRADUS_MEMORY", "1g"), peers=not options.alone)
    write_data(installed)
    if options.expected:
        return print_expected(installed, expected)
    forks = options.forks or (2 if options.quick else 5)
    jobs = []
    for threads in [options.threads] if options.threads else [1, 2] if (os.cpu_count() or 1) > 1 else [1]:
        wanted = [name for name in names if name not in OTHER and (options.threads or threads == 1 or name in ON_TWO_THREADS)]
        jobs += plan(wanted, forks, threads, installed, pace_of(options))
    outcome = run_all(jobs, expected, launcher.say)
    facts = [*extras(names, forks, installed, outcome), about(options, forks, installed, outcome)]
    launcher.write(STATE / "results.json", json.dumps(outcome.results, indent=1))
    section = render(Measured(outcome.results), facts)
    print(section)
    if options.write:
        document = into_document(DOCUMENT.read_text(encoding="utf-8"), f"## The library beside others\n\n{section}", SECTION)
        launcher.write(DOCUMENT, document)
        launcher.say(f"written to {DOCUMENT.relative_to(launcher.ROOT)}")
    return 1 if outcome.failures else 0


def profile(name, threads, expected):
    """Prints our compiled step with the time of each instruction."""
    compiled = [each for each in expected if is_training(each) and each != "W9"]
    if name not in compiled:
        raise launcher.Trouble(f"there is no compiled step {name}; there are {', '.join(compiled)}.")
    installed = install(peers=False)
    return subprocess.run([str(part) for part in our_command(installed, threads, "profile", name, 8, 500)]).returncode


def extras(names, forks, installed, outcome):
    """What has no peer: the first step in a notebook, what a long training keeps alive, how ours warms up."""
    if "START" in names:
        launcher.say("the first step in a fresh notebook kernel …")
        found = answer([sys.executable, HERE / "first_step.py", "--rounds", forks], outcome)
        if found:
            yield f"First W3 step in a fresh notebook kernel, 3 s after its first answer: {max(found):.0f} ms at worst, {min(found):.0f} ms at best of {len(found)}. At most 60 are wanted."
        for name in ("W1", "W3adam", "W5"):
            found = answer(our_command(installed, 1, "warmup", name, 2000 if name != "W5" else 300), outcome)
            if found:
                yield (f"{name} in a fresh Java: first step {found['first'] * 1e3:.0f} ms, tenth {found['tenth'] * 1e3:.3g} ms, "
                       f"within twice its steady time after {found['settled']:.2g} s.")  # fmt: skip
    if "HEAP" in names:
        launcher.say("100 epochs of W4 …")
        found = answer(our_command(installed, 1, "heap", 100), outcome)
        if found:
            yield f"Live heap after 10 epochs of W4: {found['early'] / 2**20:.2f} MiB; after 100: {found['late'] / 2**20:.2f} MiB."


def answer(command, outcome):
    """The JSON that a program prints last; nothing, said aloud, where it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        complain(outcome, launcher.say, f"{Path(command[1]).name}: {(done.stderr.strip() or 'no word').splitlines()[-1]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def about(options, forks, installed, outcome):
    versions = ", ".join(f"{name} {version}" for name, version in installed.versions.items())
    disturbed, ours = outcome.disturbed()
    lines = [
        f"Forks of ours for each row: {forks}, each a fresh Java with the flags of the kernelspec; the others in up to {PEER_ROUNDS} fresh processes between them. "
        "A ratio is the best of a peer through the worst fork of ours: above 1 ours is faster. "
        "A time is the fastest of many samples of ten milliseconds, taken until the core has been undisturbed by other machines for long enough; "
        f"{disturbed or 'none'} of our {ours} forks {'was' if disturbed == 1 else 'were'} disturbed all the time. Losses of ten steps were compared with PyTorch's in float64 first.",
        f"Measured by `./gradus bench{'' if not options.quick else ' --quick'}{f' --only {options.only}' if options.only else ''}"
        f"{f' --threads {options.threads}' if options.threads else ''}{f' --forks {options.forks}' if options.forks else ''}` at commit {commit()} on {machine()}. {versions}.",
        *(f"NOT COMPARED with {name}: {reason}" for name, reason in installed.missing.items()),
        *(f"FAILED: {failure}" for failure in outcome.failures),
    ]
    return "\n\n".join(lines)


def commit():
    return launcher.said_by("git", "-C", launcher.ROOT, "describe", "--always", "--dirty") or "unknown"


def machine():
    model = None
    if Path("/proc/cpuinfo").is_file():
        model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return f"{model[1] if model else platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def print_expected(installed, expected):
    if not installed.python:
        raise launcher.Trouble("PyTorch is not here, and the expected numbers are its.")
    operations = json.dumps([name for name in expected if not is_training(name)])
    command = [installed.python, HERE / "peers" / "torch_peer.py", "reference", DATA]
    done = subprocess.run(command, input=operations, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, stdout=subprocess.PIPE)
    print(done.stdout, end="")
    return done.returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except launcher.Trouble as trouble:
        for line in trouble.details:
            print(line, file=sys.stderr)
        launcher.say(trouble)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
