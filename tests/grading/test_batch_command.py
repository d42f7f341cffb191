"""`empathy grade` as an instructor meets it: what it tells, what it refuses, and what it leaves alone."""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.__main__ import main
from course_lib.grading.batch import ledger, run, tables
from course_lib.grading.batch.judging import judge
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.keys import right_answer

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"
Grade = Callable[..., int]


@pytest.fixture
def course(released: CourseRoom) -> CourseRoom:
    """Two have handed in the right answer to the first question, and a third is on the roster."""
    ada = released.learner("ada")
    ada.answer(BUS, right_answer(released.bank.items[0]))
    ada.submit()
    released.step("collect")
    released.copy_of("ada", "mo")
    with released.gradebook() as book:
        book.add_student("ida")
    (released.root / "data").mkdir()
    return released


@pytest.fixture
def grade(course: CourseRoom) -> Grade:
    return lambda *words: main(["grade", NAME, "--course", str(course.root), *words])


def test_what_is_marked_is_not_marked_again_and_a_dry_run_writes_nothing(
    course: CourseRoom, grade: Grade, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a dry run
    before = results.files(course.work)
    assert grade("--dry-run") == 0
    assert "ada, mo: not marked yet" in capsys.readouterr().out
    assert {name for name in results.files(course.work) if name not in before} == {f"marking/{NAME}.lock"}

    # when the class is marked, and marked again
    assert grade("--workers", "1") == 0
    told = capsys.readouterr().out
    assert "Marked: 2. As they were: 0. Left out: 0." in told
    assert "Nobody waits for a person." in told
    assert "ida: no submission" in told
    marked = results.files(course.work / "autograded")
    assert grade() == 0
    assert "Marked: 0. As they were: 2. Left out: 0." in capsys.readouterr().out
    assert len(list(paths.backups(course.root).iterdir())) == 1

    # when one is chosen and it is asked for, then one is marked, and the same comes out
    assert grade("--student", "mo", "--force") == 0
    assert "Marked: 1. As they were: 0." in capsys.readouterr().out
    assert results.files(course.work / "autograded") == marked


def test_a_mended_key_changes_marks_and_the_trail_tells_which_and_why(
    course: CourseRoom, grade: Grade, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a marked class, of whom a person has given one another mark
    assert grade() == 0
    with course.gradebook() as book:
        book.find_grade(BUS, NAME, NAME, "mo").manual_score = 1.0
        book.db.commit()
    bank = course.root / "banks" / f"{NAME}.yml"
    first, rest = bank.read_text("utf-8").split("\n  - id: room-for-colm")
    right = "        correct: true\n"
    first = first.replace(right, "").replace("badly needed a rest.\n", f"badly needed a rest.\n{right}")

    # when the key is mended
    bank.write_text(f"{first}\n  - id: room-for-colm{rest}", "utf-8")
    assert grade() == 0

    # then marks have changed, the person's stays, and each change is told
    assert capsys.readouterr().out.count("Marked: 2.") == 2
    assert course.grades("ada")[BUS] == (0.0, False)
    assert course.grades("mo")[BUS] == (0.0, True)
    assert course.total("mo") == 1.0
    trail = ledger.read(paths.marking(course.root) / f"{NAME}.changes.jsonl")
    about = ("student", "item", "from", "to", "by_hand", "why")
    assert sorted(tuple(line[key] for key in about) for line in trail) == [
        ("ada", BUS, 2.0, 0.0, None, "the bank or the release has changed"),
        ("mo", BUS, 2.0, 0.0, 1.0, "the bank or the release has changed"),
    ]


def test_a_question_reworded_since_is_told_once_and_shown_as_the_learner_saw_it(
    course: CourseRoom, grade: Grade, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a bank in which a question was put otherwise after the release
    bank = course.root / "banks" / f"{NAME}.yml"
    bank.write_text(bank.read_text("utf-8").replace("asks for nothing new?", "asks for nothing that is new?"), "utf-8")

    # when the class is marked in one run, and by nbgrader
    assert grade() == 0
    told = capsys.readouterr().out
    ours = notebook(course, "ada")
    log = course.step("autograde", "ada")

    # then the item waits, one line says that it does for all, and the marker reads what the learner read
    assert told.count(f"{BUS} waits for a person, for the whole class: its question was changed") == 1
    assert log.count(f"{BUS} waits for a person, for the whole class: its question was changed") == 1
    assert course.grades("ada")[BUS] == (None, True)
    assert "asks for nothing new?" in ours
    assert "Your shift was over, and for an hour you stayed where you were." in ours
    assert notebook(course, "ada") == ours


def test_one_that_cannot_be_marked_is_left_out_and_named_and_the_others_are_marked(
    course: CourseRoom, grade: Grade, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a submission that ends the process that reads it, a name that is none, and a folder with too much in it
    course.copy_of("ada", "n" * 200)
    (course.copy_of("ada", "eve") / "ends.txt").touch()

    def dies(assignment: object, submitted: Path, beside: Path) -> object:
        if (submitted / "ends.txt").exists():
            raise SystemExit
        return judge(assignment, submitted, beside)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "judge", dies)

    assert grade() == 1

    told = capsys.readouterr().out
    assert "Marked: 2. As they were: 0. Left out: 2." in told
    assert "eve: the process that marked it ended" in told
    assert "the name has more than 128 characters" in told
    assert course.grades("mo")[BUS] == (2.0, False)
    assert not list((course.work / "autograded").glob("eve/*"))


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (lambda room: (room.root / "nbgrader_config.py").unlink(), "nbgrader isn't configured here"),
        (lambda room: (room.root / "nbgrader_config.py").write_text("1 / 0"), "it can't be used: division by zero"),
        (lambda room: (room.root / "banks" / f"{NAME}.yml").unlink(), "there is no item bank here"),
        (lambda room: (room.work / "release" / NAME / f"{NAME}.ipynb").unlink(), "is gone, and marking starts from it"),
        (lambda room: paths.gradebook(room.root).unlink(), "there is no gradebook here yet"),
        (lambda room: paths.gradebook(room.root).write_bytes(b"none" * 99), "file is not a database"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_written(
    course: CourseRoom,
    grade: Grade,
    happens: Callable[[CourseRoom], object],
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    happens(course)

    assert grade() == 1

    assert says in capsys.readouterr().err
    assert not (course.work / "autograded").exists()


def test_strangers_another_run_and_a_busy_gradebook_are_told(
    course: CourseRoom, grade: Grade, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grade("--student", "ada", "zoe") == 1
    assert "zoe: nothing of this learner is here; mind the spelling" in capsys.readouterr().err

    paths.marking(course.root).mkdir()
    with (paths.marking(course.root) / f"{NAME}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert grade() == 1
    assert "another run is at it; wait for its end" in capsys.readouterr().err

    monkeypatch.setattr(tables, "PATIENCE", 0.1)
    writer = sqlite3.connect(paths.gradebook(course.root))
    writer.execute("BEGIN IMMEDIATE")
    assert grade() == 1
    assert "database is locked); what was marked stays, run the same command again" in capsys.readouterr().err
    writer.close()
    assert grade() == 0


def notebook(course: CourseRoom, name: str) -> str:
    """The marked notebook's file, its texts as one."""
    nb = json.loads((course.work / "autograded" / name / NAME / f"{NAME}.ipynb").read_bytes())
    return json.dumps(nb, ensure_ascii=False)
