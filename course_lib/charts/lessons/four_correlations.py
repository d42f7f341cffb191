"""One mark a correlation with its interval, on the whole way from 0 to 1, so that both distances can be seen."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named, upright
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table

#: The colours and shapes of two kinds of pairs.
MARKS = (("first", "circle"), ("third", "diamond"))
Cell = str | int | float


def draw(table: Table, page: Page) -> Drawing:
    """Rows: pair, its kind, correlation, lower and upper end of its 95 % interval, what it is based on.

    Words: `along`, the scale; `none` and `whole`, its ends; `label`, with {r}, {low}, {high} and {based}.
    """
    words = table.words
    pairs: list[dict[str, Cell]] = []
    for pair, kind, r, low, high, more in table.rows:
        says = _says(words["label"], r, low, high, more)
        name = f"{pair}|{says}" if page.narrow else pair
        pairs.append({"pair": name, "kind": kind, "r": r, "low": low, "high": high, "says": says})
    colours, shapes = scales(kinds(kind for _, kind, *_ in table.rows), page, MARKS)
    along = alt.Scale(domain=[0, 1])
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], labelExpr="format(datum.value, '~g')", grid=False)
    rows = [pair["pair"] for pair in pairs]
    base = alt.Chart(alt.InlineData(values=pairs)).encode(
        y=down(page, "pair", rows),
        color=alt.Color("kind:N", title=None, scale=colours, legend=alt.Legend(orient="bottom")),
    )
    lines = base.mark_rule(size=4).encode(x=alt.X("low:Q", title=words["along"], scale=along, axis=axis), x2="high:Q")
    marks = base.mark_point(size=150, filled=True, opacity=1).encode(
        x=alt.X("r:Q", scale=along), shape=alt.Shape("kind:N", title=None, scale=shapes)
    )
    labels = base.mark_text(dy=-17).encode(x=alt.X("r:Q", scale=along), text="says:N", color=alt.value(page["ink"]))
    ends = alt.Chart(alt.InlineData(values=[{"at": 0, "says": words["none"]}, {"at": 1, "says": words["whole"]}]))
    bounds = [upright(page, at, "pair", rows, along) for at in (0, 1)]
    meanings = ends.mark_text(
        baseline="bottom", dy=-4, align=alt.expr("datum.at ? 'right' : 'left'"), color=page["quiet"]
    ).encode(x=alt.X("at:Q", scale=along), y=alt.value(0), text="says:N")
    said = named(page, "pair", rows) or [labels]
    return alt.layer(*bounds, meanings, lines, marks, *said).properties(height=height(page, len(rows), 2, 65))


def _says(label: str, r: Cell, low: Cell, high: Cell, based: Cell) -> str:
    """A correlation with its interval as journals print them: `.50 (.42 to .57), 45 studies`."""
    digits = 3 if round(float(r), 2) != float(r) else 2
    shown = [f"{float(end):.{digits}f}".removeprefix("0") for end in (r, low, high)]
    return label.format(r=shown[0], low=shown[1], high=shown[2], based=based)
