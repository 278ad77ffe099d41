"""What a notebook's outputs must hold, and when two runs of it show the same."""

import base64
import itertools
import math
import re
import struct

PICTURE_IN_HTML = re.compile(r"[A-Za-z0-9+/=]{200,}")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TOLERANCE = 1e-6
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Java (Gradus)", "language": "java", "name": "gradus"}


def tidy(notebook):
    """Takes away what differs from run to run and from machine to machine, and shows nothing."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = dict(KERNELSPEC)
    notebook.metadata.get("language_info", {}).pop("version", None)
    number = itertools.count(1)
    for cell in code_cells(notebook):
        cell.metadata.pop("execution", None)
        cell.outputs = without_knobs(cell.outputs)
        cell.execution_count = next(number) if cell.source.strip() else None
        for output in cell.outputs:
            if "execution_count" in output:
                output["execution_count"] = cell.execution_count
            output.pop("transient", None)


def without_knobs(outputs):
    """Leaves out the widgets below a picture: they need the kernel that made them, the picture does not."""
    return [
        output
        for above, output in zip([{}, *outputs], outputs)
        if not (WIDGET in output.get("data", {}) and "image/png" in above.get("data", {}))
    ]


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tagged(cell, tag):
    return tag in cell.metadata.get("tags", [])


def problems(notebook):
    """What a reader would miss, as sentences that name the cell: errors, warnings, pictures without a substitute."""
    for number, cell in enumerate(code_cells(notebook), start=1):
        for output in cell.outputs:
            said = problem(output, tagged(cell, "raises-exception"))
            if said:
                yield f"cell [{number}] {said}"


def problem(output, may_raise):
    if output.output_type == "stream":
        return f"writes to stderr: {output.text[:200]!r}" if output.name == "stderr" else None
    if output.output_type == "error":
        return None if may_raise else f"fails: {output.ename}: {output.evalue}"
    if WIDGET in output.data:
        return "shows a widget, of which a saved notebook keeps nothing"
    if "text/plain" not in output.data:
        return f"shows {', '.join(output.data)} without text/plain"
    if "image/svg+xml" in output.data and "image/png" not in output.data:
        return "shows SVG without PNG, and an untrusted notebook shows no SVG"
    return None


def difference(before, after):
    """The first difference between two runs of one cell as a sentence, or None where they show the same.

    Text is compared exactly but for numbers, which may differ by a millionth. Pictures are compared by
    format and size. A cell tagged "varies" need only show the same kinds of output.
    """
    old, new = before.outputs, after.outputs
    if kinds(old) != kinds(new):
        return f"showed {kinds(old) or 'nothing'}, now shows {kinds(new) or 'nothing'}"
    if tagged(after, "varies"):
        return None
    for one, other in zip(old, new):
        if one.output_type == "error":
            pairs = [("error", one.ename + one.evalue, other.ename + other.evalue)]
        elif one.output_type == "stream":
            pairs = [(one.name, one.text, other.text)]
        else:
            pairs = [(mime, one.data[mime], other.data[mime]) for mime in one.data]
        for name, was, now in pairs:
            if not same(name, was, now):
                return f"{name} was {shortened(was, now)}"
    return None


def kinds(outputs):
    return [
        [output.output_type, *sorted(output.get("data", [output.get("name", "")]))] for output in outputs
    ]


def same(mime, was, now):
    if mime == "image/png":
        return png_size(was) == png_size(now)
    if mime == "image/svg+xml":
        return True
    if not isinstance(was, str) or not isinstance(now, str):
        return was == now
    if mime == "text/html":
        was, now = PICTURE_IN_HTML.sub("", was), PICTURE_IN_HTML.sub("", now)
    return same_text(was, now)


def same_text(was, now):
    if NUMBER.split(was) != NUMBER.split(now):
        return False
    return all(
        one == other or math.isclose(float(one), float(other), rel_tol=TOLERANCE)
        for one, other in zip(NUMBER.findall(was), NUMBER.findall(now))
    )


def png_size(data):
    """Width and height in pixels: the first eight bytes after the header's name."""
    return struct.unpack(">II", base64.b64decode(data)[16:24])


def shortened(was, now):
    """Two texts from where they part."""
    was, now = str(was), str(now)
    start = next((i for i, (one, other) in enumerate(zip(was, now)) if one != other), min(len(was), len(now)))
    start = max(0, start - 20)
    return f"{was[start : start + 80]!r}, now {now[start : start + 80]!r}"
