"""One mark a correlation with its interval, on the whole way from 0 to 1, so that both distances can be seen."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: Each kind of pair, with its colour and its shape.
KINDS = {"with outcome": ("first", "circle"), "within the relationship": ("third", "diamond")}
#: What the two ends of the scale mean.
ENDS = [{"at": 0, "says": "no relation"}, {"at": 1, "says": "perfect step"}]


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: pair, its kind, correlation, lower and upper end of its 95 % interval, what it is based on."""
    pairs = [
        {"pair": pair, "kind": kind, "r": r, "low": low, "high": high, "says": _says(float(r), low, high, based)}
        for pair, kind, r, low, high, based in rows
    ]
    colours = alt.Scale(domain=list(KINDS), range=[palette[colour] for colour, _ in KINDS.values()])
    shapes = alt.Scale(domain=list(KINDS), range=[shape for _, shape in KINDS.values()])
    along = alt.Scale(domain=[0, 1])
    base = alt.Chart(alt.InlineData(values=pairs)).encode(
        y=alt.Y("pair:N", sort=None, title=None, axis=alt.Axis(labelPadding=12, domain=False, ticks=False)),
        color=alt.Color("kind:N", title=None, scale=colours, legend=alt.Legend(orient="bottom")),
    )
    lines = base.mark_rule(size=4).encode(
        x=alt.X(
            "low:Q",
            title="r, the correlation",
            scale=along,
            axis=alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format="~g", grid=False),
        ),
        x2="high:Q",
    )
    marks = base.mark_point(size=150, filled=True, opacity=1).encode(
        x=alt.X("r:Q", scale=along), shape=alt.Shape("kind:N", title=None, scale=shapes)
    )
    labels = base.mark_text(dy=-17, fontSize=13).encode(
        x=alt.X("r:Q", scale=along), text="says:N", color=alt.value(palette["ink"])
    )
    ends = alt.Chart(alt.InlineData(values=ENDS))
    bounds = ends.mark_rule(strokeDash=[4, 4], color=palette["quiet"]).encode(x=alt.X("at:Q", scale=along))
    meanings = ends.mark_text(baseline="bottom", dy=-4, fontSize=12, color=palette["quiet"]).encode(
        x=alt.X("at:Q", scale=along), y=alt.value(0), text="says:N"
    )
    return alt.layer(bounds, meanings, lines, marks, labels).properties(height=260)


def _says(r: float, low: object, high: object, based: object) -> str:
    """A correlation with its interval as journals print them: `.50 (.42 to .57), 45 studies`."""
    digits = 3 if round(r, 2) != r else 2
    ends = [f"{float(str(end)):.{digits}f}".removeprefix("0") for end in (r, low, high)]
    return f"{ends[0]} ({ends[1]} to {ends[2]}), {based}"
