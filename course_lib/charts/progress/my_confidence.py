"""How often one was right at each confidence, against the line on which confidence and being right agree."""

from __future__ import annotations

from typing import Any

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: confidence and share right, both in per cent, and the number of answers."""
    named = [
        {"sure": sure, "right": right, "label": f"{right} % of {n}", **_beside(float(sure), float(right))}
        for sure, right, n in table.rows
    ]
    scale = alt.Scale(domain=[0, 108], nice=False)
    along = alt.Scale(domain=[0, 130 if page.narrow else 112], nice=False)  # with room for what is said of the last dot
    ticks = alt.Axis(values=[0, 20, 40, 60, 80, 100])
    line = (
        alt.Chart(alt.InlineData(values=[{"sure": 0, "right": 0}, {"sure": 100, "right": 100}]))
        .mark_line(strokeDash=[5, 5], color=page["quiet"])
        .encode(x=alt.X("sure:Q", scale=along, axis=ticks), y=alt.Y("right:Q", scale=scale, axis=ticks))
    )
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("sure:Q", title="How sure you were, in %", scale=along, axis=ticks),
        y=alt.Y("right:Q", title="How often you were right, in %", scale=scale, axis=ticks),
    )
    dots = base.mark_point(filled=True, size=160, opacity=1, color=page["first"])
    place: dict[str, Any] = {way: alt.expr(f"datum.{way}") for way in ("align", "dx", "dy")}
    labels = base.mark_text(**place, color=page["ink"]).encode(text="label:N")
    return alt.layer(line, dots, labels).properties(height=320)


def _beside(sure: float, right: float) -> dict[str, str | int]:
    """Where a dot's words stand: on its side of the line, and inside the drawing."""
    below = sure > right
    align = "left" if below or sure < 40 else "right"
    return {"align": align, "dx": -8 if align == "left" else 8, "dy": 20 if below and right > 10 else -16}
