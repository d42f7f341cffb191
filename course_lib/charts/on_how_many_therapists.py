"""A mark for each therapist behind a finding, so that a thin finding looks thin."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: What a finding is about, with its colour and its shape.
ABOUT = {
    "Years and training": ("first", "circle"),
    "Between therapists": ("second", "square"),
    "Practice": ("third", "triangle-up"),
}
#: Marks stand in columns of so many, from left to right.
HIGH = 4
#: From one finding to the next: its marks, a line of words, and air.
STEP = HIGH + 3.2


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: the finding, the study, what it is about, how many therapists, how many clients (not drawn)."""
    marks, words = [], []
    for place, (finding, study, about, therapists, _) in enumerate(rows):
        top = place * STEP
        words.append({"y": top, "said": f"{finding} ({study})", "x": 0})
        spots = [(number // HIGH, number % HIGH) for number in range(int(therapists))]
        marks += [{"x": x, "y": top + 1.4 + y, "about": about} for x, y in spots]
        words.append({"y": top + 1.4 + (HIGH - 1) / 2, "said": str(therapists), "x": spots[-1][0] + 1.3, "count": True})
    colours = alt.Scale(domain=list(ABOUT), range=[palette[colour] for colour, _ in ABOUT.values()])
    shapes = alt.Scale(domain=list(ABOUT), range=[shape for _, shape in ABOUT.values()])
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, 46]))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(rows) * STEP - 1.5, -1]))
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
    return alt.layer(people, *labels).properties(height=600)
