"""Where a learner is, as the window asks a kernel for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib import kernel, paths
from course_lib.content import notebook
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.learner.outline import outlines
from course_lib.learner.place import FILE
from course_lib.models import Course
from tests.support.events import keep
from tests.support.page import tell

LESSON = "05-active-listening.ipynb"
COURSE = Content(paths.data()).only(Course)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("EMPATHY_HOME", str(tmp_path))
    kernel.session.cache_clear()
    yield tmp_path
    kernel.session.cache_clear()


def test_at_the_beginning_all_is_told_and_nothing_is_done() -> None:
    told = kernel.told()._repr_json_()

    assert (told["course"], told["home"], told["place"], told["due"]) == (COURSE.title, "home.ipynb", None, 0)
    assert [one["file"] for one in told["lessons"]] == [lesson.notebook for lesson in COURSE.lessons]
    assert [one["minutes_left"] for one in told["lessons"]] == [lesson.minutes for lesson in COURSE.lessons]
    assert [one["done"] for one in told["lessons"]] == [0] * len(COURSE.lessons)
    assert [one["file"] for one in told["places"]] == [one.notebook for one in COURSE.beside]


def test_a_lesson_is_told_section_by_section() -> None:
    [told] = [one for one in kernel.told()._repr_json_()["lessons"] if one["file"] == LESSON]
    book = notebook.read(paths.notebooks() / LESSON)

    assert [one["title"] for one in told["sections"]] == [
        text for cell in book.cells for level, text in cell.headings if level == 2
    ]
    assert sum(one["of"] for one in told["sections"]) == told["of"]
    counted = [call for _, call in book.calls() if call.names and VERBS[call.verb].counted]
    assert told["of"] == len(counted)


def test_what_is_done_shows_in_its_section_and_takes_minutes_off() -> None:
    keep(kernel.session().answers, "the-photo-drawer", "skip", {})

    [told] = [one for one in kernel.told().lessons if one.file == LESSON]

    assert {one.cell: one.done for one in told.sections if one.done} == {"the-photo-drawer-introduced": 1}
    assert told.done == 1
    assert told.minutes_left < 100


def test_a_learner_who_stays_somewhere_is_told_the_place_by_its_section() -> None:
    assert kernel.stay(LESSON, "fine-he-says-practice")._repr_json_() == {"kept": True}

    place = kernel.told()._repr_json_()["place"]

    assert place == {"file": LESSON, "cell": "fine-he-says-practice", "title": "A cue is a guess"}


def test_the_first_cell_is_told_by_the_lessons_title() -> None:
    kernel.stay(LESSON, "what-you-will-do")

    place = kernel.told().place

    assert place
    assert place.title == "Active listening"


@pytest.mark.parametrize(
    ("file", "cell"),
    [(LESSON, "no-such-cell"), ("home.ipynb", "home"), ("../course.yml", "x"), ("", ""), (7, None), ("x" * 9999, "y")],
)
def test_what_is_no_place_of_the_course_is_not_kept_and_the_one_before_stays(file: str, cell: str) -> None:
    kernel.stay(LESSON, "half-way")

    assert not kernel.stay(file, cell).kept

    place = kernel.told().place
    assert place
    assert place.cell == "half-way"


def test_a_place_that_the_course_no_longer_has_is_none(home: Path) -> None:
    (home / FILE).write_text('{"file": "99-gone.ipynb", "cell": "x"}')
    assert kernel.told().place is None

    (home / FILE).write_text('{"file": "05-active-listening.ipynb", "cell": "gone"}')
    assert kernel.told().place is None


def test_a_home_that_cannot_be_written_to_keeps_no_place_and_raises_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("no folder")
    monkeypatch.setenv("EMPATHY_HOME", str(home / "file"))

    assert not kernel.stay(LESSON, "half-way").kept
    assert kernel.told().place is None


def test_each_activity_of_a_lesson_stands_in_one_section() -> None:
    for outline in outlines(Content(paths.data())):
        assert tuple(one for section in outline.sections for one in section.activities) == outline.activities


def test_deleting_everything_forgets_the_place_too() -> None:
    kernel.stay(LESSON, "half-way")

    tell(kernel.session().kept(), type="ask", ask="delete")

    assert kernel.told().place is None


def test_a_bookmark_is_told_by_its_heading_or_its_activity_with_its_lesson() -> None:
    for cell in ("roadblocks-explained", "fine-he-says-practice", "claim-real-interest", "night-shifts-introduced"):
        assert kernel.mark(LESSON, cell)._repr_json_() == {"kept": True}

    told = kernel.told()._repr_json_()["bookmarks"]

    assert [one["title"] for one in told] == [
        "Dan, up to .6, for another day",
        "A claim about interest",
        "Fine, he says",
        "Kind words that stop a client",
    ]
    assert {(one["file"], one["book"]) for one in told} == {(LESSON, "Active listening")}


def test_a_bookmark_can_be_taken_away_again() -> None:
    kernel.mark(LESSON, "half-way")

    assert kernel.unmark(LESSON, "half-way").kept
    assert kernel.told().bookmarks == ()


@pytest.mark.parametrize(("file", "cell"), [("stranger.ipynb", "half-way"), (LESSON, "no-such-cell"), ("../x", "")])
def test_what_is_no_place_of_the_course_is_not_marked(home: Path, file: str, cell: str) -> None:
    assert not kernel.mark(file, cell).kept
    assert kernel.told().bookmarks == ()
    assert not (home / "bookmarks").exists()


def test_a_disk_that_takes_no_bookmark_is_told_with_the_reason(home: Path) -> None:
    (home / "bookmarks").write_text("no folder")

    said = kernel.mark(LESSON, "half-way")._repr_json_()

    assert said["kept"] is False
    assert "save again" in str(said["says"])
