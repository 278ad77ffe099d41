"""Asks the judge, by ./gradus grade."""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class NotJudged(Exception):
    """The judge itself failed, so that there is no mark, not even 0."""


def reports(notebooks, homework, seed_file=None, jobs=None):
    """What the judge says of notebook files, given as bytes: reports by the digest of the bytes.

    The judge sees numbers in place of names, so that no report can hold one.
    """
    distinct = {digest(data): data for data in notebooks}
    with tempfile.TemporaryDirectory(prefix="gradus-") as scratch:
        for number, data in enumerate(distinct.values()):
            place = Path(scratch, "in", f"{number:04d}")
            place.mkdir(parents=True)
            (place / f"{homework}.ipynb").write_bytes(data)
        out = Path(scratch, "all.json")
        options = ["--homework", homework, "--out", Path(scratch, "out"), "--json", out]
        options += ["--seed-file", seed_file] if seed_file else []
        options += ["--jobs", jobs] if jobs else []
        command = [sys.executable, ROOT / "kernel-lib" / "launcher" / "gradus.py", "grade", Path(scratch, "in"), *options]
        said = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace")
        if said.returncode or not out.is_file():
            raise NotJudged(f"the judge gave up:\n{said.stderr[-2000:]}")
        all_of_them = sorted(json.loads(out.read_text(encoding="utf-8")), key=lambda report: report["file"])
    return dict(zip(distinct, all_of_them, strict=True))


def digest(data):
    return hashlib.sha256(data).hexdigest()
