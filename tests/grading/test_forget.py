"""`empathy forget`: a learner, or all, taken out of an instructor's course; nothing of them is left in any file."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.__main__ import main
from course_lib.grading.desk.numbers import numbers
from course_lib.grading.desk.trail import Trail
from course_lib.grading.erasing import coursework
from tests.grading.test_handing_out import configured, say
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.desk import open_desk, press
from tests.support.grading.handed_in import REPLIES, WRITTEN
from tests.support.grading.rooms import opened

#: What Mo is known by, as bytes in any file; and who stays.
MO = (b"mo@example.org", b"Mo Quist", b"Quist, Mo", REPLIES["mo"].encode())
ROSTER = "id,first_name,last_name,email\nada,Ada,Berg,ada@example.org\nmo,Mo,Quist,mo@example.org\n"


@pytest.fixture(scope="module")
def marked_once(handed_in_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three learners at the end of a term: marked, sent feedback, exported, reported on; Mo had longer, and asked."""
    place = tmp_path_factory.mktemp("marked") / "room"
    shutil.copytree(handed_in_once, place)
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(io.StringIO()):
        room = configured(opened(place, patched))
        (place / "class.csv").write_text(ROSTER)
        command(room, "roster", str(place / "class.csv"))
        desk = open_desk(room, "ines")
        for name in REPLIES:
            press(desk, name, [2, 1, 2], f"To {name}: you kept his weather.")
        desk.close()
        for words in (
            ("extend", NAME, "mo", "--days", "2"),
            ("grade", NAME),
            ("regrade", NAME, "mo", WRITTEN, "--reason", "I meant it otherwise."),
            ("feedback", NAME),
            ("release-feedback", NAME, "--with-unmarked"),
            ("export", NAME, "--to", "csv"),
            ("report", NAME, "--names"),
        ):
            command(room, *words)
    return place


def command(room: CourseRoom, *words: str) -> None:
    assert main([*words, "--course", str(room.root)]) == 0, words


@pytest.fixture
def marked(marked_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseRoom:
    """A copy of that course."""
    shutil.copytree(marked_once, tmp_path, dirs_exist_ok=True)
    settings = tmp_path / "course" / "nbgrader_config.py"
    settings.write_text(settings.read_text().replace(str(marked_once), str(tmp_path)))
    return opened(tmp_path, monkeypatch)


def sent(room: CourseRoom) -> set[Path]:
    return set((Path(str(room.config.Exchange.root)) / "empathy-in-practice" / "feedback").glob("*.html"))


def files(room: CourseRoom) -> Iterator[tuple[Path, bytes]]:
    """Every file of the instructor's and of what they have sent."""
    for file in (*room.work.rglob("*"), *sent(room)):
        if file.is_file():
            yield file, file.read_bytes()


def naming_mo(room: CourseRoom) -> list[str]:
    return sorted(file.name for file, data in files(room) if any(word in data for word in MO) or b'"mo"' in data)


def test_nothing_of_a_learner_is_left_and_all_else_is(marked: CourseRoom, capsys: pytest.CaptureFixture[str]) -> None:
    # given: Mo is in many places, and the others' marks and numbers are known
    trail = Trail(paths.marking(marked.root) / NAME)
    known, pages, grades = numbers(trail.lines()), sent(marked), marked.grades("ada")
    assert {"gradebook.db", f"{NAME}.csv", "deadlines.jsonl", f"{NAME}.regrades.jsonl"} <= set(naming_mo(marked))
    assert len(pages) == 3

    # given: Mo has also handed in a folder without a secret, and with a notebook whose name is no text
    odd = Path(
        str(marked.config.Exchange.root), "empathy-in-practice", "inbound", f"mo+{NAME}+2026-01-01 00:00:00 UTC+x"
    )
    odd.mkdir()
    Path(os.fsdecode(os.fsencode(odd) + b"/\xff.ipynb")).touch()

    # when: Mo is forgotten
    told = say(marked, capsys, "forget", "mo", "--yes")

    # then: no file holds what Mo wrote or is called, and no folder is Mo's
    assert naming_mo(marked) == []
    assert list(marked.work.rglob("mo")) == []
    assert len(pages - sent(marked)) == 1
    assert f"exported/{NAME}.csv: removed; make it anew" in told
    # then: the others have their marks, their pages and the numbers that markers know them by
    assert marked.grades("ada") == grades
    assert {name: at for name, at in numbers(trail.lines()).items() if name in REPLIES} == {
        name: at for name, at in known.items() if name != "mo"
    }
    # then: it can run twice
    assert f"Nothing of mo is in {marked.root}." in say(marked, capsys, "forget", "mo", "--yes")


def test_a_dry_run_and_a_name_that_is_not_typed_erase_nothing(
    marked: CourseRoom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dict(files(marked))
    monkeypatch.setattr("builtins.input", lambda: "moo")

    told = say(marked, capsys, "forget", "mo", "--dry-run")
    say(marked, capsys, "forget", "mo", status=1)

    assert "pages of feedback in the exchange: 1" in told
    assert dict(files(marked)) == before


def test_a_run_that_stops_in_the_middle_is_completed_by_the_next(
    marked: CourseRoom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: a disk that refuses once the folders are gone
    def refuse(*_: object) -> bool:
        raise OSError(28, "No space left on device", "trail.jsonl")

    with monkeypatch.context() as patched:
        patched.setattr(coursework, "rewrite", refuse)
        say(marked, capsys, "forget", "mo", "--yes", status=1)
    assert naming_mo(marked) != []

    # when
    say(marked, capsys, "forget", "mo", "--yes")

    # then
    assert naming_mo(marked) == []


def test_what_the_instructor_has_put_there_is_told_and_left(
    marked: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = marked.work / "seats.txt"
    mine.write_text("Mo Quist sits by the window.\n")

    told = say(marked, capsys, "forget", "mo", "--yes", status=1)

    assert f"{mine} is yours and names them" in told
    assert mine.read_text() == "Mo Quist sits by the window.\n"


def test_what_was_copied_from_a_service_goes_too(marked: CourseRoom, capsys: pytest.CaptureFixture[str]) -> None:
    inbound = marked.work / "exchange" / "empathy-in-practice" / "inbound"
    for learner in ("mo", "mo-2", "ada"):
        (inbound / f"{learner}+{NAME}+2026-01-01 00:00:00.000000 UTC+x" / "answers").mkdir(parents=True)

    say(marked, capsys, "forget", "mo", "--yes")
    assert {place.name.split("+")[0] for place in inbound.iterdir()} == {"mo-2", "ada"}

    say(marked, capsys, "forget", "--all", "--yes")
    assert list(inbound.iterdir()) == []


def test_at_the_end_of_a_term_the_course_stays_and_nobody_else(
    marked: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    released = {file: data for file, data in files(marked) if "release" in file.parts}

    say(marked, capsys, "forget", "--all", "--yes")

    assert naming_mo(marked) == []
    assert sent(marked) == set()
    assert [place for name in REPLIES for place in marked.work.rglob(name)] == []
    assert {file: file.read_bytes() for file in released} == released
    with marked.gradebook() as book:
        assert ([one.name for one in book.assignments], list(book.students)) == ([NAME], [])
