"""What the learner's copies of the notebooks lack: the answers to predictions."""

import json

import gradus
import pytest
from checkouts import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_copy_has_all_but_what_is_to_be_guessed(path):
    shipped = json.loads(path.read_bytes())["cells"]
    copied = json.loads(gradus.unanswered(path.read_bytes()))["cells"]
    changed = [new for old, new in zip(shipped, copied, strict=True) if new != old]
    assert changed
    for cell in changed:
        assert cell["metadata"]["jupyter"]["outputs_hidden"] and cell["outputs"] == [] and cell["execution_count"] is None


def test_a_copy_of_any_other_file_is_the_file():
    for data in (b"", b"{", b'{"cells": 1}', b'{"cells": [{"metadata": {}, "outputs": [1]}]}'):
        assert gradus.unanswered(data) == data
