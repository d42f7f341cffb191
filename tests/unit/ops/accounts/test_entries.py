"""A class list, read for accounts: what any platform and any spreadsheet writes, and each bad line told."""

from __future__ import annotations

import subprocess

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.lists import table
from course_lib.ops.accounts import entries
from course_lib.ops.accounts.entries import Entry

HASHED = f"$6$salt${'x' * 86}"


def read(text: str, by: str | None = None, *, full_names: bool = False) -> list[Entry]:
    return entries.read(table.read("class.csv", text.encode(), least=1), by, full_names=full_names)


def told(text: str) -> str:
    with pytest.raises(ContentError) as wrong:
        read(text)
    return str(wrong.value)


@pytest.mark.parametrize(
    "text",
    [
        "id\nana\nben\n",
        "\ufeffid;first_name;last_name\r\nana;Ana;Reyes\r\nben;Ben;Okoro\r\n;;\r\n",
        "sep=;\r\nid;email\r\nana;ana@example.org\r\nben;ben@example.org\r\n",
        "First name\tLast name\tUsername\nAna\tReyes\tana\nBen\tOkoro\tben\n",
        'Student,ID,SIS Login ID,Section\n    Points Possible,,,\n"Reyes, Ana",7,ana,1\n"Okoro, Ben",8,ben,1\n',
    ],
    ids=["names alone", "Excel with semicolons", "Excel with its separator", "Moodle", "Canvas"],
)
def test_the_roster_s_list_is_the_list_of_accounts(text: str) -> None:
    assert [one.name for one in read(text)] == ["ana", "ben"]


def test_full_names_are_taken_only_where_they_are_asked_for() -> None:
    parts, whole = "id,first_name,last_name\nzoe,Zoë,Reyes\n", "id;name\nzoe;Zoë Reyes\n"

    assert [one.full_name for one in (*read(parts), *read(whole))] == ["", ""]
    assert read(parts, full_names=True)[0].full_name == "Zoë Reyes"
    assert read(whole, full_names=True)[0].full_name == "Zoë Reyes"
    with pytest.raises(ContentError, match=r"class\.csv:2: name: it holds a colon, a comma"):
        read("id;name\nzoe;Reyes, Zoë\n", full_names=True)


def test_a_group_and_a_hash_come_along_and_a_hash_is_shown_nowhere() -> None:
    (ana,) = read(f"id;group;password_hash\nana;thursday;{HASHED}\n")

    assert (ana.group, ana.hashed) == ("thursday", HASHED)
    assert HASHED not in repr(ana)


def test_a_hash_is_what_openssl_makes() -> None:
    made = subprocess.run(["openssl", "passwd", "-6", "secret"], capture_output=True, text=True, check=True).stdout

    assert read(f"id,password_hash\nana,{made}\n")[0].hashed == made.strip()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",thursday", "class.csv:3: id: it is missing"),
        ("Mireille,", "class.csv:3: id: “Mireille” can't be an account's name"),
        ("Mireille,", "a letter first; perhaps “mireille”. The roster needs the same name"),
        ("zoë.reyes@example.org,", "; perhaps “zoe-reyes”."),
        ("4711,", "“4711” can't be an account's name"),
        ("two--hyphens,", "single hyphens"),
        ("ends-,", "; perhaps “ends”."),
        ("under_score,", "; perhaps “under-score”."),
        ("../ana,", "can't be an account's name"),
        ("-rf,", "can't be an account's name"),
        (f"{'a' * 31},", "it has 1 to 30 small letters"),
        ("ana,", "class.csv:3: id: “ana” stands in line 2 too"),
        ("ben,Thursday group", "class.csv:3: group: “Thursday group” can't be a group's name"),
        ('"be\x1bn",', "“be?n” can't be"),
    ],
)
def test_a_bad_line_is_told_with_what_to_do(row: str, says: str) -> None:
    assert says in told(f"id,group\nana,\n{row}\n")


@pytest.mark.parametrize("cell", ["secret", f"$1$salt${'x' * 22}", "x" * 13, "!", f"$6$a:b${'x' * 86}"])
def test_what_is_no_safe_hash_is_refused(cell: str) -> None:
    says = told(f"id,password_hash\nana,{cell}\n")

    assert "class.csv:2: password_hash: this is no hash as `openssl passwd -6` makes one" in says
    assert cell not in says


def test_a_list_with_passwords_in_it_is_refused_whole() -> None:
    assert told("id,Password\nana,secret\n").startswith("class.csv:1: Password: take this column out")


def test_every_bad_line_is_told_at_once_and_an_empty_list_too() -> None:
    assert len(told("id,group\nAna,\nBen,\nana,Two Words\n").splitlines()) == 3
    assert told("id,group\n") == "class.csv:1: there is nobody in this file"
