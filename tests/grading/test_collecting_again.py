"""Collecting again: newer work is taken, a copy stays until a newer one is whole, and time is the machine's."""

from __future__ import annotations

import os
import resource
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from course_lib.grading.collecting import copy, folder, times
from course_lib.grading.collecting.refused import Refused
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.exchange import BUS, Inbound, ago


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    """Ann handed in a minute ago."""
    inbound = Inbound(released)
    inbound.hand_in("ann", picked=1, at=ago(seconds=60))
    return inbound


def test_newer_work_is_taken_by_itself_and_older_work_never(inbound: Inbound) -> None:
    # given: it was collected without --update, Ann hands in again, and an older folder comes late
    inbound.room.config.ExchangeCollect.update = False
    inbound.collect()
    inbound.hand_in("ann", picked=2, at=ago(seconds=30))
    inbound.hand_in("ann", picked=3, at=ago(seconds=90))

    inbound.collect()
    assert inbound.picked("ann") == [2]

    # when: nothing new has come, then the copy isn't touched
    before = inbound.copy("ann").stat()
    log = inbound.collect()
    assert "0 new or newer, 1 as collected before" in log
    assert inbound.copy("ann").stat() == before


def test_the_copy_stays_where_the_newer_submission_cant_be_taken(inbound: Inbound) -> None:
    # given: it was collected, and the newer submission's answers are a link
    inbound.collect()
    newer = inbound.hand_in("ann", picked=2)
    (newer / "answers").rename(newer / "aside")
    (newer / "answers").symlink_to("aside")

    log = inbound.collect()

    assert inbound.picked("ann") == [1]
    assert "holds a link (answers)" in log
    assert newer.name in log


def test_the_newest_that_can_be_taken_is_taken(inbound: Inbound) -> None:
    # given: of three submissions the newest has a notebook of 200 MB
    inbound.hand_in("ann", picked=2, at=ago(seconds=30))
    os.truncate(inbound.hand_in("ann", picked=3) / f"{NAME}.ipynb", 200_000_000)

    log = inbound.collect()

    assert inbound.picked("ann") == [2]
    assert log.count("NOT collected") == 1


def test_what_is_still_being_written_is_taken_when_it_is_whole(inbound: Inbound) -> None:
    # given: Ben's submission is a notebook so far
    folder = inbound.hand_in("ben")
    shutil.rmtree(folder / "answers")
    secret = (folder / "submission_secret.txt").rename(inbound.place / "aside")

    assert "It is still being written. Collect again in a few minutes." in inbound.collect()
    assert inbound.collected() == {"ann"}

    # when: the rest of it comes
    inbound.answer(folder, 2)
    secret.rename(folder / "submission_secret.txt")
    inbound.collect()

    assert inbound.picked("ben") == [2]


def test_what_was_completed_after_it_was_collected_is_collected_and_marked_again(inbound: Inbound) -> None:
    # given: a submission that looked whole was collected and marked, and then its answers came
    folder = inbound.hand_in("ben")
    shutil.rmtree(folder / "answers")
    inbound.collect()
    inbound.room.step("autograde", "ben", False)
    assert inbound.room.grades("ben")[BUS][0] == 0
    options = next(item for item in inbound.room.bank.items if item.id == BUS).options  # type: ignore[union-attr]
    inbound.answer(folder, next(number for number, option in enumerate(options) if option.correct))

    # when: both commands run again, without --force
    inbound.collect()
    inbound.room.step("autograde", "ben", False)

    assert inbound.room.grades("ben")[BUS][0] == 2


def test_answers_changed_after_they_were_collected_are_left_and_told_to_the_marker(inbound: Inbound) -> None:
    # given: Eve's submission of yesterday was collected, and those of Ann and Ben
    inbound.hand_in("ben", picked=2)
    folder = inbound.hand_in("eve", picked=1, at=ago(days=1))
    inbound.collect()
    before = inbound.picked("eve")

    # when: she changes her answer, and it is collected again, twice
    inbound.answer(folder, 3)
    log = inbound.collect()
    inbound.collect()

    # then: the copy from before stands, and instructor and marker read it once
    assert inbound.picked("eve") == before
    assert [inbound.picked(name) for name in ("ann", "ben")] == [[1], [2]]
    assert [inbound.note(name).remarks for name in ("ann", "ben")] == [(), ()]
    assert "eve: Its folder in the exchange was changed after it had been collected" in log
    assert sum("was changed after it had been collected" in remark for remark in inbound.note("eve").remarks) == 1
    assert "was changed after it had been collected" in inbound.room.step("autograde", "eve")


def test_who_is_late_cant_write_an_earlier_time(inbound: Inbound) -> None:
    # given: a deadline an hour ago, and Eve hands in now under a name and with a timestamp.txt of yesterday
    due = ago(hours=1)
    with inbound.room.gradebook() as book:
        book.find_assignment(NAME).duedate = due.replace(tzinfo=None)
        book.db.commit()
    inbound.hand_in("eve", at=ago(days=1))
    inbound.hand_in("ben")

    # when: it is collected and marked
    log = inbound.collect()
    for learner in ("eve", "ann", "ben"):
        inbound.room.step("autograde", learner)

    # then: the machine's time counts, and both times are told
    with inbound.room.gradebook() as book:
        late = book.find_submission(NAME, "eve").total_seconds_late
    assert 3600 <= late <= 3600 + (datetime.now(UTC) - due).total_seconds()
    assert "eve: Something in it was changed at" in log
    assert [inbound.note(name).remarks for name in ("ann", "ben")] == [(), ()]


def test_an_edited_timestamp_counts_for_nothing_and_is_told(inbound: Inbound) -> None:
    folder = inbound.hand_in("eve")
    (folder / "timestamp.txt").write_text("2020-01-01 00:00:00.000000 UTC")

    log = inbound.collect()

    assert (inbound.copy("eve") / "timestamp.txt").read_text() == folder.name.split("+")[2]
    assert "eve: Its timestamp.txt tells another time than its name" in log


def test_a_time_to_come_is_not_believed(inbound: Inbound) -> None:
    inbound.hand_in("eve", at=ago(days=-30))

    log = inbound.collect()

    assert abs(inbound.note("eve").at - datetime.now(UTC)) < timedelta(minutes=1)
    assert "is still to come" in log


def test_after_the_exchange_was_restored_names_can_be_told_to_count(inbound: Inbound) -> None:
    inbound.room.config.Collect.trust_file_times = False
    at = ago(days=1)
    inbound.hand_in("ben", at=at)

    log = inbound.collect()

    assert inbound.note("ben").at == at
    assert "ben: " not in log


def test_before_the_due_date_means_by_the_machines_time(inbound: Inbound) -> None:
    # given: Ann handed in before and after the deadline, and Eve's earlier name is a lie
    inbound.room.config.ExchangeCollect.before_duedate = True
    with inbound.room.gradebook() as book:
        book.find_assignment(NAME).duedate = ago(seconds=45).replace(tzinfo=None)
        book.db.commit()
    inbound.hand_in("ann", picked=2, at=ago(seconds=30))
    inbound.hand_in("eve", picked=3, at=ago(days=1))

    inbound.collect()
    inbound.collect()

    assert inbound.picked("ann") == [1]
    assert inbound.note("eve").at > ago(minutes=1)


def test_a_disk_that_takes_no_more_leaves_what_was_there_and_is_told(inbound: Inbound) -> None:
    # given: it was collected, and no file may be longer than a few words now
    inbound.collect()
    inbound.hand_in("ann", picked=2)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
    try:
        log = inbound.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert "It can't be written here (File too large). Make room" in log
    assert "The copy collected before stays." in log
    assert inbound.picked("ann") == [1]


def test_a_copy_that_came_another_way_gives_way_to_newer_work_alone(inbound: Inbound) -> None:
    # given: copies without our note, one older than what is in the exchange and one newer
    inbound.hand_in("ben", picked=2, at=ago(seconds=60))
    for learner, at in (("ann", ago(hours=1)), ("ben", ago(seconds=5))):
        inbound.copy(learner).mkdir(parents=True)
        (inbound.copy(learner) / "timestamp.txt").write_text(times.HandedIn(at).in_words)

    inbound.collect()

    assert inbound.picked("ann") == [1]
    assert inbound.picked("ben") == []


def test_a_run_that_was_killed_between_two_renames_is_mended(inbound: Inbound) -> None:
    # given: the copy was moved aside, and the new one, half made, didn't come
    inbound.collect()
    place = inbound.copy("ann")
    place.rename(place.with_name(copy.OLD.format(NAME)))
    place.with_name(copy.NEW.format(NAME)).mkdir()
    shutil.rmtree(next(inbound.place.glob("ann+*")))

    inbound.collect()

    assert inbound.picked("ann") == [1]
    assert [entry.name for entry in place.parent.iterdir()] == [NAME]


def test_a_file_that_is_exchanged_between_looking_and_copying_is_not_copied(inbound: Inbound) -> None:
    handed_in = next(inbound.place.glob("ann+*"))
    answers = handed_in / "answers" / "sitting.jsonl"
    with folder.opened(inbound.place) as here:
        seen = folder.look_into(here, handed_in.name)

        answers.unlink()
        answers.symlink_to("/etc/hostname")
        with pytest.raises(Refused):
            folder.read(here, handed_in.name, seen)

        answers.unlink()
        answers.write_text("another")
        with pytest.raises(Refused, match=r"was changed while it was being copied.*Collect again"):
            folder.read(here, handed_in.name, seen)
