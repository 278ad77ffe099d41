"""Builds the course as pages that need no server, no kernel and no network: target/site. ./gradus site starts it.

Runs in .venv. The pages load nothing: styles are inside, formulas are MathML, and the figures bring their frames.
"""

import argparse
import base64
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
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$([.,;:?)]*)", re.DOTALL)
THIN_SPACE = '<mspace width="0.17em"/>'


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
    notebook = nbformat.read(path, as_version=4)
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        describe(output)
    folded_cells = [cell.id for cell in notebook.cells if cell.metadata.get("jupyter", {}).get("outputs_hidden")]
    return mended(folded(exporter.from_notebook_node(notebook)[0], folded_cells))


def describe(output):
    """Gives a picture the words that stand beside it, for those who cannot see it."""
    drawing = output.get("data", {}).pop("image/svg+xml", None)
    if drawing:
        address = base64.b64encode(drawing.encode()).decode()
        words = html.escape(output.data["text/plain"])
        output.data["text/html"] = f'<img alt="{words}" src="data:image/svg+xml;base64,{address}">'


def folded(text, cells):
    """The answers to predictions, folded away until the reader has guessed."""
    page = BeautifulSoup(text, "html.parser")
    for name in cells:
        output = page.find(id=f"cell-id={name}").find(class_="output_wrapper")
        fold = output.wrap(page.new_tag("details"))
        summary = page.new_tag("summary")
        summary.string = "My guess is made: show what comes out"
        fold.insert(0, summary)
    return str(page)


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
    """A formula as browsers draw it well: with room around ln, whole primes, and its full stop on the same line."""
    block, line, stop = found.groups()
    formula = convert(html.unescape(block or line).strip(), display="block" if block else "inline")
    formula = re.sub(r"(</m(?:i|n|sub|sup)>)(<mi>(?:ln|tanh)</mi>)", rf"\1{THIN_SPACE}\2", formula)
    formula = re.sub(r"(<mi>ln</mi>)(?=<m(?:i|n|sub|sup)>)", rf"\1{THIN_SPACE}", formula)
    formula = re.sub(r"<msup>(<m(?:i|text)>[^<]*</m(?:i|text)>)<mi>&#x02032;</mi></msup>",
                     r'\1<mo lspace="0" rspace="0">&#x02032;</mo>', formula)
    return f'<span class="unbroken">{formula}{stop}</span>' if stop else formula


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
<header><a href="index.html">Gradus</a> <span>· to run cells, move every knob and answer questions: <code>./gradus lab</code></span></header>
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
