"""Who comes into which account is said in the list, one to one, and nothing of it is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.lists import table
from course_lib.ops.accounts.entries import Entry
from course_lib.ops.hub.signing_in import known_as

LIST = table.read("class.csv", b"id\nx\n", least=1)


def merge(there: dict[str, str], *listed: Entry, accounts: str = "ana ben", key: str = "sub") -> dict[str, str]:
    return known_as.merge(there, listed, accounts.split(), LIST, key)


def test_who_is_called_otherwise_elsewhere_and_who_is_not() -> None:
    assert merge({}, Entry("ana", 2, sign_in="4711"), Entry("ben", 3)) == {"4711": "ana", "ben": "ben"}


def test_a_later_list_adds_and_what_it_says_of_somebody_replaces_what_was_said_before() -> None:
    there = {"4711": "ana", "ben": "ben", "gone": "gone"}

    assert merge(there, Entry("ana", 2, sign_in="4712"), Entry("cy", 3)) == {"4712": "ana", "ben": "ben", "cy": "cy"}


@pytest.mark.parametrize("there", [{}, {"4711": "ben"}], ids=["in the list", "from before"])
def test_two_never_come_into_one_account(there: dict[str, str]) -> None:
    listed = [Entry("ana", 3, sign_in="4711"), *([] if there else [Entry("ben", 2, sign_in="4711")])]

    with pytest.raises(ContentError, match=r"class\.csv:\d: sign_in: “4711” is how (ana|ben) signs in; each needs one"):
        merge(there, *sorted(listed, key=lambda one: one.line))


def test_an_address_is_the_same_in_small_letters_and_nothing_else_is() -> None:
    assert merge({}, Entry("ana", 2, sign_in="Ana@Example.org"), key="email") == {"ana@example.org": "ana"}
    assert merge({}, Entry("ana", 2, sign_in="aB"), Entry("ben", 3, sign_in="Ab")) == {"aB": "ana", "Ab": "ben"}


@pytest.mark.parametrize(
    ("claims", "key", "login"),
    [
        ({"sub": "aB-1"}, "sub", "aB-1"),
        ({"id": 4711}, "id", "4711"),
        ({"email": "Ana@example.org", "email_verified": True}, "email", "ana@example.org"),
        ({known_as.CUSTOM_CLAIM: {"uname": "ana"}}, "custom_uname", "ana"),
    ],
)
def test_what_an_institution_calls_somebody(claims: dict[str, Any], key: str, login: str) -> None:
    assert known_as.login(claims, key) == login


@pytest.mark.parametrize(
    ("claims", "key"),
    [
        ({}, "sub"),
        ({"sub": " "}, "sub"),
        ({"sub": True}, "sub"),
        ({"sub": ["ana"]}, "sub"),
        ({"email": "ana@example.org"}, "email"),
        ({"email": "ana@example.org", "email_verified": "false"}, "email"),
        ({"sub": "4711"}, "custom_uname"),
        ({"uname": "ana"}, "custom_uname"),
    ],
)
def test_what_cannot_be_relied_on_is_nobody(claims: dict[str, Any], key: str) -> None:
    assert known_as.login(claims, key) is None


def test_it_is_kept_and_without_a_file_nobody_comes_in(tmp_path: Path) -> None:
    assert known_as.read(tmp_path / "people.json") == {}

    known_as.write(tmp_path / "people.json", {"zoë": "zoe"})

    assert known_as.read(tmp_path / "people.json") == {"zoë": "zoe"}


def test_who_is_erased_is_called_nothing_any_more_and_the_others_come_in_as_before(tmp_path: Path) -> None:
    place = tmp_path / "people.json"
    known_as.forget(place, "ana")
    assert not place.exists()
    known_as.write(place, {"4711": "ana", "4712": "ben"})

    known_as.forget(place, "ana")

    assert known_as.read(place) == {"4712": "ben"}
