"""Rows with names: left of the plot on a wide page, above each row on a narrow one, where the plot needs the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from course_lib.charts.page import Page

#: The height of a line of a name, how far above its mark a name ends on a narrow page, and what is free below a mark.
LINE, ABOVE, BELOW = 17, 12, 32


def down(page: Page, field: str, rows: Iterable[Any], extent: int | None = None) -> alt.Y:
    """Rows one below the other, in this order; the lines of a name are parted by `|`.

    With an `extent`, the names take so many pixels on a wide page. On a narrow one they are `named`.
    """
    if page.narrow:
        return alt.Y(f"{field}:N", title=None, axis=None, scale=alt.Scale(domain=[*rows], padding=0.5, align=0.85))
    fixed: dict[str, Any] = {"minExtent": extent, "maxExtent": extent} if extent else {}
    lines: dict[str, Any] = {
        "labelExpr": "split(datum.label, '|')",
        "labelLineHeight": LINE,
        "ticks": False,
        "domain": False,
    }
    axis = alt.Axis(labelPadding=12, **fixed, **lines)
    return alt.Y(f"{field}:N", title=None, axis=axis, scale=alt.Scale(domain=[*rows]))


def named(page: Page, field: str, rows: Iterable[Any], above: int = ABOVE) -> list[alt.Chart]:
    """The names as a layer of a narrow page, each above its row; nothing on a wide one, where the axis has them."""
    if not page.narrow:
        return []
    names = alt.Chart(alt.InlineData(values=[{field: row} for row in rows]))
    up = alt.expr(f"{-above} - {LINE} * (length(split(datum.{field}, '|')) - 1)")
    text = names.mark_text(align="left", baseline="bottom", lineBreak="|", lineHeight=LINE, dy=up, color=page["ink"])
    return [text.encode(x=alt.value(0), y=down(page, field, rows), text=f"{field}:N")]


def height(page: Page, rows: int, lines: int, wide: int, above: int = ABOVE) -> int:
    """The height of so many rows: `wide` pixels each, and on a narrow page room for names of so many lines."""
    return rows * (LINE * lines + above + BELOW if page.narrow else wide)


def upright(page: Page, at: float, field: str, rows: Iterable[Any], scale: alt.Scale) -> alt.Chart:
    """A line at one place of the scale: all the way down on a wide page, and beside the mark alone on a narrow one."""
    if not page.narrow:
        line = alt.Chart(alt.InlineData(values=[{"at": at}])).mark_rule(strokeDash=[4, 4], color=page["quiet"])
        drawn: alt.Chart = line.encode(x=alt.X("at:Q", scale=scale))
        return drawn
    places = alt.Chart(alt.InlineData(values=[{field: row, "at": at} for row in rows]))
    ticks = places.mark_tick(orient="vertical", size=22, thickness=1.5, opacity=1, color=page["quiet"])
    each: alt.Chart = ticks.encode(x=alt.X("at:Q", scale=scale), y=down(page, field, rows))
    return each
