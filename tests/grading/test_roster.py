"""`empathy roster`: a class taken in from a list, whole or not at all, and nobody ever taken out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.__main__ import main
from tests.support.grading.classroom import CourseRoom

OWN = "id,first_name,last_name,email,lms_user_id\n"
TWO = f"{OWN}ana,Ana,Reyes,ana@example.org,41\nbo,Bo,Lind,bo@example.org,42\n"
Take = Callable[..., tuple[int, str, str]]
Person = tuple[str | None, ...]


@pytest.fixture
def take(released: CourseRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Take:
    """Have a file of this content taken in: the exit status, what was told, and what was told as wrong."""
    (released.root / "data").mkdir()

    def take(content: str | bytes | None, *words: str) -> tuple[int, str, str]:
        file = tmp_path / "class.csv"
        if content is not None:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main(["roster", *([] if content is None else [str(file)]), "--course", str(released.root), *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return take


def people(room: CourseRoom) -> dict[str, Person]:
    with room.gradebook() as book:
        return {
            one.id: (one.first_name, one.last_name, one.email, one.lms_user_id)
            for one in sorted(book.students, key=lambda one: str(one.id))
        }


ANA, BO = ("Ana", "Reyes", "ana@example.org", "41"), ("Bo", "Lind", "bo@example.org", "42")


@pytest.mark.parametrize(
    "content",
    [
        TWO,
        "\ufeff" + TWO.replace("\n", "\r\n"),
        TWO.replace(",", ";"),
        TWO.replace("id,first_name,last_name,email,lms_user_id", "ID,First name,Surname,E-Mail,LMS user id"),
        "Student,ID,SIS Login ID,Section,E-mail,Week 3 (7)\n    Points Possible,,,,,10\n"
        '"Reyes, Ana",41,ana,A,ana@example.org,3\n"Lind, Bo",42,bo,A,bo@example.org,\n"Student, Test",9,x y,A,,\n',
        "LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,Email\n"
        "Reyes,Ana,41,ana,ana,A,ana@example.org\nLind,Bo,42,bo,bo,A,bo@example.org\n",
        "First name,Last name,ID number,Email address,LMS id\n"
        "Ana,Reyes,ana,ana@example.org,41\nBo,Lind,bo,bo@example.org,42\n",
    ],
    ids=["own", "bom", "semicolon", "titles", "canvas", "canvas-first-last", "moodle"],
)
def test_a_list_is_read_as_its_platform_writes_it(released: CourseRoom, take: Take, content: str) -> None:
    status, told, wrong = take(content)

    assert (status, wrong) == (0, "")
    assert "New: 2. Changed: 0. As they were: 0. Not in this file: 0." in told
    assert people(released) == {"ana": ANA, "bo": BO}


def test_what_is_new_other_and_gone_is_told_and_nobody_is_taken_out(released: CourseRoom, take: Take) -> None:
    # given a class, and a list with another address, an empty cell, somebody new, and without Bo
    assert take(TWO)[0] == 0
    later = f"{OWN}ana,,Reyes,reyes@example.org,41\ncy,Cy,Okoro,,\n"

    # when it is tried, nothing changes
    status, told, _ = take(later, "--dry-run")
    assert (status, people(released)) == (0, {"ana": ANA, "bo": BO})
    assert "Nothing was written" in told

    # when it is taken in
    status, told, _ = take(later)

    # then what it says counts, what it leaves open stays, and so does Bo
    assert status == 0
    assert "ana: email “ana@example.org” becomes “reyes@example.org”" in told
    assert "they stay:\n  bo\n  To take one out, with all their marks: nbgrader db student remove ID --force" in told
    assert "New: 1. Changed: 1. As they were: 0. Not in this file: 1." in told
    assert people(released) == {
        "ana": ("Ana", "Reyes", "reyes@example.org", "41"),
        "bo": BO,
        "cy": ("Cy", "Okoro", None, None),
    }

    # when it is taken in again, nothing is new
    assert "New: 0. Changed: 0. As they were: 2. Not in this file: 1." in take(later)[1]
    assert "cy: Cy Okoro\n" in take(None)[1]
    assert "On the roster: 3." in take(None)[1]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",Cy,Okoro,,", ":4: id: it is missing"),
        ("../cy,Cy,Okoro,,", ":4: id: it has other signs"),
        ("<b>cy,Cy,Okoro,,", ":4: id: it has other signs"),
        ("cy,=1+1,Okoro,,", ":4: first_name: it holds < or >, or begins like a formula"),
        ("cy,Cy,<script>,,", ":4: last_name: it holds < or >"),
        ("cy,C\x00y,Okoro,,", ":4: first_name: it holds a sign that can't be seen"),
        ('cy,"C\ny",Okoro,,', ":4: first_name: it holds a sign that can't be seen"),
        (f"cy,{'y' * 129},Okoro,,", ":4: first_name: it has 129 letters; 128 are the most"),
        ("cy,Cy,Okoro,nowhere,", ":4: email: it is no address"),
        ('cy,Cy,Okoro,"a@x.org, b@x.org",', ":4: email: it is no address"),
        ("ana,Cy,Okoro,,", ":4: id: it stands in line 2 too"),
        ("cy,Cy,Okoro,ANA@example.org,", ":4: email: it stands in line 2 too"),
        ("cy,Cy,Okoro,,42", ":4: lms_user_id: it stands in line 3 too"),
        ("cy,Cy", ":4: this line has 2 cells and the first has 5"),
        ('cy,"Cy', "can't be read as CSV"),
        ("cy,\udce9,Okoro,,", "this is no CSV file in UTF-8"),
    ],
)
def test_one_bad_line_is_told_with_its_number_and_nobody_is_taken_in(
    released: CourseRoom, take: Take, row: str, says: str
) -> None:
    status, told, wrong = take(f"{TWO}{row}\n".encode("utf-8", "surrogateescape"))

    assert (status, told) == (1, "")
    assert says in wrong
    assert "Traceback" not in wrong
    assert people(released) == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "this file has no columns"),
        (OWN, "there is nobody in this file"),
        ("name,town\nAna,Bern\n", "no column says the account by which learners hand in"),
        ("id,email,mail\nana,,\n", "email and mail: two columns say this"),
        ("Username,ID number,Surname\nana,4711,Reyes\n", "Username and ID number: each may be the account"),
        (TWO.encode("utf-16"), "this is no CSV file in UTF-8"),
    ],
    ids=["empty", "head-alone", "no-id", "twice", "two-ids", "utf-16"],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    released: CourseRoom, take: Take, content: str | bytes, says: str
) -> None:
    status, _, wrong = take(content)

    assert status == 1
    assert says in wrong
    assert people(released) == {}


def test_which_column_is_meant_can_be_said(released: CourseRoom, take: Take) -> None:
    assert take("Username,ID number,Surname\nana,4711,Reyes\n", "--id", "ID number")[0] == 0
    assert list(people(released)) == ["4711"]


def test_nobody_gets_the_address_of_one_who_is_not_in_the_file(released: CourseRoom, take: Take) -> None:
    assert take(TWO)[0] == 0

    status, _, wrong = take("id,email\ncy,bo@example.org\n")

    assert status == 1
    assert "cy: bo on the roster has the same email" in wrong
    assert list(people(released)) == ["ana", "bo"]


def test_two_may_exchange_their_addresses(released: CourseRoom, take: Take) -> None:
    assert take(TWO)[0] == 0

    assert take("id,email\nana,bo@example.org\nbo,ana@example.org\n")[0] == 0

    assert [person[2] for person in people(released).values()] == ["bo@example.org", "ana@example.org"]


def test_a_class_is_taken_in_before_anything_is_released(released: CourseRoom, take: Take) -> None:
    # given no gradebook
    paths.gradebook(released.root).unlink()

    # when a list is tried, and when it is taken in
    assert take(TWO, "--dry-run")[0] == 0
    assert not paths.gradebook(released.root).exists()
    assert take(TWO)[0] == 0

    # then it is there, and a release goes on from it
    released.step("generate_assignment")
    assert list(people(released)) == ["ana", "bo"]


def test_a_very_long_list_is_taken_in_soon_and_a_wrong_one_tells_little(released: CourseRoom, take: Take) -> None:
    # given a hundred thousand learners
    rows = "".join(f"s{number},First,Last,s{number}@example.org,{number}\n" for number in range(100_000))

    # when each of them has a fault, then the first are told
    status, _, wrong = take(OWN + rows.replace("First", "=First"))
    assert (status, wrong.count("\n")) == (1, 21)
    assert "from here on 99,980 more like these" in wrong

    # when none has, then they are taken in within half a minute, and not all are told
    begun = time.monotonic()
    status, told, _ = take(OWN + rows)
    assert status == 0
    assert time.monotonic() - begun < 30
    assert told.count("\n") == 43
    with released.gradebook() as book:
        assert len(book.students) == 100_000
