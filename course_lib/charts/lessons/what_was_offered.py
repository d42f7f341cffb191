"""A mark with its interval for each thing that was done, from "no change" to one spread; words where no figure is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table

Cell = str | int | float
#: Colours and shapes by what was done, in the order of the rows. The last is said and not drawn.
MARKS = (("second", "square"), ("first", "circle"), ("third", "triangle-up"), ("quiet", "diamond"))


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: among whom, what was done, how much less, and its interval. Words in place of a figure are said.

    Words: `along`, the scale; `none`, its beginning; `alone`, with {value}; `whole`, with {value}, {low} and {high}.
    """
    words = table.words
    rows = [_mark(row, words) for row in table.rows]
    colours, shapes = scales(kinds(row["done"] for row in rows), palette, MARKS)
    along = alt.Scale(domain=[-0.1, 1])
    said = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "row:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr="split(datum.label, '|')", labelLineHeight=17, ticks=False, labelPadding=10),
        ),
    )
    drawn = said.transform_filter("isValid(datum.at)").encode(color=alt.Color("done:N", legend=None, scale=colours))
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="~g", grid=False)
    lines = drawn.mark_rule(size=4).encode(
        x=alt.X("low:Q", title=words["along"], scale=along, axis=axis),
        x2="high:Q",
    )
    marks = drawn.mark_point(size=160, filled=True, opacity=1).encode(
        x=alt.X("at:Q", scale=along), shape=alt.Shape("done:N", legend=None, scale=shapes)
    )
    labels = said.mark_text(dy=-18, align="left", dx=6, color=palette["ink"]).encode(
        x=alt.X("beside:Q", scale=along), text="says:N"
    )
    nothing = alt.Chart(alt.InlineData(values=[{"at": 0, "says": words["none"]}]))
    begin = nothing.mark_rule(strokeDash=[4, 4], color=palette["quiet"]).encode(x=alt.X("at:Q", scale=along))
    meaning = nothing.mark_text(baseline="bottom", dy=-4, fontSize=12, color=palette["quiet"]).encode(
        x=alt.X("at:Q", scale=along), y=alt.value(0), text="says:N"
    )
    return alt.layer(begin, meaning, lines, marks, labels).properties(height=330)


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
