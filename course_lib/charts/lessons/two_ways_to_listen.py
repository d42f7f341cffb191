"""One stem a counsellor turn: its length is the number of words the client says next."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named
from course_lib.charts.scales import scales
from course_lib.models import Table

#: The families of codes, by the names of their words, in the order of their colours and shapes.
FAMILIES = ("oars", "other", "roadblock")


def draw(table: Table, page: Page) -> Drawing:
    """Rows: turn, what the counsellor does, its family, words the client says next.

    Words: `oars`, `other` and `roadblock`.
    """
    said = [{"name": f"{turn} {code}", "family": family, "words": words} for turn, code, family, words in table.rows]
    colours, shapes = scales([table.words[name] for name in FAMILIES], page)
    turns = [one["name"] for one in said]
    much = alt.Scale(nice=True, zero=True)
    base = alt.Chart(alt.InlineData(values=said)).encode(
        x=alt.X("words:Q", title=page.lines(table.heads[3]), scale=much, axis=alt.Axis(tickMinStep=10)),
        y=down(page, "name", turns),
        color=alt.Color("family:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
    )
    stems = base.mark_rule(size=7).encode(x2=alt.datum(0))
    heads = base.mark_point(size=170, filled=True, opacity=1).encode(
        shape=alt.Shape("family:N", title=None, scale=shapes)
    )
    layers = [stems, heads, *named(page, "name", turns)]
    return alt.layer(*layers).properties(height=height(page, len(turns), 1, 38))
