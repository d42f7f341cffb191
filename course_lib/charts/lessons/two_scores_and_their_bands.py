"""Scores with the band in which measurement error would leave them, and what the first two bands share."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named
from course_lib.charts.scales import kinds
from course_lib.models import Table


def draw(table: Table, page: Page) -> Drawing:
    """Rows: a name, a score, the ends of its band; the first two bands overlap. Words: `score`, `shared`."""
    values = [
        {"name": str(name), "score": float(score), "low": float(low), "high": float(high), "says": f"{float(score):g}"}
        for name, score, low, high in table.rows
    ]
    names = kinds(value["name"] for value in values)
    lowest, highest = min(float(row[2]) for row in table.rows), max(float(row[3]) for row in table.rows)
    domain = [lowest // 5 * 5 - 5, highest // 5 * 5 + 10]
    along = alt.Scale(domain=domain, nice=False)
    shapes = alt.Scale(domain=names, range=["square", "square", "triangle-up"][: len(names)])
    colours = alt.Scale(domain=names, range=[page[one] for one in ("first", "second", "third")][: len(names)])
    rows = alt.Chart(alt.InlineData(values=values)).encode(
        y=down(page, "name", names),
        color=alt.Color("name:N", scale=colours, legend=None),
    )
    bands = rows.mark_rule(strokeWidth=3).encode(
        x=alt.X(
            "low:Q",
            scale=along,
            title=table.words["score"],
            axis=alt.Axis(grid=False, tickCount=4 if page.narrow else 8),
        ),
        x2="high:Q",
    )
    wide = rows.transform_filter("datum.low < datum.high")
    ends = [
        wide.mark_tick(thickness=3, size=16, opacity=1).encode(x=alt.X(f"{end}:Q", scale=along))
        for end in ("low", "high")
    ]
    points = rows.mark_point(filled=True, size=150, opacity=1).encode(
        x=alt.X("score:Q", scale=along), shape=alt.Shape("name:N", scale=shapes, legend=None)
    )
    said = rows.mark_text(dy=-16).encode(x=alt.X("score:Q", scale=along), text="says:N", color=alt.value(page["ink"]))
    shared = alt.Chart(
        alt.InlineData(values=[{"from": values[1]["low"], "to": values[0]["high"], "says": table.words["shared"]}])
    )
    ground = shared.mark_rect(color=page["line"], opacity=0.6).encode(x=alt.X("from:Q", scale=along), x2="to:Q")
    label = shared.mark_text(align="left", dx=6, dy=-12, color=page["quiet"]).encode(
        x=alt.X("from:Q", scale=along), y=alt.value("height"), text="says:N"
    )
    layers = [ground, bands, *ends, points, said, label, *named(page, "name", names, 26)]
    return alt.layer(*layers).properties(height=height(page, len(values), 1, 70, 26))
