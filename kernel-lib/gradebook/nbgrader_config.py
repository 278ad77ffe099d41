"""nbgrader as the gradebook of this course. ./gradus nbgrader reads it; docs/grading.md says how to use it."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = Path(os.environ.get("GRADUS_COURSE", HERE.parents[1])).absolute()
sys.path.insert(0, str(HERE))

from gradebook.collect import Collector, Extractor  # noqa: E402
from gradebook.handed_in import HandedIn  # noqa: E402
from gradebook.marks import Marks  # noqa: E402
from gradebook.rebuild import Rebuild  # noqa: E402
from gradebook.stubs import Stubs  # noqa: E402
from nbgrader.preprocessors import (  # noqa: E402
    AssignLatePenalties, CheckCellMetadata, ClearOutput, ComputeChecksums, LockCells, SaveAutoGrades, SaveCells,
)

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "gradus"
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.db_url = f"sqlite:///{ROOT / 'gradebook' / 'gradebook.db'}"
c.CourseDirectory.source_directory = "solutions"
for step in ("release", "submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"gradebook/{step}")

c.GenerateAssignment.preprocessors = [
    LockCells, Stubs, ClearOutput, CheckCellMetadata, ComputeChecksums, SaveCells, CheckCellMetadata,
]

c.ZipCollectApp.downloaded_directory = "gradebook/downloaded"
c.ZipCollectApp.extractor_plugin = Extractor
c.ZipCollectApp.collector_plugin = Collector
c.ZipCollectApp.strict = False

# Nothing of a submission is executed here: the judge does that, in processes of its own.
c.Autograde.exporter_class = HandedIn
c.Autograde.sanitize_preprocessors = [Rebuild, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [Marks, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]

# What a learner wrote is shown in the instructor's browser.
c.HTMLExporter.sanitize_html = True
c.CsvExportPlugin.to = str(ROOT / "gradebook" / "grades.csv")
