"""How much of each item's points a class earned: a dot an item, in the order of the assignment."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: an item's name, and the mean share of its points (0 to 1). Words: `along`, the axis."""
    values = [{"name": name, "share": share, "none": 0} for name, share in table.rows]
    rows = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("name:N", sort=[str(name) for name, _ in table.rows], title=None)
    )
    along = alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), title=table.words["along"], axis=alt.Axis(tickCount=5))
    lines = rows.mark_rule(color=page["line"], strokeWidth=2).encode(x=along, x2="none:Q")
    dots = rows.mark_point(filled=True, opacity=1, size=110, color=page["first"]).encode(x=along)
    return alt.layer(lines, dots).properties(height=22 * len(values) + 10)
