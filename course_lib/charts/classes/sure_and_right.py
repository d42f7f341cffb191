"""A calibration plot of a class: how sure answers were, and how many of them were right."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table

WHOLE = alt.Scale(domain=[0, 104], nice=False)
TICKS = [0, 20, 40, 60, 80, 100]


def draw(table: Table, page: Page) -> Drawing:
    """Rows: mean sureness (%), share right (%), answers. Words: `along` and `up`, the axes; `even`, the diagonal."""
    dots = [{"sure": sure, "right": right, "answers": answers} for sure, right, answers in table.rows]
    x = alt.X("sure:Q", scale=WHOLE, title=table.words["along"], axis=alt.Axis(values=TICKS, grid=False))
    y = alt.Y("right:Q", scale=WHOLE, title=table.words["up"], axis=alt.Axis(values=TICKS, grid=False))
    ends = alt.InlineData(values=[{"sure": 0, "right": 0}, {"sure": 100, "right": 100}])
    line = alt.Chart(ends).mark_line(color=page["quiet"], strokeDash=[6, 5], strokeWidth=2).encode(x=x, y=y)
    note = alt.InlineData(values=[{"sure": 34, "right": 40, "said": table.words["even"]}])
    named = alt.Chart(note).mark_text(align="right", color=page["quiet"]).encode(x=x, y=y, text="said:N")
    base = alt.Chart(alt.InlineData(values=dots)).encode(x=x, y=y)
    drops = base.mark_rule(color=page["third"], strokeWidth=2).encode(y2="sure:Q")
    points = base.mark_point(filled=True, opacity=1, size=140, color=page["first"])
    counts = base.mark_text(dx=12, align="left").encode(text="answers:N")
    return alt.layer(line, named, drops, points, counts).properties(height=320)
