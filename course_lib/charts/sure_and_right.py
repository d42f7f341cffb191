"""A calibration plot: a dot for each degree of sureness, and the diagonal on which sureness and being right agree."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: Both axes, in per cent. A guess of yes or no is never less sure than 50 %.
SURE = alt.Scale(domain=[46, 104], nice=False)
RIGHT = alt.Scale(domain=[40, 104], nice=False)
TICKS = [50, 60, 70, 80, 90, 100]


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: how sure (%), guesses, right ones, share of right ones (%)."""
    dots = [
        {"sure": sure, "share": share, "guesses": guesses, "said": f"{right} of {guesses}"}
        for sure, guesses, right, share in rows
    ]
    x = alt.X("sure:Q", scale=SURE, title="How sure (%)", axis=alt.Axis(values=TICKS, grid=False))
    y = alt.Y("share:Q", scale=RIGHT, title="How often right (%)", axis=alt.Axis(values=TICKS, grid=False))
    ends = alt.InlineData(values=[{"sure": 50, "share": 50}, {"sure": 100, "share": 100}])
    line = alt.Chart(ends).mark_line(color=palette["quiet"], strokeDash=[6, 5], strokeWidth=2).encode(x=x, y=y)
    note = alt.InlineData(values=[{"sure": 79, "share": 83, "said": "as often right as sure"}])
    named = alt.Chart(note).mark_text(align="right", color=palette["quiet"]).encode(x=x, y=y, text="said:N")
    gap = alt.InlineData(values=[{"sure": 90.8, "share": 86, "said": "surer than right"}])
    missed = alt.Chart(gap).mark_text(align="left", color=palette["third"]).encode(x=x, y=y, text="said:N")
    base = alt.Chart(alt.InlineData(values=dots)).encode(x=x, y=y)
    drops = base.mark_rule(color=palette["third"], strokeWidth=2).encode(y2="sure:Q")
    points = base.mark_point(filled=True, opacity=1, color=palette["first"]).encode(
        size=alt.Size("guesses:Q", scale=alt.Scale(range=[120, 420]), legend=None)
    )
    counts = base.mark_text(dy=22).encode(text="said:N")
    return alt.layer(line, named, missed, drops, points, counts).properties(height=340)
