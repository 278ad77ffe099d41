"""How a peer written in Python is timed: exactly as Stopwatch.java times ours."""

import json
import statistics
import sys
import time

SAMPLE = 1e-2


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
    samples, begin = [], time.perf_counter()
    while len(samples) < 1000 and (len(samples) < 3 or since(begin) < seconds):
        samples.append(repeat(step, count) / count / steps_in_one)
    return {"least": min(samples), "median": statistics.median_high(samples), "mean": statistics.mean(samples), "samples": len(samples)}


def clamp(number):
    return max(1, min(1_000_000, int(-(-number // 1))))


def report(workload, contender, check, times):
    """One line of JSON on standard output: what the numbers came to, and how long they took."""
    json.dump({"workload": workload, "contender": contender, "check": check, **times}, sys.stdout)
    print(flush=True)
