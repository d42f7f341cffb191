"""Every chart is drawn, in both palettes; and the palettes are those of the page around it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from course_lib import paths
from course_lib.charts import drawing, drawn, tables
from course_lib.charts.page import PALETTES, WIDTHS, Page
from course_lib.charts.scales import kinds, scales
from course_lib.content.reader import Content
from course_lib.models import Codebook, Figure, Table
from tests.support.places import ROOT

CONTENT = Content(paths.data())
CODES = {code.id: code for code in CONTENT.only(Codebook).codes}
LESSONS = CONTENT.all(Figure)
#: The charts of the page of one's own progress: least rows, and more.
PERSONAL: dict[str, list[list[tuple[str | float, ...]]]] = {
    "my-confidence": [[(60, 100, 1)], [(20, 0, 3), (100, 90, 10)]],
    "my-days": [[("2026-03-02", 50, "–", 2)], [("2026-03-02", 0, 20, 1), ("2026-03-04", 100, 100, 12)]],
    "my-session": [
        [(0, 4.0, "")],
        [(0, 4.0, ""), (1, 2.5, "takes-offence"), (2, 4.5, "is-won-back"), (3, 3.0, "covers-up")],
    ],
    "my-forest": [
        [("all", "All 4", 0.2, 0.1, 0.3, -0.2, 0.5, ".20"), ("study", "One", 0.2, -0.1, 0.5, -0.1, 0.5, "")],
        [("study", "Study 1", 0.2, -0.1, 0.5, -0.1, 0.5, ""), ("study", "Study 2", 0.4, 0.1, 0.6, 0.1, 0.6, "")],
        [
            ("guess", "Your guess", 0.4, 0.4, 0.4, -0.95, 0.95, ".40"),
            ("chosen", "These 3", 0.2, 0.1, 0.3, -0.2, 0.5, ".20"),
            *(("out", f"Study {place}", place / 50, 0.0, 0.9, 0.0, 0.9, "") for place in range(40)),
        ],
    ],
    "my-exercises": [[("One", 0, 0, 1)], [("One’s “own”", 0, 100, 2), ("Two", 50, 50, 1)]],
}
#: The charts of a class, as a report asks for them.
CLASSES = {
    "totals": Table((), [(0, 50, 6), (50, 60, 0), (60, 100, 22)], {"along": "Share", "up": "Learners"}),
    "items": Table((), [("1. “One” & <b>two</b>", 0.4), ("2. Three", 1.0)], {"along": "Mean share"}),
    "sure-and-right": Table((), [(30.0, 20.0, 6), (90.0, 95.0, 8)], {"along": "Sure", "up": "Right", "even": "Even"}),
}


#: Where the charts of lessons are drawn, and a page that is neither.
ROOMS = (*WIDTHS.values(), 431)


def texts(svg: str) -> list[Element]:
    return list(ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"))


def words_in(svg: str) -> str:
    return " ".join(part for text in texts(svg) for part in text.itertext())


def fits(svg: str, width: int) -> bool:
    """Whether a picture has the width of the page, no word cut short, and none smaller than 12 px."""
    wide = float(str(ET.fromstring(svg).get("width")))
    sizes = [float(str(text.get("font-size")).removesuffix("px")) for text in texts(svg)]
    return width - 20 <= wide <= width + 1 and "…" not in svg and min(sizes) >= 12


@pytest.mark.parametrize("figure", LESSONS, ids=lambda figure: figure.id)
def test_every_chart_of_every_lesson_is_drawn_on_light_and_on_dark(figure: Figure) -> None:
    table = tables.table(figure, CONTENT, CODES)

    svgs = tables.draw(figure.id, table)

    assert set(svgs) == {"light", "dark"} == set(PALETTES)
    for theme, svg in svgs.items():
        assert svg.startswith("<svg")
        assert PALETTES[theme]["ink"] in svg
        assert "undefined" not in words_in(svg)
        assert "NaN" not in svg
    assert svgs["light"] != svgs["dark"]
    plain = [word for name, word in table.words.items() if "{" not in word]
    said = " ".join(words_in(svgs["light"]).split())
    assert [word for word in plain if " ".join(word.split()) not in said] == []


@pytest.mark.parametrize("figure", LESSONS, ids=lambda figure: figure.id)
def test_every_chart_of_every_lesson_comes_drawn_in_both_themes_for_a_wide_page_and_a_narrow_one(
    figure: Figure,
) -> None:
    table = tables.table(figure, CONTENT, CODES)

    assert drawn.is_current(paths.data(), figure, table), "run `python -m course_lib draw`"
    for room, width in ((700, 640), (640, 640), (400, 280), (0, 280), (None, 640), ("wide", 640)):
        for theme, svg in drawn.read(paths.data(), figure.id, room).items():
            assert fits(svg, width)
            assert PALETTES[theme]["ink"] in svg
            assert "http" not in svg.replace("http://www.w3.org/", "")


@pytest.mark.parametrize(("name", "rows"), [(name, rows) for name, both in PERSONAL.items() for rows in both])
def test_every_personal_chart_is_drawn_on_light_and_on_dark(name: str, rows: list[tuple[str | float, ...]]) -> None:
    for width in ROOMS:
        svgs = tables.own(name, rows, width)

        assert set(svgs) == {"light", "dark"}
        assert all(svg.startswith("<svg") and "NaN" not in svg and fits(svg, width) for svg in svgs.values())


@pytest.mark.parametrize("name", CLASSES)
def test_every_chart_of_a_class_is_drawn_on_light_and_on_dark(name: str) -> None:
    svgs = tables.draw(name, CLASSES[name], "classes")

    assert set(svgs) == {"light", "dark"}
    assert all(svg.startswith("<svg") and "NaN" not in svg and "<b>" not in svg for svg in svgs.values())
    assert all(word in words_in(svgs["light"]) for word in CLASSES[name].words.values())


def test_no_drawing_is_left_untried() -> None:
    drawings = Path(drawing.__file__).parent

    def modules(folder: str) -> set[str]:
        return {file.stem.replace("_", "-") for file in (drawings / folder).glob("*.py")} - {"--init--"}

    assert modules("lessons") == {figure.id for figure in LESSONS}
    assert modules("progress") == set(PERSONAL)
    assert modules("classes") == set(CLASSES)


def test_where_confidence_fits_nothing_says_surer_than_right() -> None:
    figure = CONTENT.one(Figure, "sure-and-right")
    words = dict(figure.words)

    well = tables.draw(figure.id, Table(figure.heads, [(50, 10, 5, 50), (90, 10, 9, 90)], words))["light"]
    over = tables.draw(figure.id, Table(figure.heads, [(50, 10, 5, 50), (90, 10, 7, 70)], words))["light"]

    assert words["over"] not in words_in(well)
    assert words["over"] in " ".join(words_in(over).split())


def test_more_kinds_than_marks_are_an_error_and_not_a_blank() -> None:
    assert kinds(["b", "a", "b"]) == ["b", "a"]
    with pytest.raises(ValueError, match=r"4 kinds \(a, b, c, d\), and this drawing can show 3"):
        scales("abcd", Page(PALETTES["light"]))


#: Names of the charts' colours, and of the same colours in the style sheets.
SAME = {"ink": "ink", "quiet": "quiet", "line": "line", "first": "accent", "third": "warm"}


def colours(sheet: str, start: str) -> dict[str, str]:
    """The custom properties of the rule that begins with `start`."""
    rule = sheet[sheet.index(start) :].split("}", maxsplit=1)[0]
    return dict(re.findall(r"--(?:eip-)?([a-z-]+): (#[0-9a-f]+)", rule))


@pytest.mark.parametrize(
    ("file", "rules", "missing"),
    [
        ("activities/frame/frame.css", {"light": ".eip {", "dark": 'body[data-jp-theme-light="false"] .eip {'}, set()),
        (
            "grading/share/nbconvert/templates/empathy_feedback/index.html.j2",
            {"light": ":root {", "dark": "@media (prefers-color-scheme: dark)"},
            {"third"},
        ),
    ],
)
def test_the_palettes_are_those_of_the_style_sheets(file: str, rules: dict[str, str], missing: set[str]) -> None:
    sheet = (ROOT / "course_lib" / file).read_text(encoding="utf-8")

    for theme, start in rules.items():
        found = colours(sheet, start)
        own = {name: colour for name, colour in PALETTES[theme].items() if name in SAME and name not in missing}
        assert own == {name: found[SAME[name]] for name in own}


def test_a_chart_of_ones_own_waits_for_no_grammars_that_nothing_is_read_by() -> None:
    code = (
        "import sys; from course_lib.charts import tables; tables.own('my-confidence', [(60, 100, 1)]);"
        "print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert {"altair", "jsonschema", "lark"} & set(done.stdout.split()) == {"altair", "jsonschema"}
