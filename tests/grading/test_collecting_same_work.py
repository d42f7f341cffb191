"""The same work handed in anew is no later submission: the copy that is there stays, with its time."""

from __future__ import annotations

from tests.support.grading.classroom import NAME
from tests.support.grading.exchange import Inbound, ago


def test_the_copy_stays_with_its_time_where_nothing_to_mark_is_another(inbound: Inbound) -> None:
    # given: Ann and Ben are collected; Ann hands in the same answer anew, and Ben another one
    inbound.collect()
    before = {name: inbound.note(name) for name in ("ann", "ben")}
    inbound.hand_in("ann", picked=1, at=ago(seconds=0))
    inbound.hand_in("ben", picked=3, at=ago(seconds=0))

    log = inbound.collect()

    assert "Collected: 1 new or newer, 1 as collected before." in log
    assert inbound.note("ann") == before["ann"]
    assert inbound.note("ben").at > before["ben"].at
    # when: Ann changes her mind in the end, that is taken
    inbound.hand_in("ann", picked=3, at=ago(seconds=-1))
    inbound.collect()
    assert inbound.picked("ann") == [3]


def test_where_the_released_questions_are_gone_nothing_tells_and_the_newer_is_taken(inbound: Inbound) -> None:
    inbound.collect()
    before = inbound.note("ann")
    (inbound.room.work / "release" / NAME / "items.json").unlink()
    inbound.hand_in("ann", picked=1, at=ago(seconds=0))

    inbound.collect()

    assert inbound.note("ann").at > before.at


def test_an_earlier_hand_in_of_the_same_work_still_gives_its_time_where_it_counts_first(inbound: Inbound) -> None:
    # given: what was collected came late, and from now on what came in time goes first
    inbound.collect()
    late = inbound.note("ann")
    with inbound.room.gradebook() as book:
        book.find_assignment(NAME).duedate = ago(seconds=30).replace(tzinfo=None)
        book.db.commit()
    inbound.room.config.ExchangeCollect.before_duedate = True
    inbound.hand_in("ann", picked=1, at=ago(seconds=90))

    inbound.collect()

    assert inbound.note("ann").at < late.at
