"""How a peer written in Python is timed: exactly as Stopwatch.java times ours, and with a pulse as in Pulse.java."""

import json
import os
import statistics
import sys
import time

SAMPLE = 1e-2
CALM = 1.4
PATIENCE = 40


class Pulse:
    """Whether a core is this program's alone just now: a fixed little work takes longer where it is not."""

    def __init__(self):
        self.least = float(os.environ.get("GRADUS_BENCH_PULSE", "inf"))

    def is_calm(self):
        start, total = time.perf_counter(), 0
        for i in range(2000):
            total += i * i % 7
        seconds = since(start)
        self.least = min(self.least, seconds)
        return seconds <= CALM * self.least


def since(start):
    return time.perf_counter() - start


def repeat(step, count):
    start = time.perf_counter()
    for _ in range(count):
        step()
    return since(start)


def measure(step, warm, seconds, steps_in_one=1):
    """Seconds for one step: least, median and mean over samples of about ten milliseconds."""
    start = time.perf_counter()
    while True:
        last = repeat(step, 1)
        if since(start) >= warm:
            break
    count = clamp(SAMPLE / last)
    count = clamp(count * SAMPLE / repeat(step, count))
    pulse, samples, calm = Pulse(), [], []
    begin, was_calm = time.perf_counter(), pulse.is_calm()
    while len(samples) < 3 or (sum(calm) < seconds and since(begin) < PATIENCE * seconds):
        took, is_calm = repeat(step, count), pulse.is_calm()
        samples.append(took)
        if was_calm and is_calm:
            calm.append(took)
        was_calm = is_calm
    usual, steps = calm or samples, count * steps_in_one
    return {
        "least": min(samples) / steps,
        "median": statistics.median_high(usual) / steps,
        "mean": statistics.mean(usual) / steps,
        "samples": len(samples),
        "calm": len(calm),
        "pulse": pulse.least,
    }


def clamp(number):
    return max(1, min(1_000_000, int(-(-number // 1))))


def report(workload, contender, check, times):
    """One line of JSON on standard output: what the numbers came to, and how long they took."""
    json.dump({"workload": workload, "contender": contender, "check": check, **times}, sys.stdout)
    print(flush=True)
