"""How many notebooks ./gradus grade judges in a minute.

    python3 kernel-lib/bench/grading.py [--notebooks 40] [--jobs 2]

The notebooks are made of the corpus of right and wrong solutions of homework 1, ten code cells each.
The time is that of the whole command, its start and the feedback pages among it. Prints one line of a
Markdown table. The standard library is enough.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "kernel-lib" / "grader" / "src" / "test" / "resources" / "corpus"
MORE_CELLS = [
    'var answer5 = "a";',
    'var answer8 = "b";',
    'for (int i = 0; i < 20; i++) System.out.println("step " + i);',
    "record Point(double x, double y) {}\nvar points = List.of(new Point(0, 1), new Point(2, 3));",
]


def solutions(name: str) -> list[str]:
    """The solutions of an exercise in the corpus: the right ones, then wrong ones."""
    text = (CORPUS / f"{name}.jsh").read_text(encoding="utf-8")
    parts = re.split(r"^//// (.*)$", text, flags=re.MULTILINE)[1:]
    named = sorted(zip(parts[::2], parts[1::2]), key=lambda one: not one[0].startswith("right"))
    return [code for _, code in named]


def notebook(number: int) -> dict:
    """A notebook of ten code cells. Every third has only right solutions."""
    cells = []
    for file in sorted(CORPUS.glob("hw01.*.jsh")):
        all_of_it = solutions(file.stem)
        cells.append(all_of_it[0 if number % 3 == 0 else (number + len(cells)) % len(all_of_it)])
    cells = (cells + MORE_CELLS)[:10]
    code = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [], "execution_count": None, "source": cell}
        for i, cell in enumerate(cells)
    ]
    return {"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notebooks", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.notebooks):
            place = Path(folder, "in", f"student{number:03d}")
            place.mkdir(parents=True)
            Path(place, "hw01.ipynb").write_text(json.dumps(notebook(number)), encoding="utf-8")
        command = [ROOT / "gradus", "grade", Path(folder, "in"), "--jobs", str(options.jobs), "--out", Path(folder, "out")]
        began = time.perf_counter()
        said = subprocess.run(list(map(str, command)), stderr=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - began
        if said.returncode:
            print(said.stderr, file=sys.stderr)
            return 1
        with open(Path(folder, "out", "grades.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    points = [int(row["points"]) for row in rows]
    isolated = {row["isolated"] for row in rows} == {"yes"}
    print("| notebooks of ten cells | jobs | seconds | a minute | isolated | points, least to most |")
    print("|---|---|---|---|---|---|")
    print(
        f"| {len(rows)} | {options.jobs} | {seconds:.1f} | {60 * len(rows) / seconds:.0f} |"
        f" {'yes' if isolated else 'no'} | {min(points)} to {max(points)} of {rows[0]['of']} |"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
