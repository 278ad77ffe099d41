"""Reads a submitted notebook in whatever state it is."""

import json

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

MAKERS = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
MOST_CELLS, LONGEST_CELL, LARGEST_FILE = 1000, 50_000, 20 << 20


def notebook_of(data):
    """The notebook in a file's bytes: its cells with their sources and names; what is damaged is left out."""
    try:
        notebook = json.loads(text_of(data)) if len(data) <= LARGEST_FILE else {}
    except (ValueError, RecursionError):
        notebook = {}
    notebook = mapping(notebook)
    cells = notebook.get("cells")
    read = [cell_of(cell) for cell in (cells if isinstance(cells, list) else [])[:MOST_CELLS]]
    return new_notebook(
        cells=[cell for cell in read if cell],
        metadata={"kernelspec": {"name": "gradus", "display_name": "Java (Gradus)", "language": "java"}, "language_info": {"name": "java", "pygments_lexer": "java"}},
    )


def text_of(data):
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return data.decode("utf-16" if utf16 else "utf-8-sig", errors="replace")


def cell_of(cell):
    """One cell, or None. Of its metadata only the name by which nbgrader knows it is kept."""
    cell = mapping(cell)
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    make = MAKERS.get(cell["cell_type"]) if isinstance(cell.get("cell_type"), str) else None
    if not make or not isinstance(source, str):
        return None
    source = writable(source)
    if len(source) > LONGEST_CELL:
        source = source[:LONGEST_CELL] + "\n… (too long to be shown)"
    name = mapping(mapping(cell.get("metadata")).get("nbgrader")).get("grade_id")
    return make(source, metadata={"nbgrader": {"grade_id": name}} if isinstance(name, str) else {})


def mapping(value):
    return value if isinstance(value, dict) else {}


def writable(text):
    """The text without halves of surrogate pairs, which JSON can name and UTF-8 cannot hold."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


class HandedIn(NotebookExporter):
    """Reads what was handed in, and our own copies of it as they are."""

    def from_file(self, file_stream, resources=None, **kw):
        if not self.parent._sanitizing:  # the converter's second round
            return super().from_file(file_stream, resources=resources, **kw)
        return self.from_notebook_node(notebook_of(file_stream.buffer.read()), resources=resources, **kw)
