"""Builds the course as pages that need no server, no kernel and no network: target/site. ./gradus site starts it.

Runs in .venv. The pages load nothing: styles are inside, formulas are MathML, and the figures bring their frames.
"""

import argparse
import html
import re
import sys
from pathlib import Path

import mistune
import nbformat
from bs4 import BeautifulSoup
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter

ROOT = Path(__file__).resolve().parents[2]
STYLE = Path(__file__).with_name("site.css")
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=ROOT / "target" / "site")
    target = parser.parse_args().out
    target.mkdir(parents=True, exist_ok=True)
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    for path in notebooks:
        write(target / f"{path.stem}.html", title(path), body(path))
    readme = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    write(target / "index.html", "Gradus", mended(mistune.html(readme)))
    print(f"{len(notebooks)} notebooks: {target / 'index.html'}")
    return 0


def title(path):
    first = nbformat.read(path, as_version=4).cells[0].source
    return first.splitlines()[0].lstrip("# ")


def body(path):
    """The cells as HTML: what a reader sees in JupyterLab, without its frame."""
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    return mended(exporter.from_filename(str(path))[0])


def mended(text):
    """Formulas as MathML, which browsers draw by themselves, and links that lead to the pages."""
    page = BeautifulSoup(text, "html.parser")
    for node in page.find_all(string=FORMULA):
        if not node.find_parent(["pre", "code", "script", "style", "svg"]):
            node.replace_with(BeautifulSoup(FORMULA.sub(mathml, html.escape(node, quote=False)), "html.parser"))
    for link in page.find_all("a", href=True):
        if link["href"] == "README.md":
            link["href"] = "index.html"
        elif link["href"].startswith("../"):
            link.unwrap()
        else:
            link["href"] = re.sub(r"^([\w-]+)\.ipynb$", r"\1.html", link["href"])
    return str(page)


def mathml(found):
    block, line = found.groups()
    return convert(html.unescape(block or line).strip(), display="block" if block else "inline")


def write(path, name, content):
    style = STYLE.read_text(encoding="utf-8")
    light, dark = (HtmlFormatter(style=name).get_style_defs(".highlight") for name in ("default", "github-dark"))
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(name)}</title>
<style>
{style}
{light}
@media (prefers-color-scheme: dark) {{
{dark}
}}
</style>
</head>
<body>
<header><a href="index.html">Gradus</a></header>
<main>
{content}
</main>
</body>
</html>
""",
        encoding="utf-8",
        newline="\n",
    )


if __name__ == "__main__":
    sys.exit(main())
