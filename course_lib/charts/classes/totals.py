"""How the totals of a class are spread: a histogram whose bands may differ in width, so that areas are learners."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: the ends of a band (%), and how many learners are in it. Words: `along` and `up`, the axes."""
    values = [
        {"low": float(low), "high": float(high), "count": count, "tall": float(count) / (float(high) - float(low)) * 10}
        for low, high, count in table.rows
    ]
    middle = [{**one, "middle": (float(one["low"]) + float(one["high"])) / 2} for one in values if one["count"]]
    along = alt.Scale(domain=[0, 100])
    axis = alt.Axis(values=list(range(0, 101, 10)), grid=False)
    bars = (
        alt.Chart(alt.InlineData(values=values))
        .mark_rect(color=page["first"], opacity=0.75, stroke=page["ink"], strokeWidth=0.5)
        .encode(
            x=alt.X("low:Q", scale=along, title=table.words["along"], axis=axis),
            x2="high:Q",
            y=alt.Y("tall:Q", title=table.words["up"], scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5)),
            y2=alt.datum(0),
        )
    )
    counts = (
        alt.Chart(alt.InlineData(values=middle))
        .mark_text(dy=-9)
        .encode(x=alt.X("middle:Q", scale=along), y="tall:Q", text="count:N")
    )
    return alt.layer(bars, counts).properties(height=240)
