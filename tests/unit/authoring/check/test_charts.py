"""Every chart is drawn by the check, so that a drawing that fails is told before a learner meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib.authoring.draw import draw
from course_lib.charts.page import PALETTES
from course_lib.content.diagnostics import ContentError
from course_lib.models import Figure
from tests.support.made_files import filled
from tests.support.small_course import CELLS, TRANSCRIPT, edit, told, write_notebook

Drawing = Callable[[str, str], Path]
BARS = """\
import altair as alt


def draw(table, palette):
    values = [{"what": what, "much": much} for what, much in table.rows]
    return alt.Chart(alt.InlineData(values=values)).mark_bar().encode(x="much:Q", y="what:N")
"""


@pytest.fixture
def pie(course: Path) -> Path:
    """A course with a chart `pie`."""
    (course / "data" / "charts" / "pie.yml").write_text(filled(Figure), encoding="utf-8")
    write_notebook(course, [*CELLS, 'course.chart("pie")'])
    return course


def test_a_chart_that_is_drawn_gets_no_letter(pie: Path, drawing: Drawing) -> None:
    drawing("pie", BARS)

    assert draw(pie) == [pie / "data" / "drawings" / "pie"]

    assert told(pie) == []
    assert draw(pie) == []


def test_pictures_that_are_not_there_or_older_than_what_they_are_drawn_from_are_told(
    pie: Path, drawing: Drawing
) -> None:
    module = drawing("pie", BARS)
    older = "data/charts/pie.yml:2: its pictures are older than its numbers or its drawing, or not there; run `python "
    assert [letter.startswith(older) for letter in told(pie)] == [True]

    changes: list[Callable[[], object]] = [
        lambda: edit(pie, "charts/pie.yml", "0.5]", "0.6]"),
        lambda: module.write_text(BARS + "# another\n", encoding="utf-8"),
        (pie / "data" / "drawings" / "pie" / "narrow-dark.svg").unlink,
    ]
    for change in changes:
        draw(pie)
        assert told(pie) == []
        change()
        assert [letter.startswith(older) for letter in told(pie)] == [True]


def test_pictures_of_a_chart_that_is_no_more_are_told_and_removed(pie: Path, drawing: Drawing) -> None:
    drawing("pie", BARS)
    old = pie / "data" / "drawings" / "tart"
    old.mkdir(parents=True)
    draw(pie)
    old.mkdir()

    assert told(pie) == [
        "data/drawings/tart:1: these pictures belong to no chart; `python -m course_lib draw` removes them"
    ]
    assert draw(pie) == [old]
    assert not old.exists()


def test_of_several_charts_one_that_fails_is_told_and_the_others_are_drawn(pie: Path, drawing: Drawing) -> None:
    drawing("pie", BARS)
    drawing("tart", BARS.replace("table.rows", "table.rowz"))
    (pie / "data" / "charts" / "tart.yml").write_text(filled(Figure), encoding="utf-8")

    with pytest.raises(ContentError, match="the drawing fails"):
        draw(pie)

    assert (pie / "data" / "drawings" / "pie" / "wide-light.svg").is_file()
    assert not (pie / "data" / "drawings" / "tart").exists()


def test_a_chart_without_a_drawing_is_told(pie: Path) -> None:
    assert told(pie) == [
        "data/charts/pie.yml:2: this can't be drawn: no drawing has this name yet; "
        "add it as a module of course_lib/charts/lessons/"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("    values = [", '    raise RuntimeError("no ink\\nleft")\n    values = [', 5, "RuntimeError: no ink"),
        ("table.rows", "table.rowz", 5, "AttributeError: "),
        ("def draw", "def drow", 1, "AttributeError: "),
        ("def draw(table, palette):", "def draw(table, palette:", 4, "SyntaxError: "),
        ("much:Q", "much:Z", 1, "ValueError: "),
        ("import altair", "import altaire", 1, "ModuleNotFoundError: "),
        ("much:Q", 'much:Q", color=palette["blue"], tooltip="much:Q', 6, "KeyError: "),
    ],
)  # fmt: skip
def test_a_drawing_that_fails_is_told_at_its_line(
    pie: Path, drawing: Drawing, old: str, new: str, line: int, says: str
) -> None:
    drawing("pie", BARS.replace(old, new, 1))

    [letter] = told(pie)

    assert letter.startswith(f"course_lib/charts/lessons/pie.py:{line}: the drawing fails ({says}")
    assert letter.endswith("; mend it here, or its numbers in data/charts/pie.yml")


def test_a_drawing_that_fails_in_the_dark_alone_is_told(pie: Path, drawing: Drawing) -> None:
    dark = PALETTES["dark"]["ink"]
    drawing("pie", BARS.replace("    values = [", f'    assert palette["ink"] != "{dark}"\n    values = [', 1))

    [letter] = told(pie)

    assert "pie.py:5: the drawing fails (AssertionError" in letter


@pytest.fixture
def counted(pie: Path, drawing: Drawing) -> Path:
    """The chart is counted in the conversation `an-evening`."""
    drawing("pie", BARS.replace("what, much in", "_, what, _, much in"))
    families = "{oars: OARS, other: Other, roadblock: Roadblock}"
    own = f"heads: [a, b, c, d]\ncounted:\n  words_after: an-evening\n  families: {families}\n"
    file = pie / "data" / "charts" / "pie.yml"
    file.write_text(file.read_text(encoding="utf-8").split("heads:")[0] + own, encoding="utf-8")
    return pie


def test_a_chart_may_count_a_conversation(counted: Path) -> None:
    draw(counted)

    assert told(counted) == []


def test_a_chart_that_counts_a_conversation_that_is_not_there_is_told(counted: Path) -> None:
    edit(counted, "charts/pie.yml", "words_after: an-evening", "words_after: an-evenin")

    [letter] = told(counted)

    assert "this can't be drawn: there is no `an-evenin`; did you mean `an-evening`?" in letter


def test_a_renamed_code_is_told_in_each_transcript_that_uses_it_and_no_traceback(counted: Path) -> None:
    draw(counted)
    (counted / "data" / "transcripts" / "a-morning.yml").write_text(TRANSCRIPT.replace("evening", "morning"))
    write_notebook(counted, [*CELLS, 'course.chart("pie")', 'course.code("a-morning")'])
    assert told(counted) == []

    edit(counted, "codes.yml", "id: open-question", "id: wide-question")

    letters = told(counted)
    assert [letter.split(":")[0] for letter in letters if "`open-question` is no code of data/codes.yml" in letter] == [
        "data/transcripts/a-morning.yml",
        "data/transcripts/an-evening.yml",
    ]
    assert [letter for letter in letters if "pie" in letter] == [
        "data/charts/pie.yml:2: this can't be drawn: `an-evening` has codes that data/codes.yml lacks: open-question"
    ]
    assert len(letters) == 3
