"""A dot for each day on which the same person took the same test, with the mean of all days."""

from __future__ import annotations

from statistics import mean

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: the day first, its D last. Words: `day` and `d`, the two axes; `mean`, with {value}."""
    values = [{"day": str(row[0]), "d": float(row[-1]), "says": _printed(float(row[-1]))} for row in table.rows]
    middle = mean(float(row[-1]) for row in table.rows)
    scale = alt.Scale(domain=[0, 1])
    days = alt.X(
        "day:N", sort=[str(value["day"]) for value in values], title=table.words["day"], axis=alt.Axis(labelAngle=0)
    )
    along = alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1], format="~g", grid=False)
    people = alt.Chart(alt.InlineData(values=values)).encode(
        x=days, y=alt.Y("d:Q", title=table.words["d"], scale=scale, axis=along)
    )
    dots = people.mark_point(size=160, filled=True, opacity=1, color=page["first"])
    labels = people.mark_text(dy=-18, color=page["ink"]).encode(text="says:N")
    line = (
        alt.Chart().mark_rule(color=page["quiet"], strokeDash=[4, 4]).encode(y=alt.datum(round(middle, 3), scale=scale))
    )
    said = (
        alt.Chart(alt.InlineData(values=[{"at": middle, "says": table.words["mean"].format(value=_printed(middle))}]))
        .mark_text(align="left", dy=-9, dx=4, color=page["quiet"])
        .encode(x=alt.value(0), y=alt.Y("at:Q", scale=scale), text="says:N")
    )
    return alt.layer(line, dots, labels, said).properties(height=260)


def _printed(number: float) -> str:
    """As journals print a D below 1: without the 0 before its point."""
    return f"{number:.2f}".removeprefix("0")
