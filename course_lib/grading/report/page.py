"""The report: a page to read or print, and a table of its items. Pure: a class in, text out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from course_lib.grading.report import details, html, overview
from course_lib.grading.report.disclosure import FEW
from course_lib.grading.report.items import Row
from course_lib.grading.report.scores import Scores
from course_lib.learner.record_export import harmless
from course_lib.lists.table import BOM

HEADS = (
    "item", "title", "kind", "points", "learners", "difficulty", "discrimination", "discrimination from",
    "discrimination to", "upper minus lower",
)  # fmt: skip


def page(
    scores: Scores,
    rows: Sequence[Row],
    day: str,
    *,
    names: bool = False,
    earlier: tuple[str, Mapping[str, float]] | None = None,
) -> str:
    """The page as of a `day`. `earlier` is another assignment's name and its totals, shares from 0 to 1 by learner."""
    before, totals = earlier or ("", None)
    body = [
        html.said(f"Assignment {scores.marks.assignment}, as the gradebook stood on {day}."),
        *overview.who(scores, names=names),
        *overview.totals(scores),
        *details.items(rows),
        *overview.reliability(scores),
        *details.chosen(scores),
        *details.confused(scores),
        *details.sureness(scores),
        *overview.beside(scores, before, totals),
    ]
    return html.page(f"{scores.bank.title}: how the class did", body)


def table(rows: Sequence[Row]) -> str:
    """The items as CSV. What isn't told on the page isn't here either; a cell that has no meaning is empty."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(HEADS)
    for one in rows:
        about = [harmless(one.item.id), harmless(one.item.title), one.item.kind, f"{one.item.points:g}"]
        if one.n == FEW:
            lines.writerow([*about, *[FEW] * 6])
            continue
        found = one.discrimination
        r = (found.value, found.low, found.high) if found else (None, None, None)
        hard = one.told if one.difficulty is None else _number(one.difficulty)
        lines.writerow([*about, one.n, hard, *map(_number, r), _number(one.index)])
    return BOM + out.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
