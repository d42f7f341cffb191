"""Two rows of signs, one sign a reflection: what the client did with it."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: counsellor, number of the reflection, what it was about, what the client did with it. Words: `along`."""
    counsellor, _, _, did = table.heads
    named = [
        {"who": f"{counsellor} {who}", "number": number, "answer": answer} for who, number, _, answer in table.rows
    ]
    colours, shapes = scales(kinds(answer for *_, answer in table.rows), palette)
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("number:O", title=table.words["along"], axis=alt.Axis(labelAngle=0)),
        y=alt.Y("who:N", title=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    thread = base.mark_line(color=palette["line"], size=2).encode(detail="who:N")
    signs = base.mark_point(size=330, filled=True, opacity=1).encode(
        color=alt.Color("answer:N", title=did, scale=colours, legend=alt.Legend(orient="top")),
        shape=alt.Shape("answer:N", title=did, scale=shapes),
    )
    words = base.mark_text(dy=28, fontSize=12).encode(text="answer:N")
    return alt.layer(thread, signs, words).properties(height=200)
