"""How long a reader waits for an answer of check, in a notebook kernel.

    .venv/bin/python kernel-lib/bench/check_times.py [--rounds 20]

Each round declares a solution anew and checks it. The time is that of the cell with the check, from sending it until
the kernel is idle again. Prints a line of JSON: the task, milliseconds of the first round, and median, least and most
of the others.
"""

import argparse
import json
import statistics
import sys
import time

from first_step import fresh_kernel, run

SOLUTION = """
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    times = []
    with fresh_kernel() as client:
        time.sleep(3)  # the kernel warms up by itself
        for _ in range(options.rounds + 1):
            run(client, SOLUTION)
            start = time.monotonic()
            run(client, 'check("hw01.1")')
            times.append(round(1000 * (time.monotonic() - start)))
    first, *rest = times
    print(json.dumps({"task": "hw01.1", "first": first, "median": statistics.median(rest), "least": min(rest), "most": max(rest)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
