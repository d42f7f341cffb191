"""Two rows of signs, one sign a reflection: what the client did with it."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named
from course_lib.charts.scales import kinds, scales
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: counsellor, number of the reflection, what it was about, what the client did with it. Words: `along`."""
    counsellor, _, _, did = table.heads
    reflections = [
        {"who": f"{counsellor} {who}", "number": number, "answer": answer} for who, number, _, answer in table.rows
    ]
    who = kinds(one["who"] for one in reflections)
    colours, shapes = scales(kinds(answer for *_, answer in table.rows), page)
    base = alt.Chart(alt.InlineData(values=reflections)).encode(
        x=alt.X("number:O", title=table.words["along"], axis=alt.Axis(labelAngle=0)),
        y=down(page, "who", who),
    )
    thread = base.mark_line(color=page["line"], size=2).encode(detail="who:N")
    signs = base.mark_point(size=200 if page.narrow else 330, filled=True, opacity=1).encode(
        color=alt.Color("answer:N", title=did, scale=colours, legend=alt.Legend(orient="top")),
        shape=alt.Shape("answer:N", title=did, scale=shapes),
    )
    if page.narrow:  # eight of them side by side have room for their signs alone; the legend has the words
        return alt.layer(thread, signs, *named(page, "who", who, 16)).properties(
            height=height(page, len(who), 1, 0, 16)
        )
    words = base.mark_text(dy=28).encode(text="answer:N")
    return alt.layer(thread, signs, words).properties(height=200)
