"""What a live figure costs a training of 1,000 steps.

    JAVA_HOME=… .venv/bin/python kernel-lib/bench/live_training.py [--rounds 9]

Trains in the course's kernel, in turns without and with a live figure. The training's time is that from the
first step to the last; the figure's goes from before it is shown until its last picture stands still, which
is what a cell takes that waits for it. No browser takes part, but the pictures are painted and sent as for one.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "notebook" / "src" / "test" / "python"))

import conftest  # noqa: E402

TRAININGS = {
    "2-16-16-1 on moons, batches of 32": """
        var model = sequential(linear(2, 16), tanh(), linear(16, 16), tanh(), linear(16, 1));
        var t = trainer(model, Losses::bceWithLogits, adam(model, 0.01), moons(320, 0.1, 7).batches(32).seed(1));
        int epochs = 100;""",
    "256-64-10 on digits, batches of 64": """
        var model = sequential(flatten(), linear(256, 64), relu(), linear(64, 10));
        var t = trainer(model, Losses::crossEntropy, adam(model, 0.001), digits(640, 7).batches(64).seed(1));
        int epochs = 100;""",
    "256-256-128-10 on digits, batches of 128": """
        var model = sequential(flatten(), linear(256, 256), relu(), linear(256, 128), relu(), linear(128, 10));
        var t = trainer(model, Losses::crossEntropy, adam(model, 0.001), digits(1280, 7).batches(128).seed(1));
        int epochs = 100;""",
}
WARM_SECONDS = 45
METHOD = """
String trained{n}(boolean watched) throws Exception {{
  seed(3);{training}
  var ends = new long[3];
  t.onStep(s -> {{ ends[1] = System.nanoTime(); if (s.step() == 1) ends[0] = ends[1]; }});
  long began = System.nanoTime();
  if (watched) {{
    var run = live(t, epochs);
    display(run);
    run.await();
    ends[2] = System.nanoTime();
    run.stop();
    Thread.sleep(1_000); // the last picture is made sharp 0.4 s after the end, and must not fall into the next round
  }} else {{
    t.fit(epochs);
    ends[2] = System.nanoTime();
  }}
  if (t.step() != 1000) throw new IllegalStateException(t.toString());
  return (ends[1] - ends[0]) / 1e6 + " " + (ends[2] - began) / 1e6;
}}"""


def run(kernel, code):
    """Runs a cell as a front end does that names its cells: what it showed the last time is let go. The text of
    its last output."""
    message = kernel.send(code, cellId=code)
    text, state = "", ""
    while state != "idle":
        heard = kernel.client.get_iopub_msg(timeout=300)
        if heard["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            text = heard["content"].get("data", {}).get("text/plain", text)
            state = heard["content"].get("execution_state", state)
    assert kernel.reply_to(message["header"]["msg_id"])["status"] == "ok"
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    kernel = conftest.Kernel()

    try:
        print("| training | alone, ms | with its figure, ms | ratio of medians | ratio of the fastest | ratios, round by round | until the figure stands still, ms |")
        print("|---|---|---|---|---|---|---|")
        for n, (name, training) in enumerate(TRAININGS.items()):
            run(kernel, METHOD.format(n=n, training=training))
            until = time.monotonic() + WARM_SECONDS  # by then Java has compiled both
            while time.monotonic() < until:
                run(kernel, f"trained{n}(false); trained{n}(true);")
            took = {"false": [], "true": []}
            still = []
            for i in range(rounds):
                for watched in ("false", "true") if i % 2 else ("true", "false"):
                    steps, whole = map(float, run(kernel, f"trained{n}({watched})").splitlines()[-1].split())
                    took[watched].append(steps)
                    still += [whole] if watched == "true" else []
            alone, live = (statistics.median(took[k]) for k in ("false", "true"))
            each = " ".join(f"{b / a:.2f}" for a, b in zip(took["false"], took["true"]))
            fastest = min(took["true"]) / min(took["false"])
            print(f"| {name} | {alone:.0f} | {live:.0f} | {live / alone:.2f} | {fastest:.2f} | {each} | {statistics.median(still):.0f} |", flush=True)
    finally:
        kernel.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
