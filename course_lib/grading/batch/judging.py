"""One submission, judged alone: marks out, and its marked folder written beside the place where it belongs.

Runs in a worker. What a submission holds may fail this one call and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from course_lib.grading import handed_in_code, marked_cell, marking
from course_lib.grading.batch import folder
from course_lib.grading.batch.assignment import Assignment
from course_lib.grading.marking import Marked

#: Writes a notebook's file. Python's own `json` indents in Python, and so took longer than all the judging.
FILE = TypeAdapter(dict[str, Any])


@dataclass(frozen=True)
class Judged:
    """Points by item, and which of them wait for a person; remarks for the marker; a digest of the notebook written."""

    marks: Mapping[str, float | None]
    waiting: frozenset[str]
    remarks: tuple[str, ...]
    notebook: str


def judge(assignment: Assignment, submitted: Path, beside: Path) -> Judged:
    """Judge the submission in `submitted` and write its marked folder to `beside`.

    Raises sandbox.NoSandbox where there is code that can't be run safely, OSError and ValueError where the folder can't
    be copied.
    """
    student = submitted.parent.name
    code = handed_in_code.read(submitted, assignment.name, assignment.bank.programs(), assignment.given_out)
    marked = marking.mark(
        assignment.bank, assignment.sheet, submitted, code, explain=assignment.explain, student=student
    )  # fmt: skip
    remarks = (*code.remarks, *marked.remarks)
    written = _notebook(assignment, code, marked, remarks, student)
    made = {**assignment.authored, f"{assignment.name}.ipynb": written}
    folder.fill(beside, submitted, assignment.ignored, made, assignment.permissions, shared=assignment.shared)
    marks = {name: mark.points for name, mark in marked.marks.items()}
    waiting = frozenset(name for name, mark in marked.marks.items() if mark.waits)
    return Judged(marks, waiting, remarks, hashlib.sha256(written).hexdigest())


def _notebook(
    assignment: Assignment, code: handed_in_code.Code, marked: Marked, remarks: Iterable[str], student: str
) -> bytes:
    """The notebook's file, to the letter as nbgrader writes it after our plug-ins."""
    items = {item.id: item for item in assignment.bank.items}
    cells = []
    for cell in assignment.notebook["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        name, new = about.get("grade_id", ""), dict(cell)
        if name in code.sources:
            new["source"] = code.shown.get(name, "").splitlines(keepends=True)
        if about.get("grade") and name in items:
            shown = marked_cell.outputs(items[name], marked, remarks, student)
            new["outputs"] = [_on_disk(output) for output in shown]
            remarks = ()
        cells.append(new)
    return FILE.dump_json({**assignment.notebook, "cells": cells}, indent=1) + b"\n"


def _on_disk(output: dict[str, Any]) -> dict[str, Any]:
    data = {kind: text.splitlines(keepends=True) for kind, text in output["data"].items()}
    return {**output, "data": data}
