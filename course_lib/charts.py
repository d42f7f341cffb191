"""Rows in, an Altair chart out. Each is drawn for a light and a dark page, and needs nothing from outside.

Must not: read content or the record, or decide what a chart means; its words are in `data/charts/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

#: Ink, quiet ink, lines, and one colour for each family; every family has a shape as well.
PALETTES: dict[str, dict[str, str]] = {
    "light": {"ink": "#22302b", "line": "#d9d8cf", "oars": "#2f6350", "other": "#6b6a3a", "roadblock": "#93432a"},
    "dark": {"ink": "#e7ebe5", "line": "#3d4842", "oars": "#93c8ab", "other": "#d0c98a", "roadblock": "#eba98b"},
}
FAMILIES = {"oars": "OARS", "other": "Other", "roadblock": "Roadblock"}


def words_after_turns(rows: Sequence[Mapping[str, Any]], palette: Mapping[str, str]) -> alt.LayerChart | alt.FacetChart:
    """One stem a counsellor turn: its height is the number of words the client says next."""
    named = [
        {"name": f"{row['turn']} {row['code']}", "words": row["words"], "family": FAMILIES[row["family"]]}
        for row in rows
    ]
    base = alt.Chart(alt.InlineData(values=named)).encode(
        x=alt.X("name:N", sort=None, title="The counsellor’s turns, in order", axis=alt.Axis(labelAngle=-35)),
        color=alt.Color(
            "family:N",
            title=None,
            scale=alt.Scale(domain=list(FAMILIES.values()), range=[palette[family] for family in FAMILIES]),
            legend=alt.Legend(orient="top"),
        ),
    )
    words = alt.Y("words:Q", title="Words the client says next", axis=alt.Axis(tickMinStep=10))
    stems = base.mark_bar(size=7).encode(y=words)
    heads = base.mark_point(size=170, filled=True, opacity=1).encode(
        y=words,
        shape=alt.Shape(
            "family:N",
            title=None,
            scale=alt.Scale(domain=list(FAMILIES.values()), range=["circle", "square", "triangle-up"]),
        ),
    )
    return alt.layer(stems, heads).properties(height=300)


def svg(chart: alt.LayerChart | alt.FacetChart, palette: Mapping[str, str], *, width: int = 620) -> str:
    """The chart as an SVG text, `width` pixels wide, on a clear ground. Nothing is fetched."""
    spec = chart.properties(width=width, background="transparent").to_dict()
    spec["config"] = {
        "font": "system-ui, sans-serif",
        "axis": {
            "labelColor": palette["ink"],
            "titleColor": palette["ink"],
            "gridColor": palette["line"],
            "domainColor": palette["line"],
            "tickColor": palette["line"],
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
        },
        "legend": {"labelColor": palette["ink"], "labelFontSize": 13, "symbolSize": 120},
        "view": {"stroke": None},
    }
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
