"""One bar a row, from "no change" to where it ended. Its head and its words say what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from course_lib.charts.drawing import Drawing
from course_lib.charts.page import Page
from course_lib.charts.rows import down, height, named, upright
from course_lib.charts.scales import scales
from course_lib.models import Table

#: Colour and shape of what was found, by the name of its word. The last compares two groups, the others before and
#: after.
FOUND = {
    "better": ("first", "triangle-up"),
    "no-better": ("quiet", "square"),
    "worse": ("third", "triangle-down"),
    "ahead": ("second", "diamond"),
}


def draw(table: Table, page: Page) -> Drawing:
    """Rows: what was looked at, in whom, what was found, d from, d to. Words in place of a figure stand at 0.

    Words: `along`, the scale; `better`, `no-better`, `worse` and `ahead`, as the rows say it; `measured`, with {found}
    and {size}; `range`, with {low} and {high}.
    """
    colours, shapes = scales([table.words[name] for name in FOUND], page, list(FOUND.values()))
    bars = [_bar(row, table.words) for row in table.rows]
    if page.narrow:
        bars = [{**bar, "row": f"{bar['row']}|{bar['words']}"} for bar in bars]
    rows, scale = [bar["row"] for bar in bars], alt.Scale(domain=[-1, 1])
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr="format(datum.value, '~g')", grid=not page.narrow)
    base = alt.Chart(alt.InlineData(values=bars)).encode(
        y=down(page, "row", rows),
        color=alt.Color("found:N", legend=None, scale=colours),
        shape=alt.Shape("found:N", legend=None, scale=shapes),
    )
    stems = base.mark_rule(size=6).encode(
        x=alt.X("zero:Q", title=page.lines(table.words["along"]), scale=scale, axis=axis),
        x2="to:Q",
        shape=alt.Shape(),
    )
    heads = [base.mark_point(size=190, filled=True, opacity=1).encode(x=f"{end}:Q") for end in ("from", "to")]
    words = base.mark_text(align="left", baseline="bottom", dx=10, dy=-12).encode(
        x="left:Q", text="words:N", color=alt.value(page["ink"]), shape=alt.Shape()
    )
    said = named(page, "row", rows) or [words]
    layers = [upright(page, 0, "row", rows, scale), stems, *heads, *said]
    return alt.layer(*layers).properties(height=height(page, len(rows), 3, 75))


def _bar(row: Sequence[str | int | float], words: Mapping[str, str]) -> dict[str, str | float]:
    what, whom, found, low, high = row
    if found not in (known := [words[name] for name in FOUND]):
        raise ValueError(f"“{found}” is none of {', '.join(known)}")
    ends = [float(end) if isinstance(end, int | float) else 0.0 for end in (low, high)]
    size, *more = (f"{abs(end):.2f}" for end in sorted(set(ends)))
    size = words["range"].format(low=size, high=more[0]) if more else size
    return {
        "row": f"{what}|{whom}",
        "found": str(found),
        "zero": 0.0,
        "from": ends[0],
        "to": ends[1],
        "left": min(0.0, *ends),
        "words": words["measured"].format(found=found, size=size) if any(ends) else f"{found}, {low}",
    }
