"""Nothing that the source sections teach is missing from the notebooks."""

import json

import coverage_page as coverage
import pytest
from checkouts import ROOT


@pytest.fixture
def wanted():
    return coverage.items(coverage.ITEMS.read_text(encoding="utf-8"))


def test_every_item_of_the_sources_has_a_cell(wanted):
    assert len(wanted) > 150
    assert list(coverage.faults(wanted, coverage.cells(ROOT / "notebooks"))) == []


def test_the_page_says_what_the_tags_say(wanted):
    assert coverage.PAGE.read_text(encoding="utf-8") == coverage.page(wanted, coverage.cells(ROOT / "notebooks"))


def test_the_page_has_every_item_once(wanted):
    text = coverage.PAGE.read_text(encoding="utf-8")
    assert [name for name in wanted if text.count(f"| {name} |") != 1] == []


def test_what_is_missing_would_be_missed(tmp_path, wanted):
    cells = [{"metadata": {"tags": ["covers:MB1.f", "covers:MB1.typo"]}}]
    (tmp_path / "01-part.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    said = list(coverage.faults(wanted, coverage.cells(tmp_path)))
    assert "no cell has MB1.quiz: quiz, why no explicit rules for cats, when there are some for sorting" in said
    assert "01-part.ipynb, cell 1: no such item as MB1.typo" in said
    assert not any("MB1.f:" in sentence for sentence in said)
