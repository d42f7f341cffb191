"""`empathy due` and `empathy extend`: until when, for whom, by whom and why; also for those who have not handed in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from course_lib import paths
from course_lib.__main__ import main
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.keys import right_answer

BUS = "the-late-bus"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(released: CourseRoom, capsys: pytest.CaptureFixture[str]) -> Say:
    """Give a command: its exit status, what was told, and what was told as wrong. Ana and Bo are on the roster."""
    (released.root / "data").mkdir()
    with released.gradebook() as book:
        for name in ("ana", "bo"):
            book.add_student(name, email=f"{name}@example.org")

    def say(*words: str) -> tuple[int, str, str]:
        status = main([*words, "--course", str(released.root)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return say


def hand_in(room: CourseRoom, name: str, time: str) -> None:
    """Hand in a right answer, and have it collected as of a time in UTC."""
    learner = room.learner(name)
    learner.answer(BUS, right_answer(room.bank.items[0]))
    learner.submit()
    room.step("collect")
    (room.work / "submitted" / name / NAME / "timestamp.txt").write_text(time)


def late(room: CourseRoom, name: str) -> tuple[timedelta | None, float]:
    """A learner's extension in the gradebook, and by how many seconds they are late."""
    with room.gradebook() as book:
        one = book.find_submission(NAME, name)
        return one.extension, one.total_seconds_late


def test_a_due_date_is_set_and_told_by_the_clock_on_the_wall(released: CourseRoom, say: Say) -> None:
    # given no due date
    assert say("due", NAME) == (0, f"{NAME}: no due date\n", "")

    # when one is set by the clock in Zurich
    status, told, _ = say("due", NAME, "2026-12-04 18:00", "--zone", "Europe/Zurich")

    # then it is told so, the gradebook has it in UTC, and the zone needn't be said again
    assert status == 0
    assert told.startswith(f"{NAME}: due Friday 4 December 2026, 18:00 (Europe/Zurich)\n")
    with released.gradebook() as book:
        assert book.find_assignment(NAME).duedate == datetime(2026, 12, 4, 17)  # noqa: DTZ001  as nbgrader keeps it
    assert "Friday 11 December 2026, 18:30 (Europe/Zurich)" in say("due", NAME, "2026-12-11 18:30")[1]
    assert say("due", NAME, "none") == (0, f"{NAME}: no due date\n", "")


def test_learners_read_the_due_date_in_what_is_released_and_nobodys_extension(released: CourseRoom, say: Say) -> None:
    # given a due date after the release
    told = say("due", NAME, "2026-12-04 18:00", "--zone", "Europe/Zurich")[1]
    assert f"empathy release {NAME} --force" in told
    assert say("extend", NAME, "ana", "--days", "3")[0] == 0
    release = released.work / "release" / NAME
    items = (release / "items.json").read_bytes()

    # when it is released again, and Ana works with it
    released.step("generate_assignment", True)
    shutil.rmtree(released.root.parent / "exchange" / "empathy-in-practice" / "outbound" / NAME)
    released.step("release_assignment")
    hand_in(released, "ana", "2026-12-05 12:00:00 UTC")

    # then it stands under the title, the questions are the same, and marking goes on as before
    cells = json.loads((release / f"{NAME}.ipynb").read_bytes())["cells"]
    assert "".join(cells[1]["source"]) == "**Hand in by Friday 4 December 2026, 18:00 (Europe/Zurich).**"
    assert "7 December" not in (release / f"{NAME}.ipynb").read_text("utf-8")
    assert (release / "items.json").read_bytes() == items
    assert say("grade", NAME, "--workers", "1")[0] == 0
    assert released.total("ana") > 0
    assert "otherwise" not in say("due", NAME, "2026-12-04 18:00")[1]

    # when it is moved after marking, then the release is left alone
    assert "leave the release as it is" in say("due", NAME, "2026-12-05 18:00")[1]


def test_a_due_date_may_be_known_before_anything_is_released(released: CourseRoom, say: Say) -> None:
    # given an assignment that is only authored, in a course without a gradebook
    paths.gradebook(released.root).unlink()

    status, told, _ = say("due", "foundations", "2026-12-04 18:00", "--zone", "UTC")

    assert (status, told) == (0, "foundations: due Friday 4 December 2026, 18:00 (UTC)\n")
    with released.gradebook() as book:
        assert [one.name for one in book.assignments] == ["foundations"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("due", NAME, "2026-12-04 18:00"), "say where the clock hangs, once for the course: --zone Europe/Zurich"),
        (("due", NAME, "2026-12-04 18:00", "--zone", "Zuerich"), "'Zuerich' is no time zone"),
        (("due", NAME, "2026-12-04 18:00", "--zone", "../../etc/passwd"), "is no time zone"),
        (("due", NAME, "2026-12-04", "--zone", "UTC"), "is no date and time of day"),
        (("due", NAME, "2026-02-30 18:00", "--zone", "UTC"), "is in no calendar or on no clock"),
        (("due", NAME, "2027-03-28 02:30", "--zone", "Europe/Zurich"), "leave out 02:30 on that day"),
        (("due", NAME, "--zone", "UTC"), "write the date and time before it"),
        (("due", "foundation", "2026-12-04 18:00", "--zone", "UTC"), "the gradebook has no assignment of this name"),
        (("extend", NAME, "cy", "--days", "3"), "nobody on the roster goes by this id"),
        (("extend", "ana", "--days", "3"), "name the assignment and then the learner"),
        (("extend", NAME, "ana", "--all", "--days", "3"), "or the learner alone with --all"),
        (("extend", NAME, "ana", "--days", "366"), "from 0 (takes it back) to 365"),
        (("extend", NAME, "ana", "--until", "2026-12-07 18:00"), "it has no due date yet"),
        (("extend", "ana", "--all", "--until", "2026-12-07 18:00"), "use --days"),
        (("extend", NAME, "ana", "--days", "3", "--why", "two\nlines"), "--why is one line"),
    ],
)
def test_what_cannot_be_granted_is_told_in_words_and_leaves_no_line(
    released: CourseRoom, say: Say, words: tuple[str, ...], says: str
) -> None:
    status, told, wrong = say(*words)

    assert (status, told) == (1, "")
    assert says in wrong
    assert not (paths.marking(released.root) / "deadlines.jsonl").exists()


def test_until_has_to_be_after_the_due_date(say: Say) -> None:
    assert say("due", NAME, "2026-12-04 18:00", "--zone", "Europe/Zurich")[0] == 0

    status, _, wrong = say("extend", NAME, "ana", "--until", "2026-12-04 18:00")

    assert status == 1
    assert "that is not after the due date, Friday 4 December 2026, 18:00 (Europe/Zurich)" in wrong


@pytest.mark.parametrize("way", ["grade", "autograde"])
def test_what_was_granted_before_handing_in_holds_in_both_ways_of_marking(
    released: CourseRoom, say: Say, way: str
) -> None:
    # given three days more for Ana, who has not handed in and counts for nothing as having done so
    assert say("due", NAME, "2026-11-02 12:00", "--zone", "UTC")[0] == 0
    status, told, _ = say("extend", NAME, "ana", "--days", "3", "--why", "asked for by the office")
    assert (status, told) == (0, f"ana: {NAME} until Thursday 5 November 2026, 12:00 (UTC)\n")
    with released.gradebook() as book:
        assert book.assignment_submissions(NAME) == []

    # when both hand in a day after the due date and are marked
    for name in ("ana", "bo"):
        hand_in(released, name, "2026-11-03 12:00:00 UTC")
    if way == "grade":
        assert say("grade", NAME, "--workers", "1")[0] == 0
    else:
        for name in ("ana", "bo"):
            released.step("autograde", name)

    # then Ana is on time and Bo is late
    assert late(released, "ana") == (timedelta(days=3), 0)
    assert late(released, "bo") == (None, 24 * 60 * 60)

    # when it is taken back, and given to Bo for every assignment, who has handed in
    told = say("extend", NAME, "ana", "--days", "0")[1]
    assert f"ana: {NAME} until Monday 2 November 2026, 12:00 (UTC), as everybody" in told
    assert f"Run `empathy grade {NAME}` again" in told
    assert say("extend", "bo", "--all", "--days", "7", "--why", "accommodation")[0] == 0

    # then the gradebook has it at once
    assert late(released, "ana") == (None, 24 * 60 * 60)
    assert late(released, "bo") == (timedelta(days=7), 0)


def test_a_moved_due_date_takes_days_along_and_leaves_a_moment_where_it_is(released: CourseRoom, say: Say) -> None:
    # given days for one and a moment for the other, both marked
    assert say("due", NAME, "2026-11-02 12:00", "--zone", "UTC")[0] == 0
    for name in ("ana", "bo"):
        hand_in(released, name, "2026-11-03 12:00:00 UTC")
    assert say("extend", NAME, "ana", "--days", "3")[0] == 0
    assert say("extend", NAME, "bo", "--until", "2026-11-05 12:00")[0] == 0
    assert say("grade", NAME, "--workers", "1")[0] == 0

    # when the due date is moved by a day
    told = say("due", NAME, "2026-11-03 12:00")[1]

    # then so it is in the gradebook, and in words
    assert late(released, "ana")[0] == timedelta(days=3)
    assert late(released, "bo")[0] == timedelta(days=2)
    assert f"ana: {NAME} until Friday 6 November 2026, 12:00 (UTC)" in told
    assert f"bo: {NAME} until Thursday 5 November 2026, 12:00 (UTC)" in told
    assert f"Run `empathy grade {NAME}` again" in told


def test_the_trail_says_who_granted_what_when_and_why_and_only_grows(
    released: CourseRoom, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "petra")
    assert say("due", NAME, "2026-12-04 18:00", "--zone", "Europe/Zurich")[0] == 0
    assert say("extend", NAME, "ana", "--days", "3", "--why", "asked for on Monday")[0] == 0
    trail = paths.marking(released.root) / "deadlines.jsonl"
    before = trail.read_bytes()

    assert say("extend", NAME, "ana", "--until", "2026-12-09 18:00")[0] == 0

    assert trail.read_bytes().startswith(before)
    assert trail.stat().st_mode & 0o077 == 0
    first, second, third = map(json.loads, trail.read_text("utf-8").splitlines())
    assert (first["due"], first["from"], first["zone"]) == ("2026-12-04T17:00:00+00:00", None, "Europe/Zurich")
    assert {one["by"] for one in (first, second, third)} == {"petra"}
    assert (second["student"], second["days"], second["why"]) == ("ana", 3, "asked for on Monday")
    assert third["until"] == "2026-12-09T17:00:00+00:00"
    told = say("due", NAME)[1]
    assert f"  ana: {NAME} until Wednesday 9 December 2026, 18:00 (Europe/Zurich)" in told
    assert "    until Wednesday 9 December 2026, 18:00 (Europe/Zurich), by petra on 20" in told


def test_an_extension_of_nbgraders_own_making_stays_and_is_told(released: CourseRoom, say: Say) -> None:
    # given one that was granted in Python
    assert say("due", NAME, "2026-11-02 12:00", "--zone", "UTC")[0] == 0
    hand_in(released, "ana", "2026-11-03 12:00:00 UTC")
    assert say("grade", NAME, "--workers", "1")[0] == 0
    with released.gradebook() as book:
        book.grant_extension(NAME, "ana", days=2)

    # when the class is marked again
    assert say("grade", NAME, "--workers", "1")[0] == 0

    # then it is still there
    assert late(released, "ana") == (timedelta(days=2), 0)
    assert "ana: until Wednesday 4 November 2026, 12:00 (UTC), by other means" in say("due", NAME)[1]
