"""A late penalty by the day: what it takes off, and that both ways of marking take off the same."""

from __future__ import annotations

import shutil

import pytest
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course_lib.__main__ import main
from course_lib.grading.late_penalty import DAY, PerDay
from tests.support.grading import results
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.keys import right_answer

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"
#: When each handed in; it was due on 2 November at noon, and one of them was given two days.
HANDED_IN = {
    "prompt": "2026-11-02 12:00:00 UTC",
    "late": "2026-11-03 12:00:01 UTC",
    "later": "2026-11-30 12:00:00 UTC",
    "longer": "2026-11-04 12:00:00 UTC",
    "longer-and-late": "2026-11-04 12:00:01 UTC",
}


def command(room: CourseRoom, *words: str) -> None:
    assert main([*words, "--course", str(room.root)]) == 0


def configured(room: CourseRoom, lines: str) -> None:
    """Add lines to the configuration, for the commands and for nbgrader's own steps."""
    with (room.root / "nbgrader_config.py").open("a") as file:
        file.write(lines)
    exchange = room.config.Exchange.root
    room.config = PyFileConfigLoader("nbgrader_config.py", path=str(room.root)).load_config()
    room.config.Exchange.root = exchange
    room.config.ExchangeCollect.check_owner = False


@pytest.fixture
def course(released: CourseRoom) -> CourseRoom:
    """Five who have handed in the same, at other times."""
    room = released
    (room.root / "data").mkdir()
    configured(room, "")
    first = room.learner("first")
    first.answer(BUS, right_answer(room.bank.items[0]))
    first.answer(REPLY, {"text": "You waited, and nobody came."})
    first.submit()
    room.step("collect")
    with room.gradebook() as book:
        for name in HANDED_IN:
            book.add_student(name)
    command(room, "due", NAME, "2026-11-02 12:00", "--zone", "UTC")
    for name in ("longer", "longer-and-late"):
        command(room, "extend", NAME, name, "--days", "2")
    for name, time in HANDED_IN.items():
        (room.copy_of("first", name) / "timestamp.txt").write_text(time)
    shutil.rmtree(room.work / "submitted" / "first")
    return room


def penalties(room: CourseRoom) -> dict[str, float | None]:
    return {name: taken for (name, _), (_, taken) in results.rows(room)["notebook"].items()}


def test_both_ways_of_marking_take_off_the_same(course: CourseRoom) -> None:
    # given a tenth a day, at most half, and what nbgrader's own command makes of it
    configured(course, "c.PerDay.per_day = 0.1\n")
    before = course.root.parent / "before"
    shutil.copytree(course.work, before)
    course.step("autograde", "*")
    rows = results.rows(course)
    shutil.rmtree(course.work)
    before.rename(course.work)

    # when the class is marked in one run
    command(course, "grade", NAME, "--workers", "1")

    # then rows are the same: two days begun, the most, and a day begun after the extension
    assert results.rows(course) == rows
    points = rows["submission"]["prompt"][2]
    assert points > 0
    assert penalties(course) == {
        "prompt": None, "late": round(points * 0.2, 2), "later": round(points * 0.5, 2),
        "longer": None, "longer-and-late": round(points * 0.1, 2),
    }  # fmt: skip


def test_nothing_is_taken_off_unless_it_is_asked_for(course: CourseRoom) -> None:
    command(course, "grade", NAME, "--workers", "1")

    assert penalties(course) == dict.fromkeys(HANDED_IN)


def test_points_that_a_person_gives_later_are_reckoned_in_by_the_next_run(
    course: CourseRoom, capsys: pytest.CaptureFixture[str]
) -> None:
    # given a marked class, and points that a person gives to one who was late
    configured(course, "c.PerDay.per_day = 0.1\n")
    command(course, "grade", NAME, "--workers", "1")
    before = penalties(course)
    with course.gradebook() as book:
        grade = book.find_grade(REPLY, NAME, NAME, "late")
        grade.manual_score, grade.needs_manual_grade = 5.0, False
        book.db.commit()
    capsys.readouterr()

    # when the next run has nothing to mark
    command(course, "grade", NAME, "--workers", "1")

    # then their penalty is of all points, and the person's mark needn't be looked at again
    told = capsys.readouterr().out
    assert "Marked: 0. As they were: 5." in told
    assert "Late penalties reckoned again, since marks or settings have changed: 1." in told
    taken = before["late"]
    assert taken is not None
    assert penalties(course) == {**before, "late": round(taken + 1.0, 2)}
    assert results.rows(course)["grade"]["late", REPLY][3] is False

    # when nothing has changed since, nothing is told
    command(course, "grade", NAME, "--workers", "1")
    assert "Late penalties" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("seconds", "taken"),
    [(0, None), (1, 2.0), (DAY, 2.0), (DAY + 1, 4.0), (3 * DAY, 6.0), (400 * DAY, 10.0), (1e9, 10.0)],
)
def test_each_day_begun_costs_a_share_up_to_the_most(seconds: float, taken: float | None) -> None:
    plugin = PerDay(config=Config({"PerDay": {"per_day": 0.1, "most": 0.5}}))

    assert plugin.late_submission_penalty("ana", 20.0, seconds) == taken


def test_without_a_share_nbgraders_own_penalty_counts() -> None:
    assert PerDay().late_submission_penalty("ana", 20.0, 1) is None
    zero = PerDay(config=Config({"LateSubmissionPlugin": {"penalty_method": "zero"}}))
    assert zero.late_submission_penalty("ana", 20.0, 1) == 20.0


@pytest.mark.parametrize("wrong", [{"per_day": 10}, {"per_day": -0.1}, {"most": 1.5}, {"most": "half"}])
def test_a_share_is_of_one(wrong: dict[str, object]) -> None:
    with pytest.raises(TraitError):
        PerDay(config=Config({"PerDay": wrong}))
