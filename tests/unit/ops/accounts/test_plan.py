"""What a list asks for that isn't there yet; and whom it can't have, because the account is somebody else's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.lists import table
from course_lib.ops.accounts import plan
from course_lib.ops.accounts.entries import Entry
from course_lib.ops.accounts.machine import Account, Machine
from course_lib.ops.accounts.plan import Plan
from course_lib.ops.hub.courses import Further
from course_lib.ops.hub.site import Site

ANA, BEN, CY = Entry("ana", 2, group="thursday"), Entry("ben", 3), Entry("cy", 4)
EVENING = Further(course="evening", group="empathy-late", instructor="omar")
OF_CLASS = Account(1001, frozenset({"empathy", "ana"}))
BARE = Machine({}, frozenset(), frozenset({"empathy"}), frozenset(), Path("/home"))


def compare(entries: list[Entry], there: Machine, *again: str, **settings: str) -> Plan:
    listed = table.read("class.csv", b"id\nx\n", least=1)
    site = Site(instructor="ines", further_courses=[EVENING], **settings)  # type: ignore[arg-type]
    return plan.compare(entries, there, listed, site, site, again)


def refused(entry: Entry, there: Machine, *again: str, **settings: str) -> str:
    with pytest.raises(ContentError) as wrong:
        compare([ANA, entry], there, *again, **settings)
    return str(wrong.value)


def test_on_a_bare_machine_everybody_is_new_and_gets_a_password() -> None:
    made = compare([ANA, BEN], BARE)

    assert (made.new, made.passwords, made.same) == ((ANA, BEN), (ANA, BEN), 0)
    assert list(plan.told(made)) == ["New:", "  ana", "  ben", "New: 2. As they were: 0. Not in this file: 0."]


def test_who_is_there_stays_as_they_are_but_for_a_group_that_they_lack() -> None:
    there = replace(BARE, accounts={"ana": OF_CLASS, "ben": OF_CLASS}, learners=frozenset({"ana", "ben", "old"}))
    made = compare([ANA, BEN, CY], there)

    assert (made.new, made.joins, made.passwords) == ((CY,), ((ANA, "empathy-thursday"),), (CY,))
    assert (made.gone, made.same) == (("old",), 1)
    assert "Of the class and not in this file; they stay:\n  old" in "\n".join(plan.told(made))


def test_who_was_left_without_a_password_gets_one_now() -> None:
    broken_off = replace(BARE, accounts={"ben": replace(OF_CLASS, without_password=True)})
    made = compare([BEN], broken_off)

    assert (made.new, made.passwords) == ((), (BEN,))
    assert "With a new password:\n  ben" in "\n".join(plan.told(made))


def test_a_new_password_is_made_for_who_is_named_and_for_nobody_else() -> None:
    there = replace(BARE, accounts={"ana": OF_CLASS, "ben": OF_CLASS})

    assert compare([BEN, CY], there, "ben").passwords == (CY, BEN)
    assert "class.csv:1: old: they aren't in this list" in refused(BEN, there, "old")


def test_where_people_sign_in_elsewhere_no_account_gets_a_password() -> None:
    there = replace(BARE, accounts={"ben": replace(OF_CLASS, without_password=True)})

    assert compare([BEN, CY], there, sign_in="oauth").passwords == ()
    assert compare([BEN, CY], there, sign_in="native").passwords == (CY,)
    hashed = replace(BEN, hashed="$6$x")
    assert "class.csv:3: password_hash: with sign_in = “lti13” no account" in refused(hashed, there, sign_in="lti13")


def test_the_instructor_signs_in_elsewhere_like_everybody_and_their_account_is_made_by_hand() -> None:
    ines = Entry("ines", 3)

    assert "which you make by hand; docs/hub.md says how" in refused(ines, BARE, sign_in="oauth")
    there = replace(BARE, accounts={"ines": Account(1001, frozenset())})
    assert compare([ANA, ines], there, sign_in="oauth").new == (ANA,)


@pytest.mark.parametrize(
    ("entry", "there", "says"),
    [
        (BEN, replace(BARE, accounts={"ben": Account(1001, frozenset({"staff"}))}), "which isn't of the class"),
        (BEN, replace(BARE, accounts={"ben": Account(13, frozenset({"empathy"}))}), "is an account of the system"),
        (
            BEN,
            replace(BARE, accounts={"ben": Account(1001, frozenset({"empathy-late"}))}),
            "which is of the course evening and not of this one. Take another name; or, if it is theirs, run `usermod",
        ),
        (Entry("ines", 3), BARE, "ines is the instructor's account"),
        (Entry("games", 3), replace(BARE, groups=frozenset({"games"})), "there is a group games on this machine"),
        (BEN, replace(BARE, folders=frozenset({"ben"})), "/home/ben is there already and has no account"),
    ],
    ids=[
        "somebody else's",
        "the system's",
        "another course's",
        "the instructor's",
        "a group's name",
        "a home that was left",
    ],
)
def test_nothing_of_anybody_elses_is_taken_over(entry: Entry, there: Machine, says: str) -> None:
    told = refused(entry, there)
    assert told.startswith("class.csv:3: id: ")
    assert says in told


def test_a_group_of_the_list_is_never_another_course() -> None:
    told = refused(replace(BEN, group="late"), BARE)

    assert told == "class.csv:3: group: empathy-late is the group of a course of this hub; call it something else"


def test_a_group_of_the_list_is_never_a_group_of_the_system() -> None:
    assert plan.further("empathy", "sudo") == "empathy-sudo"


def test_of_a_large_class_the_first_are_named_and_the_others_counted() -> None:
    lines = list(plan.told(compare([Entry(f"s{number}", number) for number in range(100)], BARE)))

    assert lines[-2:] == ["  and 60 more", "New: 100. As they were: 0. Not in this file: 0."]
