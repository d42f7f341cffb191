"""Scores as bars, each with its band where it has one, on an axis that begins where the words say."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: a name, a score, and the ends of its band where there is one. Words: `score`, and `begins`, a number."""
    begins = float(table.words["begins"])
    names = [str(name) for name, *_ in table.rows]
    values = [
        {"name": name, "begins": begins, "score": float(score)}
        | {end: float(at) for end, at in zip(("low", "high"), band, strict=False)}
        for name, (_, score, *band) in zip(names, table.rows, strict=True)
    ]
    ends = max(max(float(cell) for cell in row[1:]) for row in table.rows)
    along = alt.Scale(domain=[begins, ends], nice=True, zero=False)
    rows = alt.Chart(alt.InlineData(values=values)).encode(y=down(page, "name", names))
    bars: alt.Chart = rows.mark_bar(size=24, color=page["first"], opacity=0.75).encode(
        x=alt.X(
            "begins:Q",
            scale=along,
            title=page.lines(table.words["score"], 0 if page.narrow else 120),
            axis=alt.Axis(tickCount=4 if page.narrow else 8),
        ),
        x2="score:Q",
    )
    tall = height(page, len(values), 1, 50, 18)
    said = named(page, "name", names, 18)
    if "low" not in values[0]:
        return alt.layer(bars, *said).properties(height=tall)
    bands = rows.mark_rule(strokeWidth=3, color=page["third"]).encode(x=alt.X("low:Q", scale=along), x2="high:Q")
    ticks = [
        rows.mark_tick(thickness=3, size=18, color=page["third"], opacity=1).encode(x=alt.X(f"{end}:Q", scale=along))
        for end in ("low", "high")
    ]
    return alt.layer(bars, bands, *ticks, *said).properties(height=tall)
