"""The small course, on disk, and its sheet filled in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.review.rows import rows
from course_lib.authoring.review.sheet import COLUMNS, sheet
from tests.support import small_course
from tests.support.signed_sheet import Cells, Sign


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    small_course.write(folder)
    return folder


@pytest.fixture
def sign(course: Path, tmp_path: Path) -> Sign:
    """`sign(an_id={...})` writes a pack's sheet with these cells filled in; `_` in an id stands for a hyphen."""

    def write(separator: str = ",", mark: str = "\ufeff", **signed: Cells) -> Path:
        by_id = {name.replace("_", "-"): cells for name, cells in signed.items()}
        found = list(csv.DictReader(io.StringIO(sheet(rows(ReadableCourse(course))).removeprefix("\ufeff"))))
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, delimiter=separator, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({**row, **by_id.get(row["id"], {})} for row in found)
        file = tmp_path / "signed.csv"
        file.write_bytes((mark + out.getvalue()).encode())
        return file

    return write
