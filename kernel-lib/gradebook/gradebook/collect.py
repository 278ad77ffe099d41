"""Finds out whose a downloaded file is."""

import re
import zipfile
import zlib
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

LARGEST = 100 << 20
# nbgrader writes names into its table as they are, where a comma or a leading = would mean something.
NAME = re.compile(r"\w[\w.@ +-]*")


class Collector(FileNameCollectorPlugin):
    """A file is of the student in whose folder or archive it lies, or whose name stands before the first _.

    `ada/hw01.ipynb`, `ada.zip` and `ada_hw01.ipynb` are all Ada's. Files that are no notebooks are
    collected, too, so that nobody who handed in the wrong file is forgotten.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.taken = {}

    def collect(self, submitted_file):
        app = self.parent
        where = Path(submitted_file).relative_to(app._format_collect_path(app.extracted_directory))
        if any(part.startswith((".", "__MACOSX")) for part in where.parts):
            return None
        student, _, rest = where.name.partition("_")
        if len(where.parts) > 1:
            student, rest = where.parts[0], where.name
        if not rest or not NAME.fullmatch(student):
            self.log.warning("%s: whose it is cannot be told: it should be named STUDENT_%s, or lie in a folder or an archive STUDENT", where, where.name)
            return None
        released = app.coursedir.format_path(app.coursedir.release_directory, ".", app.coursedir.assignment_id)
        names = [path.stem for path in Path(released).glob("*.ipynb") if path.stem in rest]
        file = names[0] + ".ipynb" if names and rest.endswith(".ipynb") else rest
        first = self.taken.setdefault((student, file), where)
        if first != where:
            self.log.warning("%s handed in more than one %s: %s is taken, %s is not", student, file, first, where)
            return None
        return {"student_id": student, "file_id": file}


class Extractor(ExtractorPlugin):
    """Unpacks archives; one that cannot be unpacked stops nobody else's."""

    def extract(self, archive_path, extracted_path):
        for archive in sorted(Path(archive_path).rglob("*.zip")):
            if not readable(archive):
                self.log.warning("%s cannot be unpacked", archive.name)
                archive.rename(archive.with_name(f"{archive.stem}_archive-that-cannot-be-unpacked"))
        super().extract(archive_path, extracted_path)


def readable(archive):
    try:
        with zipfile.ZipFile(archive) as inside:
            return inside.testzip() is None and sum(entry.file_size for entry in inside.infolist()) < LARGEST
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return False
