"""Lessons made for a test: the cells that it names, and nothing else."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def write_lesson(folder: Path, name: str, calls: list[str]) -> None:
    """Write a lesson whose cells make these calls, one each."""
    cells = [new_markdown_cell("# One of each\n\n## Practice"), new_code_cell("import course_lib as course")]
    cells += [new_code_cell(call) for call in calls]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    metadata = {"kernelspec": kernel, "empathy_in_practice": {"lesson": "one-of-each"}}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), folder / f"{name}.ipynb")
