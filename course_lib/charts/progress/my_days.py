"""First tries day by day: how sure one was, and how often right."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table

#: What is drawn, with its colour and its shape.
LINES = {"How sure you were": ("third", "triangle-up"), "How often you were right": ("first", "circle")}


def draw(table: Table, page: Page) -> Drawing:
    """Rows: day, share right and mean confidence in per cent (a dash where none was asked), number of answers."""
    named = []
    for day, right, sure, _ in table.rows:
        named.append({"day": day, "what": "How often you were right", "percent": right})
        if isinstance(sure, int | float):
            named.append({"day": day, "what": "How sure you were", "percent": sure})
    colours = alt.Scale(domain=list(LINES), range=[page[colour] for colour, _ in LINES.values()])
    shapes = alt.Scale(domain=list(LINES), range=[shape for _, shape in LINES.values()])
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("day:O", title="Day", axis=alt.Axis(labelAngle=-35, labelOverlap="greedy")),
        y=alt.Y("percent:Q", title="In %", scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("what:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
    )
    points = base.mark_point(filled=True, size=150, opacity=1).encode(
        shape=alt.Shape("what:N", title=None, scale=shapes)
    )
    return alt.layer(base.mark_line(), points).properties(height=260)
