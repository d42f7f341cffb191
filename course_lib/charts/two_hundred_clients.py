"""One mark a client: the column says how understood they felt, the row how they did, both in fifths."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: The rows of the picture, from the bottom up; the heads of the table say the same.
OUTCOMES = ("Did least well", "Below the middle", "In the middle", "Above the middle", "Did best")
#: What a client's place says about the tendency, with its colour and its shape.
PLACES = {
    "Follows the tendency": ("first", "circle"),
    "In a middle fifth": ("quiet", "square"),
    "Goes against it": ("third", "triangle-up"),
}
MIDDLE = 2
#: How many marks stand side by side in one cell of the grid, and how far apart, in cells.
SIDE_BY_SIDE, APART, BELOW = 5, 0.15, 0.2


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: how understood they felt, then the number of clients with each outcome, from the worst up."""
    columns = [str(row[0]) for row in rows]
    counts = [[int(number) for number in row[1:]] for row in rows]
    marks = [mark for x, column in enumerate(counts) for y, number in enumerate(column) for mark in _cell(x, y, number)]
    numbers = [{"x": x - 0.42, "y": y + 0.38, "n": n} for x, column in enumerate(counts) for y, n in enumerate(column)]
    across = alt.X("x:Q", title="How understood they felt", axis=_axis(columns), scale=_scale(len(columns)))
    up = alt.Y("y:Q", title=None, axis=_axis(OUTCOMES), scale=_scale(len(OUTCOMES)))
    dots = (
        alt.Chart(alt.InlineData(values=marks))
        .mark_point(filled=True, size=52, opacity=1)
        .encode(
            x=across,
            y=up,
            color=alt.Color(
                "place:N",
                title=None,
                scale=alt.Scale(domain=list(PLACES), range=[palette[colour] for colour, _ in PLACES.values()]),
                legend=alt.Legend(orient="top"),
            ),
            shape=alt.Shape(
                "place:N",
                title=None,
                scale=alt.Scale(domain=list(PLACES), range=[shape for _, shape in PLACES.values()]),
            ),
        )
    )
    labels = alt.Chart(alt.InlineData(values=numbers)).mark_text(align="left").encode(x=across, y=up, text="n:N")
    edges = [{"edge": edge - 0.5} for edge in range(len(columns) + 1)]
    lines = alt.Chart(alt.InlineData(values=edges)).mark_rule(color=palette["line"])
    return alt.layer(lines.encode(x="edge:Q"), lines.encode(y="edge:Q"), dots, labels).properties(height=430)


def _cell(x: int, y: int, number: int) -> list[dict[str, float | str]]:
    """The marks of the clients in one cell, side by side and then row under row."""
    follows, middling, against = PLACES
    side = (x - MIDDLE) * (y - MIDDLE)
    place = follows if side > 0 else against if side < 0 else middling
    middle = (SIDE_BY_SIDE - 1) / 2
    return [
        {"x": x + (k % SIDE_BY_SIDE - middle) * APART + 0.06, "y": y + 0.17 - k // SIDE_BY_SIDE * BELOW, "place": place}
        for k in range(number)
    ]


def _axis(names: list[str] | tuple[str, ...]) -> alt.Axis:
    quoted = ", ".join(f"'{name}'" for name in names)
    return alt.Axis(
        values=list(range(len(names))),
        labelExpr=f"[{quoted}][datum.value]",
        grid=False,
        ticks=False,
        domain=False,
        labelAngle=0,
    )


def _scale(number: int) -> alt.Scale:
    return alt.Scale(domain=[-0.5, number - 0.5], nice=False)
