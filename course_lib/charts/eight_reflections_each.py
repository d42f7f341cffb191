"""Two rows of signs, one sign a reflection: what the client did with it."""

from __future__ import annotations

import altair as alt

from course_lib.charts import Drawing, Palette, Rows

#: What a client can do with a reflection, with its colour and its shape.
ANSWERS = {"went on": ("first", "circle"), "let it pass": ("second", "square"), "said no": ("third", "triangle-up")}


def draw(rows: Rows, palette: Palette) -> Drawing:
    """`rows`: counsellor, number of the reflection, what it was about, what the client did with it."""
    named = [{"who": f"Counsellor {who}", "number": number, "answer": answer} for who, number, _, answer in rows]
    colours = alt.Scale(domain=list(ANSWERS), range=[palette[colour] for colour, _ in ANSWERS.values()])
    shapes = alt.Scale(domain=list(ANSWERS), range=[shape for _, shape in ANSWERS.values()])
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("number:O", title="The counsellor’s reflections, in order", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("who:N", title=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    thread = base.mark_line(color=palette["line"], size=2).encode(detail="who:N")
    signs = base.mark_point(size=330, filled=True, opacity=1).encode(
        color=alt.Color("answer:N", title="Tomasz", scale=colours, legend=alt.Legend(orient="top")),
        shape=alt.Shape("answer:N", title="Tomasz", scale=shapes),
    )
    words = base.mark_text(dy=28, fontSize=12).encode(text="answer:N")
    return alt.layer(thread, signs, words).properties(height=200)
