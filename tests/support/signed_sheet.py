"""A sheet that a clinician has filled in, and what a course makes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from course_lib.authoring.review.signing_off import read
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.models import Review, Reviews

TODAY = date(2026, 11, 29)
AGREE = {"verdict": "agree", "role": "counsellor", "initials": "RM", "date": "2026-11-28"}
OBJECT = {**AGREE, "verdict": "object", "comment": "It passes by what she asked."}
Cells = dict[str, str]
Sign = Callable[..., Path]


def kept(course: Path) -> dict[tuple[str, str], Review]:
    """By item and initials, what the course keeps."""
    return {(one.item, one.initials): one for one in Content(course / "data").only(Reviews).reviews}


def refused(course: Path, file: Path) -> list[str]:
    """The letters about a sheet, which is not kept."""
    before = (course / "data" / "reviews.yml").read_bytes()
    with pytest.raises(ContentError) as problem:
        read(course, file, TODAY)
    assert (course / "data" / "reviews.yml").read_bytes() == before
    return [str(letter).removeprefix(f"{file}:") for letter in problem.value.letters]


def letters(course: Path, file: Path) -> list[Letter]:
    """The letters about a sheet; none where it is kept."""
    try:
        read(course, file, TODAY)
    except ContentError as problem:
        return problem.letters
    return []
