"""Puts a submission into the frame of the assignment."""

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbformat.v4 import new_code_cell, new_markdown_cell


class Rebuild(NbGraderPreprocessor):
    """Makes a notebook of the cells that were handed in and of the cells that the gradebook knows.

    A cell that carries the name of a cell of the assignment takes its place: a locked one gets its
    text back, an open one keeps what was written. A name counts once. Test cells that are not there
    are put at the end. Nothing else of the submission's metadata is believed.
    """

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(place["notebook"], place["assignment"])
            points = {cell.name: cell.max_score for cell in notebook.grade_cells}
            open_cells = {cell.name for cell in notebook.solution_cells}
            known = {cell.name: frame(cell, points, open_cells) for cell in notebook.source_cells}
        cells = []
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cells.append(restored(cell, known.pop(name, None)))
        cells += [cell for name, cell in known.items() if name in points]
        nb.cells = cells
        return nb, resources


def frame(source, points, open_cells):
    """A cell of the assignment as it was given out."""
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    marks = {
        "grade": source.name in points, "grade_id": source.name, "locked": source.locked, "cell_type": source.cell_type,
        "solution": source.name in open_cells, "schema_version": 3, "task": False, "checksum": source.checksum,
    }
    if source.name in points:
        marks["points"] = points[source.name]
    return make(source.source, metadata={"nbgrader": marks})


def restored(cell, frame):
    if frame is None:
        cell.metadata = type(cell.metadata)()
        return cell
    if not frame.metadata.nbgrader.locked:
        frame.source = cell.source
    return frame
