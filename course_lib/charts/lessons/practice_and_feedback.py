"""One bar a row, from "no change" to where it ended. Its head and its words say what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from course_lib.charts.drawing import Drawing, Palette
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


def draw(table: Table, palette: Palette) -> Drawing:
    """Rows: what was looked at, in whom, what was found, d from, d to. Words in place of a figure stand at 0.

    Words: `along`, the scale; `better`, `no-better`, `worse` and `ahead`, as the rows say it; `measured`, with {found}
    and {size}; `range`, with {low} and {high}.
    """
    colours, shapes = scales([table.words[name] for name in FOUND], palette, list(FOUND.values()))
    base = alt.Chart(alt.InlineData(values=[_bar(row, table.words) for row in table.rows])).encode(
        y=alt.Y(
            "row:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr="split(datum.label, '|')", labelLineHeight=17, ticks=False, labelPadding=10),
        ),
        color=alt.Color("found:N", legend=None, scale=colours),
        shape=alt.Shape("found:N", legend=None, scale=shapes),
    )
    middle = alt.Chart().mark_rule(color=palette["quiet"], strokeDash=[4, 4]).encode(x=alt.datum(0))
    stems = base.mark_bar(size=6).encode(
        x=alt.X("zero:Q", title=table.words["along"], scale=alt.Scale(domain=[-1, 1])), x2="to:Q", shape=alt.Shape()
    )
    heads = [base.mark_point(size=190, filled=True, opacity=1).encode(x=f"{end}:Q") for end in ("from", "to")]
    words = base.mark_text(align="left", baseline="bottom", dx=10, dy=-12).encode(
        x="left:Q", text="words:N", color=alt.value(palette["ink"]), shape=alt.Shape()
    )
    return alt.layer(middle, stems, *heads, words).properties(height=300)


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
