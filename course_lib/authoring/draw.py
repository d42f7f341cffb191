"""Draws the charts of lessons that are not drawn yet, or whose pictures are older than what they are drawn from."""

from __future__ import annotations

import shutil
from pathlib import Path

from course_lib.authoring.check.charts import failed, prepared
from course_lib.charts import drawn, tables
from course_lib.charts.page import WIDTHS
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.models import Codebook, Figure


def draw(course: Path) -> list[Path]:
    """Draw what needs it, remove pictures of charts that are no more, and return the folders that changed.

    Raises ContentError, with all that fails, once the others are drawn.
    """
    data = course / "data"
    content = Content(data)
    codes = {code.id: code for code in content.only(Codebook).codes}
    changed: list[Path] = []
    letters: list[Letter] = []
    for folder in drawn.strangers(data, content.names(Figure)):
        shutil.rmtree(folder)
        changed.append(folder)
    for figure in content.all(Figure):
        try:
            table = prepared(figure, content, codes)
            if drawn.is_current(data, figure, table):
                continue
            drawn.write(
                data, figure, table, {size: tables.draw(figure.id, table, width=WIDTHS[size]) for size in WIDTHS}
            )
            changed.append(drawn.folder(data, figure.id))
        except ContentError as error:
            letters += error.letters
        except Exception as problem:  # noqa: BLE001  a drawing is an author's own code and may raise anything
            letters.append(failed(figure, problem))
    if letters:
        raise ContentError(letters)
    return changed
