"""The pages of ./gradus site: whole, playable, and loading nothing from anywhere."""

import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from checkouts import ROOT

FOREIGN = re.compile(r"\s*(\w+:)?//")
LOADED_BY_CODE = re.compile(r"""(?:url\(|@import|fetch\(|import\(|\.src\s*=)\s*["'`]?\s*(?:\w+:)?//""")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, ROOT / "kernel-lib" / "launcher" / "build_site.py", "--out", folder]
    subprocess.run(build, check=True, capture_output=True, text=True)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def foreign(text):
    """What a browser would fetch from another host. A link that a reader follows is not that."""
    page = BeautifulSoup(text, "html.parser")
    loaded = [tag.get(name, "") for tag in page.find_all(True) if tag.name != "a" for name in ("src", "href", "data", "srcset", "poster")]
    return [address for address in loaded if FOREIGN.match(address)] + LOADED_BY_CODE.findall(text)


def test_every_notebook_has_its_page(site):
    assert set(site) == {"index.html", *(f"{path.stem}.html" for path in NOTEBOOKS)}


def test_no_page_loads_anything_from_another_host(site):
    assert {name: found for name, text in site.items() if (found := foreign(text))} == {}


@pytest.mark.parametrize("loads", [
    '<script src="https://host.example/a.js"></script>',
    '<link rel="stylesheet" href="//host.example/a.css">',
    "<style>@import 'https://host.example/a.css';</style>",
    "<style>p { background: url(http://host.example/a.png) }</style>",
    "<script>import('https://host.example/a.js')</script>",
])
def test_a_page_that_loads_something_would_be_noticed(loads):
    assert foreign(f"<html><head>{loads}</head></html>")


def test_formulas_are_drawn_and_not_spelled(site):
    for name, text in site.items():
        page = BeautifulSoup(text, "html.parser")
        spelled = [
            str(node) for node in page.find_all(string=re.compile(r"\$\$|\\(frac|text|mathbf|sum|sigma)\b"))
            if not node.find_parent(["pre", "code", "script", "style"])
        ]
        assert spelled == [], name
        assert name == "index.html" or page.find("math"), name


def test_the_figures_bring_their_frames_and_their_player(site):
    for path in NOTEBOOKS:
        page = BeautifulSoup(site[f"{path.stem}.html"], "html.parser")
        figures = page.find_all(class_="gradus-frames")
        assert figures, path.stem
        assert all(figure.find_next("script") for figure in figures), path.stem


def test_answers_to_predictions_are_folded_away(site):
    for path in NOTEBOOKS:
        page = BeautifulSoup(site[f"{path.stem}.html"], "html.parser")
        folds = page.find_all("details")
        assert folds, path.stem
        assert all(fold.find(class_="output_wrapper") and not fold.has_attr("open") for fold in folds), path.stem


def test_every_picture_has_words(site):
    for name, text in site.items():
        words = [picture.get("alt", "") for picture in BeautifulSoup(text, "html.parser").find_all("img")]
        assert all(words) and not any("No description" in said for said in words), name


def test_links_between_notebooks_lead_to_pages(site):
    for name, text in site.items():
        for link in BeautifulSoup(text, "html.parser").find_all("a", href=True):
            target = link["href"]
            assert FOREIGN.match(target) or target.startswith("#") or target in site, f"{name}: {target}"
