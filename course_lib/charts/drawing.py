"""Charts, a module each. Those that teach lie in `lessons/`, named as their files in `data/charts/`; those that an
assignment asks about lie in `questions/`, those of a learner's own progress in `progress/`, and those that tell
instructors of a class in `classes/`. Each module has one function:

    draw(table, page) -> an Altair chart of the table's rows, in the colours and the width of a page

What a chart says lies in its file: heads, cells, and by name the words that only the drawing shows.

Must not: read content or the record, decide what a chart means, or tell things apart by colour alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

import altair as alt
import vl_convert

from course_lib.charts.page import Page, pages
from course_lib.models import Table

#: Charts that teach, those that are asked about, those of a learner's own progress, and those of a class.
Folder = Literal["lessons", "questions", "progress", "classes"]
Drawing = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart


def draw(name: str, table: Table, folder: Folder = "lessons", width: object = None) -> dict[str, str]:
    """The chart `name` as SVG texts by theme. Raises whatever its module does."""
    module = import_module(f"{__package__}.{folder}.{name.replace('-', '_')}")
    return {theme: svg(module.draw(table, page), page) for theme, page in pages(width).items()}


def svg(chart: Drawing, page: Page) -> str:
    """The chart as an SVG text on a clear ground, as wide as the page. Nothing is fetched."""
    whole = isinstance(chart, alt.HConcatChart | alt.VConcatChart | alt.FacetChart)
    if not whole:  # one that is laid out in parts divides up the width by itself
        chart = chart.properties(width=page.width)
    spec = chart.properties(background="transparent").to_dict()
    spec["padding"] = page.room
    spec["autosize"] = {"type": "pad" if whole else "fit-x", "contains": "padding"}
    spec["config"] = _config(page)
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def _config(page: Page) -> dict[str, Any]:
    said = {"labelColor": page["ink"], "titleColor": page["ink"], "labelFontSize": 13, "titleFontSize": 13}
    return {
        "aria": False,  # the words beside a picture say what it shows, once
        "font": "system-ui, sans-serif",
        "axis": {
            **said,
            "gridColor": page["line"],
            "domainColor": page["line"],
            "tickColor": page["line"],
            "titleFontWeight": "normal",
            "labelLimit": 260,
        },
        "axisX": {"labelFlush": False},
        "header": said,
        "legend": {
            **said,
            "symbolSize": 120,
            "columnPadding": 28,
            "labelLimit": 0,
            "titleLimit": 0,
            **({"columns": 1, "rowPadding": 5} if page.narrow else {}),
        },
        "text": {"color": page["ink"], "fontSize": 13},
        "view": {"stroke": None},
    }
