"""One stem a counsellor turn: its height is the number of words the client says next."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
from course_lib.charts.scales import scales
from course_lib.models import Table

#: The families of codes, by the names of their words, in the order of their colours and shapes.
FAMILIES = ("oars", "other", "roadblock")


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: turn, what the counsellor does, its family, words the client says next.

    Words: `along`, the scale, and `oars`, `other` and `roadblock`.
    """
    named = [{"name": f"{turn} {code}", "family": family, "words": words} for turn, code, family, words in table.rows]
    colours, shapes = scales([table.words[name] for name in FAMILIES], palette)
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("name:N", sort=None, title=table.words["along"], axis=alt.Axis(labelAngle=-35)),
        y=alt.Y("words:Q", title=table.heads[3], axis=alt.Axis(tickMinStep=10)),
        color=alt.Color("family:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
    )
    stems = base.mark_bar(size=7)
    heads = base.mark_point(size=170, filled=True, opacity=1).encode(
        shape=alt.Shape("family:N", title=None, scale=shapes)
    )
    return alt.layer(stems, heads).properties(height=300)
