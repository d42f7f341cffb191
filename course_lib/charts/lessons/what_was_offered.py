"""A mark with its interval for each thing that was done, from "no change" to one spread; words where no figure is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named, upright
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table

Cell = str | int | float
#: Colours and shapes by what was done, in the order of the rows. The last is said and not drawn.
MARKS = (("second", "square"), ("first", "circle"), ("third", "triangle-up"), ("quiet", "diamond"))


def draw(table: Table, page: Page) -> Drawing:
    """Rows: among whom, what was done, how much less, and its interval. Words in place of a figure are said.

    Words: `along`, the scale; `none`, its beginning; `alone`, with {value}; `whole`, with {value}, {low} and {high}.
    """
    words = table.words
    rows = [_mark(row, words) for row in table.rows]
    if page.narrow:
        rows = [{**row, "row": "|".join([str(row["row"]), *page.lines(str(row["says"]))])} for row in rows]
    colours, shapes = scales(kinds(row["done"] for row in rows), page, MARKS)
    along = alt.Scale(domain=[-0.1, 1])
    names = [row["row"] for row in rows]
    said = alt.Chart(alt.InlineData(values=rows)).encode(y=down(page, "row", names))
    drawn = said.transform_filter("isValid(datum.at)").encode(color=alt.Color("done:N", legend=None, scale=colours))
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], labelExpr="format(datum.value, '~g')", grid=False)
    lines = drawn.mark_rule(size=4).encode(
        x=alt.X("low:Q", title=page.lines(words["along"], 0 if page.narrow else 190), scale=along, axis=axis),
        x2="high:Q",
    )
    marks = drawn.mark_point(size=160, filled=True, opacity=1).encode(
        x=alt.X("at:Q", scale=along), shape=alt.Shape("done:N", legend=None, scale=shapes)
    )
    labels = said.mark_text(dy=-18, align="left", dx=6, color=page["ink"]).encode(
        x=alt.X("beside:Q", scale=along), text="says:N"
    )
    nothing = alt.Chart(alt.InlineData(values=[{"at": 0, "says": words["none"]}]))
    meaning = nothing.mark_text(baseline="bottom", align="left", dy=-4, color=page["quiet"]).encode(
        x=alt.X("at:Q", scale=along), y=alt.value(0), text="says:N"
    )
    layers = [upright(page, 0, "row", names, along), meaning, lines, marks, *(named(page, "row", names) or [labels])]
    return alt.layer(*layers).properties(height=height(page, len(rows), 3, 66))


def _mark(row: Sequence[Cell], words: Mapping[str, str]) -> dict[str, str | float]:
    whom, done, *figures = row
    mark: dict[str, str | float] = {"row": f"{whom}|{done}", "done": str(done)}
    numbers = [float(figure) for figure in figures if isinstance(figure, int | float)]
    if not numbers:
        return {**mark, "beside": 0.0, "says": str(figures[0])}
    value, low, high = numbers if len(numbers) == 3 else numbers * 3
    shown = {name: f"{one:.2f}" for name, one in (("value", value), ("low", low), ("high", high))}
    says = words["whole" if len(numbers) == 3 else "alone"].format(**shown)
    return {**mark, "at": value, "low": low, "high": high, "beside": low, "says": says}
