"""A client's totals, session by session, and the band around the first in which a change could be chance."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.scales import scales
from course_lib.measures.reliability import reliable_change
from course_lib.models import Table

#: The made-up form of lesson 13: its SD before therapy and its reliability; `origin` says so, too.
SD, RELIABILITY = 6, 0.9
#: A change inside the band and one outside of it, with colour and shape.
MARKS = (("quiet", "circle"), ("first", "diamond"))


def draw(table: Table, page: Page) -> Drawing:
    """Rows: session, total, change since the first, and whether it is reliable, in one of two words.

    Words: `session` and `total`, the two axes; `inside` and `outside`, what the fourth cell may be.
    """
    words = table.words
    values = [{"session": row[0], "total": row[1], "kind": row[3]} for row in table.rows]
    first = float(table.rows[0][1])
    least = reliable_change(first, first, SD, RELIABILITY).least
    colours, shapes = scales([words["inside"], words["outside"]], page, MARKS)
    scale = alt.Scale(domain=[12, 36], nice=False)
    band = (
        alt.Chart(alt.InlineData(values=[{"from": first - least, "to": first + least}]))
        .mark_rect(color=page["line"], opacity=0.5)
        .encode(y=alt.Y("from:Q", scale=scale), y2="to:Q")
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("session:O", title=words["session"], axis=alt.Axis(labelAngle=0)),
        y=alt.Y("total:Q", title=words["total"], scale=scale, axis=alt.Axis(grid=False)),
    )
    line = base.mark_line(color=page["quiet"], strokeWidth=1.5)
    dots = base.mark_point(size=150, filled=True, opacity=1).encode(
        color=alt.Color("kind:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
        shape=alt.Shape("kind:N", title=None, scale=shapes),
    )
    labels = base.mark_text(dy=-17).encode(text="total:Q")
    return alt.layer(band, line, dots, labels).properties(height=280)
