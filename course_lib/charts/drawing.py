"""Charts, a module each. Those that teach lie in `lessons/`, named as their files in `data/charts/`; those that an
assignment asks about lie in `questions/`, those of a learner's own progress in `progress/`, and those that tell
instructors of a class in `classes/`. Each module has one function:

    draw(table, palette) -> an Altair chart of the table's rows, in the colours of a light or a dark page

What a chart says lies in its file: heads, cells, and by name the words that only the drawing shows.

Must not: read content or the record, decide what a chart means, or tell things apart by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Literal

import altair as alt
import vl_convert

from course_lib.models import Table

#: Colours by name: `ink` for words, `quiet` for what stays behind, `line` for axes, and three that can be told apart.
Palette = Mapping[str, str]
#: Charts that teach, those that are asked about, those of a learner's own progress, and those of a class.
Folder = Literal["lessons", "questions", "progress", "classes"]
Drawing = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart

#: The same colours as in activities/frame/frame.css, which a test compares: pictures can't read it.
PALETTES: dict[str, Palette] = {
    "light": {
        "ink": "#22302b",
        "quiet": "#55635d",
        "line": "#d9d8cf",
        "first": "#2f6350",
        "second": "#6b6a3a",
        "third": "#93432a",
    },
    "dark": {
        "ink": "#e7ebe5",
        "quiet": "#b0bcb5",
        "line": "#3d4842",
        "first": "#93c8ab",
        "second": "#d0c98a",
        "third": "#eba98b",
    },
}
#: The width of a picture, in pixels; a chart that is laid out in parts divides it up by itself.
WIDTH = 620


def draw(name: str, table: Table, folder: Folder = "lessons") -> dict[str, str]:
    """The chart `name` as SVG texts by theme. Raises whatever its module does."""
    module = import_module(f"{__package__}.{folder}.{name.replace('-', '_')}")
    return {theme: svg(module.draw(table, palette), palette) for theme, palette in PALETTES.items()}


def svg(chart: Drawing, palette: Palette) -> str:
    """The chart as an SVG text on a clear ground. Nothing is fetched."""
    if not isinstance(chart, alt.HConcatChart | alt.VConcatChart | alt.FacetChart):
        chart = chart.properties(width=WIDTH)
    spec = chart.properties(background="transparent").to_dict()
    # A reader's font may be wider than the one that the labels were measured with.
    spec["padding"] = {"left": 36, "right": 24, "top": 6, "bottom": 6}
    said = {"labelColor": palette["ink"], "titleColor": palette["ink"], "labelFontSize": 13, "titleFontSize": 13}
    spec["config"] = {
        "font": "system-ui, sans-serif",
        "axis": {
            **said,
            "gridColor": palette["line"],
            "domainColor": palette["line"],
            "tickColor": palette["line"],
            "titleFontWeight": "normal",
            "labelLimit": 260,
        },
        "header": said,
        "legend": {**said, "symbolSize": 120, "columnPadding": 28},
        "text": {"color": palette["ink"], "fontSize": 13},
        "view": {"stroke": None},
    }
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
