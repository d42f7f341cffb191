"""A calibration plot: a dot for each degree of sureness, and the diagonal on which sureness and being right agree."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.models import Table

#: Both axes, in per cent. A guess of yes or no is never less sure than 50 %.
SURE = alt.Scale(domain=[46, 104], nice=False)
SURE_NARROW = alt.Scale(domain=[46, 114], nice=False)  # with room for what is written beside the last dot
RIGHT = alt.Scale(domain=[40, 104], nice=False)
TICKS = [50, 60, 70, 80, 90, 100]


def draw(table: Table, page: Page) -> Drawing:
    """Rows: how sure (%), guesses, right ones, share of right ones (%).

    Words: `up`, the scale; `even`, the diagonal; `over`, the widest gap below it; `count`, with {right} and {guesses}.
    """
    words = table.words
    dots = [
        {
            "sure": float(sure),
            "share": float(share),
            "guesses": guesses,
            "said": words["count"].format(right=right, guesses=guesses),
        }
        for sure, guesses, right, share in table.rows
    ]
    x = alt.X(
        "sure:Q",
        scale=SURE_NARROW if page.narrow else SURE,
        title=table.heads[0],
        axis=alt.Axis(values=TICKS, grid=False),
    )
    y = alt.Y("share:Q", scale=RIGHT, title=words["up"], axis=alt.Axis(values=TICKS, grid=False))
    ends = alt.InlineData(values=[{"sure": 50, "share": 50}, {"sure": 100, "share": 100}])
    line = alt.Chart(ends).mark_line(color=page["quiet"], strokeDash=[6, 5], strokeWidth=2).encode(x=x, y=y)
    even, over = {"sure": 79, "share": 83, "said": words["even"]}, _widest_gap(dots, words["over"])
    if page.narrow:  # the words have no room beside their lines: they stand where no line is, with a piece of it
        even = {"sure": 47, "share": 102, "said": f"┄ {words['even']}"}
        over = [{"sure": 47, "share": 96, "said": f"│ {one['said']}"} for one in over]
    else:
        over = [{**one, "said": "|".join(wrap(one["said"], 10))} for one in over]
    said: list[tuple[list[dict[str, Any]], Any, str]] = [
        ([even], "left" if page.narrow else "right", "quiet"),
        (over, "left", "third"),
    ]
    named = [
        alt.Chart(alt.InlineData(values=values))
        .mark_text(align=align, color=page[colour], lineBreak="|", lineHeight=16)
        .encode(x=x, y=y, text="said:N")
        for values, align, colour in said
    ]
    base = alt.Chart(alt.InlineData(values=dots)).encode(x=x, y=y)
    drops = base.mark_rule(color=page["third"], strokeWidth=2).encode(y2="sure:Q")
    points = base.mark_point(filled=True, opacity=1, color=page["first"]).encode(
        size=alt.Size("guesses:Q", scale=alt.Scale(range=[70, 240] if page.narrow else [120, 420]), legend=None)
    )
    beside: dict[str, Any] = {"align": "left", "dx": -8} if page.narrow else {}
    counts = base.mark_text(dy=22, **beside).encode(text="said:N")
    return alt.layer(line, *named, drops, points, counts).properties(height=340)


def _widest_gap(dots: list[dict[str, Any]], says: str) -> list[dict[str, Any]]:
    """Where to write that somebody was surer than right: beside the upper end of the longest line below the diagonal.

    Nowhere, if no dot lies below it.
    """
    dot = max(dots, key=lambda one: one["sure"] - one["share"])
    gap = dot["sure"] - dot["share"]
    return [{"sure": dot["sure"] + 0.8, "share": dot["sure"] - gap / 5, "said": says}] if gap > 0 else []
