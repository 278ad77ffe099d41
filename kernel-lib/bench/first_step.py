"""How long the first step of W3 takes in a notebook kernel that has just started.

    .venv/bin/python kernel-lib/bench/first_step.py [--rounds 5] [--wait 3]

The kernel gets a few seconds to warm up by itself. Then one cell takes one step; the clock inside the kernel times
it. Prints a line of JSON: milliseconds of each round.
"""

import argparse
import contextlib
import json
import os
import sys
import time

from jupyter_client.manager import KernelManager

PATIENCE = 120
PREPARE = """
var x = rand(64, 784);
var y = randint(0, 10, 64);
var model = sequential(linear(784, 128), relu(), linear(128, 10));
var optimizer = adam(model, 0.001);
double millisecondsOfAStep() {
  long start = System.nanoTime();
  var loss = crossEntropy(model.forward(x), y);
  optimizer.zeroGrad();
  loss.backward();
  optimizer.step();
  return (System.nanoTime() - start) / 1e6;
}
"""


def first_step(wait):
    with fresh_kernel() as client:
        ready = time.monotonic()
        run(client, PREPARE)
        time.sleep(max(0, wait - (time.monotonic() - ready)))
        return float(run(client, "millisecondsOfAStep()"))


@contextlib.contextmanager
def fresh_kernel():
    """A client of a kernel that has just answered for the first time."""
    kernel = KernelManager(kernel_name="gradus")
    with open(os.devnull, "w", encoding="utf-8") as log:
        kernel.start_kernel(stderr=log)
        client = kernel.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=PATIENCE)
            yield client
        finally:
            client.stop_channels()
            kernel.shutdown_kernel(now=True)


def run(client, code):
    results = []

    def note(message):
        if message["msg_type"] == "execute_result":
            results.append(message["content"]["data"]["text/plain"])

    reply = client.execute_interactive(code, output_hook=note, timeout=PATIENCE)
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"the kernel answered {reply['content'].get('ename')}: {reply['content'].get('evalue')}")
    return results[-1] if results else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--wait", type=float, default=3, help="seconds from the kernel's first answer to the step")
    options = parser.parse_args()
    print(json.dumps([first_step(options.wait) for _ in range(options.rounds)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
