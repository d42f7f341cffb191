"""Studies with their intervals, and above them, where there is any, what was guessed or pooled."""

from __future__ import annotations

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table

#: Colour and shape of a mark, by the role of its row. What was left out stays where it was, faintly.
MARKS = {
    "guess": ("third", "triangle-up"),
    "all": ("first", "diamond"),
    "chosen": ("second", "square"),
    "study": ("ink", "circle"),
    "out": ("quiet", "cross"),
}
SUMMARY = ("guess", "all", "chosen")
#: With more studies than this their names would overlap, and only the table has them.
NAMED = 30
#: Width of the names beside the drawing, on a wide page and on a narrow one, and height of a row of each part.
NAMES, FEWER, SUMMARY_ROW, STUDY_ROW, THIN_ROW = 120, 84, 52, 22, 9

Rows = list[dict[str, str | int | float]]


def draw(table: Table, page: Page) -> Drawing:
    """Rows: role, name, r, both ends of its interval, both ends of the wider one, and what is written above it.

    A role is `guess`, `all` or `chosen`, whose wider interval is the prediction interval, or `study` or `out`.
    """
    rows: Rows = [
        dict(zip(("role", "name", "r", "low", "high", "from", "to", "says"), row, strict=True)) for row in table.rows
    ]
    above = [row for row in rows if row["role"] in SUMMARY]
    below = sorted((row for row in rows if row["role"] not in SUMMARY), key=lambda row: -float(row["r"]))
    ends = [float(row[end]) for row in rows for end in ("low", "high", "from", "to")]
    scale = alt.Scale(domain=[_outwards(min(*ends, 0), -1), _outwards(max(*ends, 0), 1)], nice=False)
    step = THIN_ROW if len(below) > NAMED else STUDY_ROW
    parts = [
        *([_part(above, page, scale, SUMMARY_ROW, named=True)] if above else []),
        _part(below, page, scale, step, named=len(below) <= NAMED),
    ]
    return alt.vconcat(*parts, spacing=14, bounds="flush")


def _part(rows: Rows, page: Page, scale: alt.Scale, step: int, *, named: bool) -> Drawing:
    """One part of the drawing: for each row a thin line, on it a thick one, and a mark. The lower part has the axis."""
    summary = step == SUMMARY_ROW
    colours = alt.Scale(domain=list(MARKS), range=[page[colour] for colour, _ in MARKS.values()])
    shapes = alt.Scale(domain=list(MARKS), range=[shape for _, shape in MARKS.values()])
    wide = FEWER if page.narrow else NAMES
    names = alt.Axis(labels=named, ticks=False, domain=False, minExtent=wide, maxExtent=wide, labelLimit=wide)
    ticks = [
        tenth / 10
        for tenth in (range(-10, 11, 5) if page.narrow else range(-10, 11, 2))
        if scale.domain[0] <= tenth / 10 <= scale.domain[1]
    ]
    axis = None if summary else alt.Axis(values=ticks, labelExpr="format(datum.value, '~g')", grid=False)

    def along(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title="r, the correlation", scale=scale, axis=axis)

    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=names),
        color=alt.Color("role:N", scale=colours, legend=None),
        opacity=alt.condition("datum.role == 'out'", alt.value(0.5), alt.value(1)),
    )
    thin = base.mark_rule(size=1.5).encode(x=along("from"), x2="to:Q")
    tight = base.mark_rule(size=7 if summary else 2).encode(x=along("low"), x2="high:Q")
    marks = base.mark_point(filled=True, size=170 if summary else 26).encode(
        x=along("r"), shape=alt.Shape("role:N", scale=shapes, legend=None)
    )
    said = base.mark_text(dy=-18).encode(x=along("r"), text="says:N", color=alt.value(page["ink"]))
    none = (
        alt.Chart(alt.InlineData(values=[{"at": 0}]))
        .mark_rule(strokeDash=[4, 4], color=page["quiet"])
        .encode(x=along("at"))
    )
    layers = [none, thin, tight, marks, said] if summary else [none, tight, marks]
    width = page.inside - wide
    return alt.layer(*layers).properties(width=width, height=alt.Step(step))


def _outwards(end: float, sign: int) -> float:
    """An end of the scale, moved outwards to the next tenth, and not past -1 or 1."""
    return sign * min(1.0, (int(abs(end) * 10) + 1) / 10) if end else 0.0
