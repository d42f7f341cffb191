"""One stem a counsellor turn: its height is the number of words the client says next."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: Each family of turns, with its colour and its shape.
FAMILIES = {"OARS": ("first", "circle"), "Other": ("second", "square"), "Roadblock": ("third", "triangle-up")}


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: turn, what the counsellor does, its family, words the client says next."""
    named = [{"name": f"{turn} {code}", "family": family, "words": words} for turn, code, family, words in rows]
    colours = alt.Scale(domain=list(FAMILIES), range=[palette[colour] for colour, _ in FAMILIES.values()])
    shapes = alt.Scale(domain=list(FAMILIES), range=[shape for _, shape in FAMILIES.values()])
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("name:N", sort=None, title="The counsellor’s turns, in order", axis=alt.Axis(labelAngle=-35)),
        y=alt.Y("words:Q", title="Words the client says next", axis=alt.Axis(tickMinStep=10)),
        color=alt.Color("family:N", title=None, scale=colours, legend=alt.Legend(orient="top")),
    )
    stems = base.mark_bar(size=7)
    heads = base.mark_point(size=170, filled=True, opacity=1).encode(
        shape=alt.Shape("family:N", title=None, scale=shapes)
    )
    return alt.layer(stems, heads).properties(height=300)
