"""A review pack: the page to read and the sheet to sign, in a folder that can be sent as it is."""

from __future__ import annotations

from pathlib import Path

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.review.page import page
from course_lib.authoring.review.rows import rows
from course_lib.authoring.review.sheet import sheet
from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.models import Course

#: What lies in the folder.
PAGE, SHEET = "review.html", "review.csv"


def write(folder: Path, place: Path) -> list[Path]:
    """Write the pack of the course in a folder into a place, and return its files.

    An earlier page is written over. A sheet that is there already may hold somebody's words, so it is never touched.
    Raises ContentError, and writes nothing, for a course that can't be read.
    """
    course = ReadableCourse(folder)
    found = rows(course)
    if (place / SHEET).exists():
        says = "a sheet is there already, and somebody may have signed in it; move it, or name another folder"
        raise ContentError([Letter(str(place / SHEET), 1, "", says)])
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        says = f"this folder can't be made ({problem.strerror}); name another"
        raise ContentError([Letter(str(place), 1, "", says)]) from problem
    source.write(place / PAGE, page(course.content.only(Course).title, found))
    source.write(place / SHEET, sheet(found))
    return [place / PAGE, place / SHEET]
