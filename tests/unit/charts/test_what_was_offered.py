"""What was done about burnout: a figure is drawn with what is known of it, and words are said."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from course_lib import paths
from course_lib.charts import tables
from course_lib.content.reader import Content
from course_lib.models import Figure, Table

FIGURE = Content(paths.data()).one(Figure, "what-was-offered")


def drawn(*rows: tuple[str | float, ...]) -> str:
    return tables.draw(FIGURE.id, Table(FIGURE.heads, list(rows), dict(FIGURE.words)))["light"]


def points(svg: str) -> int:
    groups = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
    return sum(len(group) for group in groups if "mark-symbol" in group.get("class", ""))


def test_what_has_no_figure_is_said_and_gets_no_point() -> None:
    said = ("Staff", "both", "more for the one", "not given", "not given")

    svg = drawn(("Staff", "anything", 0.29, 0.16, 0.42), said)

    assert points(svg) == 1
    assert "more for the one" in svg


def test_a_figure_without_an_interval_says_that_none_was_given() -> None:
    svg = drawn(("Staff", "anything", 0.13, "not given", "not given"))

    assert points(svg) == 1
    assert "0.13, no interval given" in svg


def test_an_interval_is_told_with_both_ends() -> None:
    assert "0.45 (0.28 to 0.62)" in drawn(("Doctors", "to the work", 0.45, 0.28, 0.62))
