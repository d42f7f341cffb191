"""Scores as bars, each with its band where it has one, on an axis that begins where the words say."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.models import Table


def draw(table: Table, palette: Palette) -> Drawing:
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
    rows = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("name:N", sort=names, title=None, scale=alt.Scale(paddingInner=0.5))
    )
    bars: alt.Chart = rows.mark_bar(color=palette["first"], opacity=0.75).encode(
        x=alt.X("begins:Q", scale=along, title=table.words["score"], axis=alt.Axis(tickCount=8)), x2="score:Q"
    )
    height = 46 * len(values) + 20
    if "low" not in values[0]:
        whole: alt.Chart = bars.properties(height=height)
        return whole
    bands = rows.mark_rule(strokeWidth=3, color=palette["third"]).encode(x=alt.X("low:Q", scale=along), x2="high:Q")
    ticks = [
        rows.mark_tick(thickness=3, size=18, color=palette["third"], opacity=1).encode(x=alt.X(f"{end}:Q", scale=along))
        for end in ("low", "high")
    ]
    return alt.layer(bars, bands, *ticks).properties(height=height)
