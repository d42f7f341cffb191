"""Whether the pictures of every chart are there and no older than what they come from; if not, whether it draws."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from course_lib.authoring.check.course import ReadableCourse
from course_lib.charts import drawn, tables
from course_lib.charts.page import WIDTHS
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.models import Code, Codebook, Figure, Table

#: Altair may answer with pages; so many characters of its first line tell what is wrong.
MOST = 200


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """What is told of charts, at a chart's file or at the line of its drawing. Only what has changed is tried."""
    data = course.content.root
    book = course.only(Codebook)
    codes = {code.id: code for code in book.codes} if book else {}
    for figure in course.all(Figure):
        try:
            table = prepared(figure, course.content, codes)
        except ContentError as error:
            says = "; ".join(letter.says for letter in error.letters)
            yield course.content.letter(Figure, figure.id, (), f"this can't be drawn: {says}")
            continue
        if drawn.is_current(data, figure, table):
            continue
        try:
            for width in WIDTHS.values():
                tables.draw(figure.id, table, width=width)
        except Exception as problem:  # noqa: BLE001  a drawing is an author's own code and may raise anything
            yield failed(figure, problem)
            continue
        says = "its pictures are older than its numbers or its drawing, or not there; run `python -m course_lib draw`"
        yield course.content.letter(Figure, figure.id, (), says)
    for folder in drawn.strangers(data, course.content.names(Figure)):
        says = "these pictures belong to no chart; `python -m course_lib draw` removes them"
        yield Letter(str(folder), 1, "", says)


def prepared(figure: Figure, content: Content, codes: Mapping[str, Code]) -> Table:
    """The table of a chart that can be drawn. Raises ContentError where it lacks a drawing or what it counts."""
    if not tables.module(figure).is_file():
        says = "no drawing has this name yet; add it as a module of course_lib/charts/lessons/"
        raise ContentError([Letter(str(content.file(Figure, figure.id)), 1, "", says)])
    return tables.table(figure, content, codes)


def failed(figure: Figure, problem: Exception) -> Letter:
    """What an author is told of a drawing that raised this."""
    file = tables.module(figure)
    own = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if Path(frame.filename) == file]
    line = own[-1] if own else getattr(problem, "lineno", None)
    what = f"{type(problem).__name__}: {problem}".splitlines()[0][:MOST]
    says = f"the drawing fails ({what}); mend it here, or its numbers in data/charts/{figure.id}.yml"
    return Letter(str(file), line or 1, "", says)
