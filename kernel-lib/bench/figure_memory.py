"""What a kernel keeps of a figure's cell that is run again and again.

    JAVA_HOME=… .venv/bin/python kernel-lib/bench/figure_memory.py [--runs 200]

Runs one cell, as a front end does that names its cells, and counts what is alive in the heap after a full
collection, one more run, and another one: what the kernel has noted of a class goes with the cell that runs after
the class has gone. The figure is compared with a number, and with a cell of declarations and statements.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "notebook" / "src" / "test" / "python"))

import conftest  # noqa: E402

CELLS = {
    "a number": "Math.sqrt(2)",
    "declarations and statements": "\n".join([
        "var points = new ArrayList<double[]>();",
        "record Segment(double from, double to) {}",
        "double middle(Segment s) { return (s.from() + s.to()) / 2; }",
        "for (int i = 0; i < 10; i++) { points.add(new double[] {i, middle(new Segment(i, i + 1))}); }",
        "points.removeIf(p -> p[0] > 7);",
        "double sum = points.stream().mapToDouble(p -> p[1]).sum();",
        "sum /= points.size();",
        'IO.println("mean " + sum);',
        "sum",
    ]),
    "a figure": 'figure(slider("x", 0, 1), x -> captioned(scene(400, 200).axes("x", 0, 1, "y", 0, 1).circle(x, x, 9), "at %.2f", x))',
}


def run(kernel, code, cell):
    client = kernel.client
    message = kernel.send(code, cellId=cell)
    assert kernel.reply_to(message["header"]["msg_id"], timeout=60)["status"] == "ok"
    while client.iopub_channel.msg_ready():
        client.get_iopub_msg(timeout=1)


def alive(kernel):
    """Bytes and, by class, what they are."""
    jcmd = Path(os.environ["JAVA_HOME"], "bin", "jcmd")
    said = subprocess.run([jcmd, str(kernel.pid), "GC.class_histogram"], capture_output=True, text=True, check=True).stdout
    classes = {m[2]: int(m[1]) for m in re.finditer(r"^ *\d+: +\d+ +(\d+) +(\S+)", said, re.MULTILINE)
               if "jdk.internal.vm.Filler" not in m[2]}  # what a collection puts into the gaps it leaves
    return sum(classes.values()), classes


def settled(kernel, code):
    """What is alive when everything that can go has gone."""
    alive(kernel)
    run(kernel, code, "one")
    return alive(kernel)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--classes", action="store_true", help="say of what the most is kept")
    options = parser.parse_args()
    print("| cell | alive after 20 runs, MB | after %s more | kB a run |" % options.runs)
    print("|---|---|---|---|")
    for name, code in CELLS.items():
        kernel = conftest.Kernel()
        try:
            for _ in range(20):
                run(kernel, code, "one")
            before, few = settled(kernel, code)
            for _ in range(options.runs):
                run(kernel, code, "one")
            after, many = settled(kernel, code)
        finally:
            kernel.stop()
        print(f"| {name} | {before / 1e6:.1f} | {after / 1e6:.1f} | {(after - before) / options.runs / 1e3:.1f} |", flush=True)
        if options.classes:
            growth = sorted(((many[c] - few.get(c, 0)) / options.runs / 1e3, c) for c in many)[-25:]
            for kilobytes, kind in reversed(growth):
                print(f"    {kilobytes:8.2f} kB {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
