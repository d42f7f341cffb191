"""A mark for each therapist behind a finding, so that a thin finding looks thin."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table

#: Marks stand in columns of so many, from left to right.
HIGH = 4
#: From one finding to the next: its marks, a line of words, and air.
STEP = HIGH + 3.2
#: The height of a finding in pixels.
HEIGHT = 86


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: the finding, the study, what it is about, how many therapists, how many clients (not drawn)."""
    marks, words = [], []
    for place, (finding, study, about, therapists, _) in enumerate(table.rows):
        top = place * STEP
        words.append({"y": top, "said": f"{finding} ({study})", "x": 0})
        spots = [(number // HIGH, number % HIGH) for number in range(int(therapists))]
        marks += [{"x": x, "y": top + 1.4 + y, "about": about} for x, y in spots]
        words.append({"y": top + 1.4 + (HIGH - 1) / 2, "said": str(therapists), "x": spots[-1][0] + 1.3, "count": True})
    colours, shapes = scales(kinds(about for _, _, about, *_ in table.rows), palette)
    wide = max(float(mark["x"]) for mark in marks) + 4
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, wide]))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(table.rows) * STEP - 1.5, -1]))
    people = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_point(size=62, filled=True, opacity=1)
        .encode(
            x=across,
            y=down,
            color=alt.Color("about:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
            shape=alt.Shape("about:N", title=None, scale=shapes),
        )
    )
    said = alt.Chart(alt.InlineData(values=[word for word in words if "count" not in word])).mark_text(
        align="left", baseline="middle", dx=-5, color=palette["ink"], fontSize=13
    )
    counts = alt.Chart(alt.InlineData(values=[word for word in words if "count" in word])).mark_text(
        align="left", baseline="middle", color=palette["ink"], fontSize=17, fontWeight="bold"
    )
    labels = [chart.encode(x=across, y=down, text="said:N") for chart in (said, counts)]
    return alt.layer(people, *labels).properties(height=HEIGHT * len(table.rows))
