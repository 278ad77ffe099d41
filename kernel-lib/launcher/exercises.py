"""Makes exercises/ from solutions/, its only source.

    python kernel-lib/launcher/exercises.py [--check]

A solution stands between two comments. It is replaced by a line that throws, or, where the region
has lines that begin with `// STUB `, by those:

    // BEGIN SOLUTION
    double[] andKnife = {1, 1, -1.5};
    // STUB double[] andKnife = {0, 0, 0};
    // END SOLUTION

Locked cells can be neither edited nor deleted, and outputs are left out. The standard library is
enough.
"""

import copy
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS, EXERCISES = ROOT / "solutions", ROOT / "exercises"

REGION = re.compile(r"^([ \t]*)// BEGIN SOLUTION\n(.*?)^[ \t]*// END SOLUTION\n?", re.MULTILINE | re.DOTALL)
STUB = re.compile(r"^[ \t]*// STUB (.*)$", re.MULTILINE)
THROW = ["// Your code here.", 'throw new UnsupportedOperationException("not written yet");']


class Malformed(Exception):
    """A solution that cannot be made into an exercise; says where and why."""


def without_solution(source):
    """The source of a cell as the learner gets it."""

    def stub(region):
        indent, body = region.groups()
        lines = STUB.findall(body) or THROW
        return "".join(f"{indent}{line}\n" for line in lines)

    return REGION.sub(stub, source + "\n").removesuffix("\n")


def exercise_of(notebook, name):
    """The notebook as the learner gets it."""
    exercise = copy.deepcopy(notebook)
    for cell in exercise["cells"]:
        source = "".join(cell["source"])
        marks = cell["metadata"].get("nbgrader", {})
        cleared = without_solution(source)
        if marks.get("solution") and cleared == source:
            raise Malformed(f"{name}, cell {cell['id']}: it is a solution, but has no // BEGIN SOLUTION … // END SOLUTION.")
        if re.search("(BEGIN|END) SOLUTION|// STUB", cleared) or (cleared != source and not marks.get("solution")):
            raise Malformed(f"{name}, cell {cell['id']}: // BEGIN SOLUTION and // END SOLUTION stand in pairs, in solution cells.")
        cell["source"] = cleared.splitlines(keepends=True)
        if marks:
            cell["metadata"]["deletable"] = False
            if marks["locked"]:
                cell["metadata"]["editable"] = False
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return exercise


def made():
    """All exercises: their paths under exercises/ and their texts."""
    for path in sorted(SOLUTIONS.rglob("*.ipynb")):
        if not any(part.startswith(".") for part in path.relative_to(SOLUTIONS).parts):
            name = path.relative_to(SOLUTIONS)
            notebook = json.loads(path.read_text(encoding="utf-8"))
            yield name, json.dumps(exercise_of(notebook, name), indent=1, ensure_ascii=False) + "\n"


def write():
    """Writes all exercises, and takes away those whose solution is gone."""
    texts = dict(made())
    for path in EXERCISES.rglob("*.ipynb"):
        if path.relative_to(EXERCISES) not in texts:
            path.unlink()
    for name, text in texts.items():
        (EXERCISES / name).parent.mkdir(parents=True, exist_ok=True)
        (EXERCISES / name).write_text(text, encoding="utf-8")
    return len(texts)


if __name__ == "__main__":
    try:
        print(f"{write()} exercises written")
    except Malformed as trouble:
        sys.exit(f"gradus: {trouble}")
