"""`empathy mark`: the notebook in which the desk opens."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_lib import paths
from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter

TITLE = "# Marking: {name}\n\nRun the cell below: Shift and Enter. What the page calls saved is in the gradebook."
CALL = "from course_lib.grading.desk.opening import marking\n\nmarking({arguments})"


def write(course: Path, assignment: str, marker: str = "") -> Path:
    """Write the notebook for an assignment, over an earlier one. Raises ContentError where nothing was ever made."""
    file = paths.marking_notebook(course)
    if not file.parent.is_dir():
        says = "nothing was released or collected in this copy of the course yet (docs/instructors.md)"
        raise ContentError([Letter(str(file.parent), 1, "", says)])
    arguments = ", ".join(json.dumps(name, ensure_ascii=False) for name in (assignment, marker) if name)
    cells = [
        new_markdown_cell(TITLE.format(name=assignment), id="marking"),
        new_code_cell(CALL.format(arguments=arguments), id="the-desk"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    source.write(file, nbformat.writes(new_notebook(cells=cells, metadata={"kernelspec": kernel})) + "\n")
    return file
