"""Exercises with a key: the first try and the latest, on one line each."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named
from course_lib.models import Table

#: The two tries, with colour and shape.
TRIES = {"First try": ("third", "triangle-up"), "Latest try": ("first", "circle")}


def draw(table: Table, page: Page) -> Drawing:
    """Rows: exercise, share as in our key at the first and at the latest try, in per cent, and how many tries."""
    room = 0 if page.narrow else page.inside * 3 // 5
    rows = [("|".join(page.lines(str(title), room)), first, latest) for title, first, latest, _ in table.rows]
    lines = max(title.count("|") + 1 for title, *_ in rows)
    points = []
    for title, first, latest in rows:
        points += [
            {"title": title, "try": "First try", "percent": first},
            {"title": title, "try": "Latest try", "percent": latest},
        ]
    spans = [{"title": title, "first": first, "latest": latest} for title, first, latest in rows]
    titles = [title for title, *_ in rows]
    colours = alt.Scale(domain=list(TRIES), range=[page[colour] for colour, _ in TRIES.values()])
    shapes = alt.Scale(domain=list(TRIES), range=[shape for _, shape in TRIES.values()])
    ticks = alt.Axis(values=[0, 20, 40, 60, 80, 100])
    axis = alt.X("percent:Q", title="As in our key, in %", scale=alt.Scale(domain=[0, 100]), axis=ticks)
    names = down(page, "title", titles)
    ways = (
        alt.Chart(alt.InlineData(values=spans))
        .mark_rule(color=page["quiet"])
        .encode(x=alt.X("first:Q"), x2="latest:Q", y=names)
    )
    dots = (
        alt.Chart(alt.InlineData(values=points))
        .mark_point(filled=True, size=150, opacity=1)
        .encode(
            x=axis,
            y=names,
            color=alt.Color("try:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
            shape=alt.Shape("try:N", title=None, scale=shapes),
        )
    )
    return alt.layer(ways, dots, *named(page, "title", titles)).properties(
        height=height(page, len(rows), lines, 17 + 17 * lines)
    )
