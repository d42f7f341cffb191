"""Whether every chart can be drawn: its words need a drawing, and that may fail or need what isn't there."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from course_lib.authoring.check.course import ReadableCourse
from course_lib.charts import tables
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.models import Codebook, Figure

#: Altair may answer with pages; so many characters of its first line tell what is wrong.
MOST = 200


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """Draw every chart in both themes. What fails is told at the chart's file or at the line of its drawing."""
    book = course.only(Codebook)
    codes = {code.id: code for code in book.codes} if book else {}
    for figure in course.all(Figure):
        try:
            _, draw = tables.prepare(figure, course.content, codes)
        except ContentError as error:
            says = "; ".join(letter.says for letter in error.letters)
            yield course.content.letter(Figure, figure.id, (), f"this can't be drawn: {says}")
            continue
        try:
            draw()
        except Exception as problem:  # noqa: BLE001  a drawing is an author's own code and may raise anything
            yield _failed(figure, problem)


def _failed(figure: Figure, problem: Exception) -> Letter:
    file = tables.module(figure)
    own = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if Path(frame.filename) == file]
    line = own[-1] if own else getattr(problem, "lineno", None)
    what = f"{type(problem).__name__}: {problem}".splitlines()[0][:MOST]
    says = f"the drawing fails ({what}); mend it here, or its numbers in data/charts/{figure.id}.yml"
    return Letter(str(file), line or 1, "", says)
