"""NOTICE names everything that ./gradus fetches or that is bundled."""

import re

import pytest
from checkouts import ROOT

NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
LAUNCHER = ROOT / "kernel-lib" / "launcher"


def named(name):
    return re.search(rf"(?<![\w.-]){re.escape(name)}(?=[,.:]?(\s|$))", NOTICE, re.IGNORECASE)


@pytest.mark.parametrize("pins", ["requirements.txt", "requirements-test.txt", "constraints.txt"])
def test_every_python_package_is_in_the_notice(pins):
    names = re.findall(r"^([\w.-]+)==", (LAUNCHER / pins).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) > 4
    assert [name for name in names if not named(name)] == []


@pytest.mark.parametrize("folder", ["notebook/target/kernel", "grader/target/judge"])
def test_every_java_library_that_runs_is_in_the_notice(folder):
    jars = sorted((ROOT / "kernel-lib" / folder).glob("*.jar"))
    assert len(jars) > 2, "build first: ./gradus test"
    names = [re.match(r"(.+?)-\d", jar.name)[1] for jar in jars]
    assert [name for name in names if not name.startswith("gradus-") and not named(name)] == []


def test_every_bundled_font_is_in_the_notice():
    fonts = [path for kind in ("ttf", "otf", "woff2") for path in ROOT.glob(f"kernel-lib/*/src/main/**/*.{kind}")]
    assert [font.name for font in fonts if not named(font.name)] == []


def test_a_package_that_is_left_out_would_be_missed():
    assert not named("jupyterla") and not named("chart") and named("jupyterlab") and named("xchart")
