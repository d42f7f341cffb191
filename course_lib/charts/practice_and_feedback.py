"""One bar a row, from "no change" to where it ended. Its head and its words say what was found."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: What was found, with its colour and its shape. "Ahead" compares two groups, the others before and after.
FOUND = {
    "better": ("first", "triangle-up"),
    "no better": ("quiet", "square"),
    "worse": ("third", "triangle-down"),
    "ahead": ("second", "diamond"),
}


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: what was looked at, in whom, what was found, d from, d to. Words in place of a figure stand at 0."""
    base = alt.Chart(alt.InlineData(values=[_bar(row) for row in rows])).encode(
        y=alt.Y(
            "row:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr="split(datum.label, '|')", labelLineHeight=17, ticks=False, labelPadding=10),
        ),
        color=alt.Color(
            "found:N",
            legend=None,
            scale=alt.Scale(domain=list(FOUND), range=[palette[name] for name, _ in FOUND.values()]),
        ),
        shape=alt.Shape(
            "found:N", legend=None, scale=alt.Scale(domain=list(FOUND), range=[shape for _, shape in FOUND.values()])
        ),
    )
    middle = alt.Chart().mark_rule(color=palette["quiet"], strokeDash=[4, 4]).encode(x=alt.datum(0))
    title = "worse  ←  d, in units of the usual spread between people  →  better"
    stems = base.mark_bar(size=6).encode(
        x=alt.X("zero:Q", title=title, scale=alt.Scale(domain=[-1, 1])), x2="to:Q", shape=alt.Shape()
    )
    heads = [base.mark_point(size=190, filled=True, opacity=1).encode(x=f"{end}:Q") for end in ("from", "to")]
    words = base.mark_text(align="left", baseline="bottom", dx=10, dy=-12).encode(
        x="left:Q", text="words:N", color=alt.value(palette["ink"]), shape=alt.Shape()
    )
    return alt.layer(middle, stems, *heads, words).properties(height=300)


def _bar(row: Sequence[str | int | float]) -> dict[str, str | float]:
    what, whom, found, low, high = row
    ends = [float(end) if isinstance(end, int | float) else 0.0 for end in (low, high)]
    figures = " to ".join(f"{abs(end):.2f}" for end in sorted(set(ends)))
    return {
        "row": f"{what}|{whom}",
        "found": str(found),
        "zero": 0.0,
        "from": ends[0],
        "to": ends[1],
        "left": min(0.0, *ends),
        "words": f"{found}, by {figures}" if any(ends) else f"{found}, {low}",
    }
