"""Whose a folder of the exchange is: nobody hands in for anybody else, and nobody unknown is taken."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from course_lib.grading.collecting import folder
from course_lib.grading.collecting.refused import Refused
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.exchange import Inbound, ago
from tests.support.places import ROOT

ME = pwd.getpwuid(os.geteuid()).pw_name
#: Accounts that every Linux has, to be given files by root.
OTHERS = ("daemon", "nobody")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to other accounts")


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    """A course that looks at who made a folder, as nbgrader_config.py has it."""
    released.config.ExchangeCollect.check_owner = True
    return Inbound(released)


def give(account: str, *places: Path) -> None:
    number = pwd.getpwnam(account).pw_uid
    for place in places:
        os.chown(place, number, -1, follow_symlinks=False)


def hand_in_as(inbound: Inbound, account: str, picked: int) -> Path:
    made = inbound.hand_in(account, picked)
    give(account, made, *made.rglob("*"))
    return made


@contextmanager
def acting_as(account: str) -> Iterator[None]:
    """Rights of another account, for a while."""
    os.seteuid(pwd.getpwnam(account).pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_command_ends_well_and_says_who_handed_in_for_somebody_else(inbound: Inbound) -> None:
    # given: I handed in, and then made a later folder in Mo's name, and one that is nobody's
    inbound.hand_in(ME, picked=1)
    inbound.hand_in("mo", picked=2)
    (inbound.place / f"mo+{NAME}+yesterday+x").mkdir()

    # when: the instructor types the command
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "collect", NAME, f"--Exchange.root={inbound.place.parents[1]}"],
        cwd=inbound.room.root, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip

    # then: mine is there, Mo has none, and both folders are named, with what to do
    assert done.returncode == 0
    assert inbound.collected() == {ME}
    assert "Collected: 1 new or newer" in done.stderr
    assert f"The account {ME} made it in the name of mo. Ask both." in done.stderr
    assert f"NOT collected: mo+{NAME}+yesterday+x (account {ME})" in done.stderr
    assert "Traceback" not in done.stderr


@needs_root
def test_a_later_folder_in_somebodys_name_doesnt_take_the_place_of_theirs(inbound: Inbound) -> None:
    # given: three accounts handed in, and then daemon makes a later folder in nobody's name
    for account in OTHERS:
        hand_in_as(inbound, account, picked=1)
    hand_in_as(inbound, "bin", picked=2)
    forged = inbound.hand_in("nobody", picked=3, at=ago(seconds=0))
    give("daemon", forged, *forged.rglob("*"))

    log = inbound.collect()

    assert [inbound.picked(account) for account in (*OTHERS, "bin")] == [[1], [1], [2]]
    assert "account daemon made it in the name of nobody" in log


@needs_root
def test_a_file_of_another_account_is_not_taken_with_a_submission(inbound: Inbound) -> None:
    # given: daemon puts files into nobody's open folder, and a hard link to nobody's answers into its own
    theirs, own = (hand_in_as(inbound, account, picked=1) for account in ("nobody", "daemon"))
    inbound.answer(theirs, 3, name="zzz.jsonl")
    (theirs / "copy.ipynb").symlink_to("/etc/hostname")
    os.link(theirs / "answers" / "sitting.jsonl", own / "answers" / "mine.jsonl")
    give("daemon", theirs / "answers" / "zzz.jsonl", theirs / "copy.ipynb")

    log = inbound.collect()

    # then: each has what is their own, and both are told
    assert [inbound.picked(account) for account in OTHERS] == [[1], [1]]
    assert "nobody: Another account put 2 file(s) into it; they were left there." in log
    assert "daemon: Another account put 1 file(s) into it; they were left there." in log


@needs_root
def test_what_nobody_may_read_is_told(inbound: Inbound) -> None:
    # given: a submission whose answers are closed, one that is closed itself, and two that are open
    whole, half = inbound.hand_in("ann"), inbound.hand_in("ben")
    (half / "answers" / "sitting.jsonl").chmod(0)
    whole.chmod(0)
    others = [inbound.hand_in(name, picked=3) for name in ("cy", "di")]

    # when: an instructor who isn't root reads them
    with folder.opened(inbound.place) as here, acting_as("daemon"):
        with pytest.raises(Refused, match="Permission denied"):
            folder.look_into(here, whole.name)
        seen = folder.look_into(here, half.name)
        with pytest.raises(Refused, match=r"Permission denied.*hand in again"):
            folder.read(here, half.name, seen)
        for other in others:
            assert (
                b'"picked": [3]'
                in folder.read(here, other.name, folder.look_into(here, other.name))["answers/sitting.jsonl"]
            )


def test_an_account_without_a_name_has_a_number() -> None:
    assert folder.account(2**31 - 7) == f"number {2**31 - 7}"


def test_where_a_roster_is_kept_somebody_who_isnt_on_it_is_named_and_left_out(inbound: Inbound) -> None:
    # given: a roster with a name on it, and two who handed in
    inbound.room.config.ExchangeCollect.check_owner = False
    with inbound.room.gradebook() as book:
        book.add_student("ann", first_name="Ann")
    for learner in ("ann", "eve"):
        inbound.hand_in(learner)

    # when: it is collected
    log = inbound.collect()

    # then: one is there, and the line about the other says how to take them
    assert inbound.collected() == {"ann"}
    assert "eve is not on the roster. To take it: `nbgrader db student add eve`" in log

    # when: that is done, then the other is there too
    with inbound.room.gradebook() as book:
        book.add_student("eve")
    inbound.collect()
    assert inbound.collected() == {"ann", "eve"}


def test_learners_whom_marking_has_met_are_no_roster(inbound: Inbound) -> None:
    inbound.room.config.ExchangeCollect.check_owner = False
    with inbound.room.gradebook() as book:
        book.add_student("ann")  # as autograde does
    inbound.hand_in("eve")

    inbound.collect()

    assert inbound.collected() == {"eve"}


def test_one_learner_can_be_asked_for(inbound: Inbound) -> None:
    inbound.room.config.ExchangeCollect.check_owner = False
    inbound.room.config.CourseDirectory.student_id = "ann"
    for learner in ("ann", "ben"):
        inbound.hand_in(learner)
    (inbound.place / f"eve+{NAME}").mkdir()

    log = inbound.collect()

    assert inbound.collected() == {"ann"}
    assert "NOT collected" not in log
