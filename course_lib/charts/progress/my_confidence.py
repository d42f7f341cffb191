"""How often one was right at each confidence, against the line on which confidence and being right agree."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.models import Table


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: confidence and share right, both in per cent, and the number of answers."""
    named = [{"sure": sure, "right": right, "n": n, "label": f"{right} % of {n}"} for sure, right, n in table.rows]
    scale = alt.Scale(domain=[0, 105], nice=False)
    ticks = alt.Axis(values=[0, 20, 40, 60, 80, 100])
    line = (
        alt.Chart(alt.InlineData(values=[{"sure": 0, "right": 0}, {"sure": 100, "right": 100}]))
        .mark_line(strokeDash=[5, 5], color=palette["quiet"])
        .encode(x=alt.X("sure:Q", scale=scale, axis=ticks), y=alt.Y("right:Q", scale=scale, axis=ticks))
    )
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("sure:Q", title="How sure you were, in %", scale=scale, axis=ticks),
        y=alt.Y("right:Q", title="How often you were right, in %", scale=scale, axis=ticks),
    )
    dots = base.mark_point(filled=True, size=160, opacity=1, color=palette["first"])
    labels = base.mark_text(align="right", dx=-10, dy=-12, color=palette["ink"]).encode(text="label:N")
    return alt.layer(line, dots, labels).properties(height=320)
