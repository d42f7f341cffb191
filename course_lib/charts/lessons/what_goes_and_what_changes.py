"""Two panels with a scale each: correlations above, changes below. What has no figure is said and not drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import LINE, down, height, named, upright
from course_lib.models import Table

Row = Sequence[str | int | float]
#: The height of a row and the width of the names beside it, in pixels.
ROW, NAMES = 74, 200


def draw(table: Table, page: Page) -> Drawing:
    """Rows: what was measured, in whom, its kind (the first is a correlation), what was found, figure, from, to.

    Words in place of a figure or its ends are said and not drawn. Words: `together` and `changed`, the two scales;
    `open`, with {found}; `alone`, with {value}; `whole`, with {value}, {low} and {high}.
    """
    kinds = list(dict.fromkeys(str(row[2]) for row in table.rows))
    if len(kinds) != 2:
        raise ValueError(f"this drawing has two panels, and the kinds are {', '.join(kinds)}")
    panels = [
        _panel([row for row in table.rows if row[2] == kind], table.words, along, page, colour, shape)
        for kind, (along, colour, shape) in zip(
            kinds, (("together", "first", "circle"), ("changed", "third", "diamond")), strict=True
        )
    ]
    return alt.vconcat(*panels, spacing=26)


def _panel(
    rows: Sequence[Row], words: Mapping[str, str], along: str, page: Page, colour: str, shape: str
) -> alt.LayerChart | alt.FacetChart:
    values = [_mark(row, words, correlation=along == "together") for row in rows]
    beside = 0 if page.narrow else NAMES + (page.inside - NAMES) // 2 + 30
    for value in values:
        value["says"] = "|".join(page.lines(str(value["says"]), beside))
    if page.narrow:
        values = [{**value, "row": f"{value['row']}|{value['says']}"} for value in values]
    names = [value["row"] for value in values]
    y = down(page, "row", names, NAMES)
    scale = alt.Scale(domain=[-1, 1])
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr="format(datum.value, '~g')", grid=False)
    said = alt.Chart(alt.InlineData(values=values)).encode(y=y)
    drawn = alt.Chart(alt.InlineData(values=[value for value in values if "at" in value])).encode(y=y)
    lines = drawn.mark_rule(size=4, color=page[colour]).encode(
        x=alt.X("low:Q", title=page.lines(words[along], 0 if page.narrow else NAMES), scale=scale, axis=axis),
        x2="high:Q",
    )
    marks = drawn.mark_point(size=160, filled=True, opacity=1, shape=shape, color=page[colour]).encode(
        x=alt.X("at:Q", scale=scale)
    )
    # Words stand where the line in the middle doesn’t cross them.
    away = alt.expr("datum.beside < 0 ? 'center' : 'left'")
    labels = said.mark_text(
        lineBreak="|", lineHeight=LINE, dy=-18, dx=alt.expr("datum.beside ? 0 : 10"), align=away, color=page["ink"]
    ).encode(x=alt.X("beside:Q", scale=scale), text="says:N")
    layers = [upright(page, 0, "row", names, scale), lines, marks, *(named(page, "row", names) or [labels])]
    width = page.inside - (0 if page.narrow else NAMES)
    return alt.layer(*layers).properties(width=width, height=height(page, len(rows), 3, ROW))


def _mark(row: Row, words: Mapping[str, str], *, correlation: bool) -> dict[str, str | float]:
    what, whom, _, found, *figures = row
    numbers = [float(figure) for figure in figures if isinstance(figure, int | float)]
    mark: dict[str, str | float] = {"row": f"{what}|{whom}", "beside": 0.0}
    if not numbers:
        return {**mark, "says": words["open"].format(found=found)}
    value, low, high = numbers if len(numbers) == 3 else numbers * 3
    shown = dict(zip(("value", "low", "high"), (_printed(one, correlation) for one in (value, low, high)), strict=True))
    says = words["whole" if len(numbers) == 3 else "alone"].format(**shown)
    return {**mark, "at": value, "low": low, "high": high, "beside": value, "says": says}


def _printed(number: float, correlation: bool) -> str:
    """As journals print it: with a true minus, and a correlation without the 0 before its point."""
    text = f"{abs(number):.2f}"
    return ("−" if number < 0 else "") + (text.removeprefix("0") if correlation else text)
