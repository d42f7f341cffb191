"""A mark for each therapist behind a finding, so that a thin finding looks thin."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table

#: Marks stand in columns of so many, from left to right, on a wide page and on a narrow one.
HIGH, HIGHER = 4, 8
#: The height of a mark and of a line of words, and the air below a finding, in marks.
MARK, LINE, AIR = 12, 1.5, 1.2


def draw(table: Table, page: Page) -> Drawing:
    """Rows: the finding, the study, what it is about, how many therapists, how many clients (not drawn)."""
    marks, words = [], []
    high, top = HIGHER if page.narrow else HIGH, 0.0
    for finding, study, about, therapists, _ in table.rows:
        for line in page.lines(f"{finding} ({study})", 30):
            words.append({"y": top, "said": line, "x": 0})
            top += LINE
        spots = [(number // high, number % high) for number in range(int(therapists))]
        marks += [{"x": x, "y": top + y, "about": about} for x, y in spots]
        rows = min(high, int(therapists))
        words.append({"y": top + (rows - 1) / 2, "said": str(therapists), "x": spots[-1][0] + 1.3, "count": True})
        top += rows + AIR
    colours, shapes = scales(kinds(about for _, _, about, *_ in table.rows), page)
    wide = max(float(mark["x"]) for mark in marks) + 4
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, wide], nice=False))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - AIR, -1], nice=False))
    people = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_point(size=40 if page.narrow else 62, filled=True, opacity=1)
        .encode(
            x=across,
            y=down,
            color=alt.Color("about:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
            shape=alt.Shape("about:N", title=None, scale=shapes),
        )
    )
    said = alt.Chart(alt.InlineData(values=[word for word in words if "count" not in word])).mark_text(
        align="left", baseline="middle", dx=-5, color=page["ink"]
    )
    counts = alt.Chart(alt.InlineData(values=[word for word in words if "count" in word])).mark_text(
        align="left", baseline="middle", color=page["ink"], fontSize=17, fontWeight="bold"
    )
    labels = [chart.encode(x=across, y=down, text="said:N") for chart in (said, counts)]
    return alt.layer(people, *labels).properties(height=MARK * (top + 1))
