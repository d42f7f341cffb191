"""A client's trust through a session, with the turns that moved it."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table

#: What stands beside a turn at which something happened, with its shape and colour.
MARKS = {
    "takes-offence": ("took offence", "triangle-down", "third"),
    "covers-up": ("covered up", "diamond", "third"),
    "is-won-back": ("won back", "triangle-up", "second"),
}


def draw(table: Table, page: Page) -> Drawing:
    """Rows: turn from 0 (before the first reply), trust from 0 to 10, and what the client did."""
    marks = {deed: name for deed, (name, _, _) in MARKS.items()}
    rows = [{"turn": turn, "trust": trust, "mark": marks.get(str(deed), "")} for turn, trust, deed in table.rows]
    every = range(0, len(rows), 1 + len(rows) // 16)  # ticks that leave room for one another
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("turn:Q", title="Your turns", axis=alt.Axis(values=list(every), format="d")),
        y=alt.Y("trust:Q", title="Trust", scale=alt.Scale(domain=[0, 10])),
    )
    seen = [MARKS[deed] for deed in MARKS if deed in {str(deed) for _, _, deed in table.rows}]
    line = base.mark_line(color=page["first"])
    dots = base.mark_point(filled=True, size=60, opacity=1, color=page["first"])
    if not seen:
        return alt.layer(line, dots).properties(height=260)
    names, shapes, colours = zip(*seen, strict=True)
    marked = (
        base.transform_filter("datum.mark != ''")
        .mark_point(filled=True, size=190, opacity=1)
        .encode(
            shape=alt.Shape("mark:N", title=None, scale=alt.Scale(domain=names, range=shapes)),
            color=alt.Color(
                "mark:N",
                title=None,
                scale=alt.Scale(domain=names, range=[page[colour] for colour in colours]),
                legend=alt.Legend(orient="top"),
            ),
        )
    )
    return alt.layer(line, dots, marked).properties(height=260)
