"""What must be true on the day of a release: help lines were read lately, and moments have their sample replies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.check import check
from course_lib.authoring.check.at_release import LONGEST_UNREAD
from course_lib.authoring.release import release
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.models import Help
from tests.support.small_course import edit, line_of, told

READ = date(2026, 11, 23)


def told_at(course: Path, day: date) -> list[str]:
    return [str(letter) for letter in check(course, day).letters]


@pytest.mark.parametrize("day", [READ, READ + LONGEST_UNREAD])
def test_lines_read_lately_keep_no_release_back(course: Path, day: date) -> None:
    assert told_at(course, day) == []


def test_a_line_unread_for_too_long_is_told_with_what_to_call_up_and_where(course: Path) -> None:
    [letter] = told_at(course, READ + LONGEST_UNREAD + (date(2026, 1, 2) - date(2026, 1, 1)))

    [line] = Content(course / "data").only(Help).countries[0].lines
    assert letter.startswith(
        f"data/help.yml:{line_of(course, 'help.yml', 'checked:')}: countries 1, lines 1, checked: "
    )
    assert "last read 91 days ago, and 90 are allowed at a release" in letter
    assert f"call up {line.source}, see whether “{line.contact}” still stands there for {line.name}" in letter


@pytest.mark.parametrize(
    ("day", "says"), [("2027-01-01", "2027-01-01 is still to come"), ("2026-02-30", "there is no day 2026-02-30")]
)
def test_a_day_that_cannot_have_been_is_told(course: Path, day: str, says: str) -> None:
    edit(course, "help.yml", READ.isoformat(), day)

    [letter] = told_at(course, READ)

    assert says in letter


def test_on_other_days_nobody_is_asked_to_read_the_lines(course: Path) -> None:
    edit(course, "help.yml", READ.isoformat(), "2001-01-01")

    assert told(course) == []


def test_a_course_with_unread_lines_is_not_released(course: Path) -> None:
    before = (course / "data" / "released.yml").read_text()

    with pytest.raises(ContentError, match="are allowed at a release"):
        release(course, date(2030, 1, 1))

    assert (course / "data" / "released.yml").read_text() == before


def test_the_commands_know_what_day_it_is(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(course, "help.yml", READ.isoformat(), "2001-01-01")

    assert main(["check", "--course", str(course)]) == 0
    assert main(["check", "--release", "--course", str(course)]) == 1
    assert "are allowed at a release" in capsys.readouterr().out
    assert main(["released", "--course", str(course)]) == 1
    assert "are allowed at a release" in capsys.readouterr().err


def test_a_moment_with_too_few_sample_replies_is_told_with_what_it_lacks(course: Path) -> None:
    file = course / "data" / "moments" / "the-drawer.yml"
    moment, samples = file.read_text(encoding="utf-8").split("samples:\n")
    file.write_text(f"{moment}samples:\n{'  - '.join(samples.split('  - ')[:4])}", encoding="utf-8")

    [letter] = told_at(course, READ)

    assert letter.startswith("data/moments/the-drawer.yml:")
    assert "14 in all (there are 3)" in letter
    assert "8 different faults (there are 3)" in letter
    assert "one that shows “My own A reply that comes easily”" in letter
    assert "2 that are `follows`, 2 that are `meets`" in letter
    assert "`misses`" not in letter


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("shows: pity", "shows: warmth", "a sample shows “warmth”, which is neither a trap of this moment nor one of"),
        ("shows: pity\n    remark: R.\n", "shows: pity\n", "a sample that shows “pity” needs a `remark`"),
        ("quality: meets\n    shows: refl", "quality: misses\n    shows: refl", "can't be one that `misses`"),
    ],
)
def test_a_sample_that_contradicts_itself_is_told_on_any_day(course: Path, old: str, new: str, says: str) -> None:
    edit(course, "moments/the-drawer.yml", old, new)

    [letter] = told(course)

    assert says in letter
