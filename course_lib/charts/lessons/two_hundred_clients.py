"""One mark a client: the column says how understood they felt, the row how they did, both in fifths."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import Any

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.scales import scales
from course_lib.models import Table

#: What a client's place says about the tendency, by the name of its word, with its colour and its shape.
PLACES = {"follows": ("first", "circle"), "middle": ("quiet", "square"), "against": ("third", "triangle-up")}
MIDDLE = 2
#: How many marks stand side by side in one cell of the grid, and how far apart, in cells.
SIDE_BY_SIDE, APART, BELOW = 5, 0.15, 0.2
#: The height of the grid; on a narrow page each row has its name inside, above its numbers and its marks, which move
#: down by so much of a cell.
HEIGHT, NARROW_HEIGHT, DOWN = 430, 500, 0.16


def draw(table: Table, page: Page) -> Drawing:
    """Rows: how understood they felt, then the number of clients with each outcome, from the worst up.

    Words: `follows`, `middle` and `against`, what a client's place says about the tendency.
    """
    understood, *outcomes = table.heads
    columns = [str(row[0]) for row in table.rows]
    counts = [[int(number) for number in row[1:]] for row in table.rows]
    places = [table.words[name] for name in PLACES]
    colours, shapes = scales(places, page, list(PLACES.values()))
    marks = [
        mark
        for x, column in enumerate(counts)
        for y, number in enumerate(column)
        for mark in _cell(x, y, number, places)
    ]
    numbers: list[dict[str, Any]] = [
        {"x": x - 0.42, "y": y + 0.38, "n": n} for x, column in enumerate(counts) for y, n in enumerate(column)
    ]
    if page.narrow:
        for one in (*marks, *numbers):
            one["y"] -= DOWN
    across = alt.X("x:Q", title=understood, axis=_axis(columns, page), scale=_scale(len(columns)))
    up = alt.Y("y:Q", title=None, axis=_axis(outcomes, page, labels=not page.narrow), scale=_scale(len(outcomes)))
    dots = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_point(filled=True, size=28 if page.narrow else 52, opacity=1)
        .encode(
            x=across,
            y=up,
            color=alt.Color("place:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
            shape=alt.Shape("place:N", title=None, scale=shapes),
        )
    )
    labels = alt.Chart(alt.InlineData(values=numbers)).mark_text(align="left").encode(x=across, y=up, text="n:N")
    rows = alt.Chart(alt.InlineData(values=[{"y": y + 0.38, "said": name} for y, name in enumerate(outcomes)]))
    names = rows.mark_text(align="left", fontWeight="bold").encode(x=alt.value(4), y=up, text="said:N")
    edges = [{"edge": edge - 0.5} for edge in range(len(columns) + 1)]
    lines = alt.Chart(alt.InlineData(values=edges)).mark_rule(color=page["line"])
    layers = [lines.encode(x="edge:Q"), lines.encode(y="edge:Q"), dots, labels, *([names] if page.narrow else [])]
    return alt.layer(*layers).properties(height=NARROW_HEIGHT if page.narrow else HEIGHT)


def _cell(x: int, y: int, number: int, places: list[str]) -> list[dict[str, Any]]:
    """The marks of the clients in one cell, side by side and then row under row."""
    follows, middling, against = places
    side = (x - MIDDLE) * (y - MIDDLE)
    place = follows if side > 0 else against if side < 0 else middling
    middle = (SIDE_BY_SIDE - 1) / 2
    return [
        {"x": x + (k % SIDE_BY_SIDE - middle) * APART + 0.06, "y": y + 0.17 - k // SIDE_BY_SIDE * BELOW, "place": place}
        for k in range(number)
    ]


def _axis(names: list[str], page: Page, *, labels: bool = True) -> alt.Axis:
    names = ["|".join(wrap(name, 6 if page.narrow else 10)) for name in names]  # as wide as a column
    return alt.Axis(
        values=list(range(len(names))),
        labels=labels,
        labelExpr=f"split({json.dumps(names)}[datum.value], '|')",
        grid=False,
        ticks=False,
        domain=False,
        labelAngle=0,
    )


def _scale(number: int) -> alt.Scale:
    return alt.Scale(domain=[-0.5, number - 0.5], nice=False)
