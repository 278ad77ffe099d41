"""Turns measured times into tables of ratios, and keeps them in docs/benchmarks.md."""

import itertools
import re

from targets import TARGETS

WIDEST = 1.5  # how far the worst fork may be from the best
STEPS = {
    "W1": "XOR, 2-8-1 tanh, SGD",
    "W2": "spirals, 300 points, 2-64-64-3 tanh, Adam",
    "W3sgd": "64 × 784-128-10, SGD",
    "W3adam": "64 × 784-128-10, Adam",
    "W4": "256 × 784-512-256-10, Adam",
    "W5": "convnet, 32 images of 28×28, SGD",
    "W9": "XOR, 2-4-1 ReLU, number by number",
    "W10": "words window, 64 × 4 of 256 words, SGD",
}


class Measured:
    """All times of a run; a fork's time is its fastest sample, or its median."""

    def __init__(self, results):
        self.times = {}
        for result in results:
            key = (result["threads"], result["workload"], result["contender"])
            self.times.setdefault(key, []).append(result)

    def of(self, threads, workload, contender, kind="least"):
        """The times of all forks, best first."""
        return sorted(result[kind] for result in self.times.get((threads, workload, contender), []))

    def best(self, threads, workload, contenders, kind="least"):
        """The best of several peers: its name and its best time."""
        found = [(times[0], name) for name in contenders if (times := self.of(threads, workload, name, kind))]
        return min(found)[::-1] if found else None

    def threads(self):
        return sorted({threads for threads, _, _ in self.times})

    def workloads(self, threads):
        return list(dict.fromkeys(workload for count, workload, _ in self.times if count == threads))

    def contenders(self, threads, workload):
        return [name for count, known, name in self.times if (count, known) == (threads, workload)]

    def ratio(self, threads, workload, ours, peers, kind="least"):
        """How many times faster our worst fork is than the peers' best; None where either is missing."""
        mine, theirs = self.of(threads, workload, ours, kind), self.best(threads, workload, peers, kind)
        return theirs[1] / mine[-1] if mine and theirs else None


def render(measured, facts):
    """The whole section. `facts` are lines about machine, versions, what is missing and what failed."""
    parts = [verdicts(measured)]
    for threads in measured.threads():
        parts.append(f"### {'One thread' if threads == 1 else f'{threads} threads'}")
        names = measured.workloads(threads)
        parts.append(table(measured, threads, [name for name in names if name.startswith("W")], "training step"))
        parts.append(table(measured, threads, [name for name in names if not name.startswith("W")], "single operation"))
    parts += [spread(measured), *facts]
    return "\n\n".join(part for part in parts if part) + "\n"


def verdicts(measured):
    rows = [row for target in TARGETS for workload in target.workloads if (row := verdict(measured, target, workload))]
    head = ["| what | ours | beside | at least | measured | by medians | |", "|---|---|---|---|---|---|---|"]
    return "\n".join(head + rows) if rows else ""


def verdict(measured, target, workload):
    """A row for a target: the better of our modes where it leaves that open."""

    def ratio(mode, kind):
        return measured.ratio(target.threads, workload, mode, target.peers, kind)

    found = [(least, mode) for mode in target.modes if (least := ratio(mode, "least")) is not None]
    if not found:
        return ""
    least, mode = max(found)
    mark = "✓" if least >= target.least else "**missed**"
    threads = "" if target.threads == 1 else f", {target.threads} threads"
    return f"| {workload}{threads} | {mode.removeprefix('gradus ')} | {target.peer} | {target.least:g}× | {times(least)} | {times(ratio(mode, 'median'))} | {mark} |"


def table(measured, threads, workloads, what):
    """Our worst and best fork in microseconds; how many times longer each peer takes than our worst."""
    if not workloads:
        return ""
    ours = [name for name in seen(measured, threads, workloads) if name.startswith("gradus")]
    peers = [name for name in seen(measured, threads, workloads) if not name.startswith("gradus")]
    lines = [f"| {what} | ours | worst fork (best), µs | {' | '.join(peers)} |", f"|{'---|' * (3 + len(peers))}"]
    for workload, mode in itertools.product(workloads, ours):
        mine = measured.of(threads, workload, mode)
        if mine:
            beside = [times(measured.ratio(threads, workload, mode, [peer])) for peer in peers]
            name = f"{workload}: {STEPS[workload]}" if workload in STEPS else workload
            lines.append(f"| {name} | {mode.removeprefix('gradus ')} | {micros(mine[-1])} ({micros(mine[0])}) | {' | '.join(beside)} |")
    return "\n".join(lines)


def seen(measured, threads, workloads):
    return list(dict.fromkeys(name for workload in workloads for name in measured.contenders(threads, workload)))


def spread(measured):
    """Where our forks lie too far apart."""
    wide = []
    for (threads, workload, name), results in measured.times.items():
        forks = sorted(result["least"] for result in results)
        if name.startswith("gradus") and forks[-1] > WIDEST * forks[0]:
            wide.append(f"{workload} {name.removeprefix('gradus ')}{'' if threads == 1 else f' on {threads} threads'} {forks[-1] / forks[0]:.2f}×")
    said = f"more than {WIDEST:g}× the best in: {', '.join(wide)}" if wide else f"nowhere more than {WIDEST:g}× the best"
    return f"Our worst fork takes {said}."


def times(ratio):
    return "–" if ratio is None else f"{ratio:.3g}×" if ratio < 100 else f"{ratio:.0f}×"


def micros(seconds):
    value = seconds * 1e6
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def into_document(document, section, name):
    """The document with the section between its two marks, which are appended where they are missing."""
    begin, end = f"<!-- {name}: written by ./gradus bench --write -->", f"<!-- end of {name} -->"
    block = f"{begin}\n{section}{end}"
    if begin not in document:
        return f"{document.rstrip()}\n\n{block}\n"
    return re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: block, document, flags=re.DOTALL)
