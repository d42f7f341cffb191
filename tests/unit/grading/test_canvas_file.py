"""A file for Canvas: what its importer would drop, clear or make anew never gets into it, or is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.content.diagnostics import ContentError
from course_lib.grading import canvas
from course_lib.grading.export import Exported, fill
from course_lib.grading.marks import Learner
from course_lib.lists import table
from tests.support.grading import platforms
from tests.support.grading.platforms import learner, marks

HEAD = "Student,ID,SIS User ID,SIS Login ID,Section,Listening and responding (41),Essay (42),Final Score\n"
MOST = "    Points Possible,,,,,8.00,10.00,(read only)\n"
USERS = {"101": ("S1", "una@x.org"), "102": ("S2", "mo"), "103": ("S3", "ida")}
COLUMN = "Listening and responding (41)"


def line(user: str, score: str = "", essay: str = "7") -> str:
    sis, login = USERS[user]
    return f"Name {user},{user},{sis},{login},A,{score},{essay},55\n"


def file(*lines: str, head: str = HEAD, most: str = MOST) -> str:
    return head + most + "".join(lines)


def filled(text: str, *learners: Learner, column: str | None = None, with_unmarked: bool = False) -> Exported:
    sheet = canvas.sheet(table.read("t.csv", text.encode()), "listening-and-responding", column)
    return fill(sheet, marks(*learners), with_unmarked=with_unmarked)


def refused(text: str, column: str | None = None) -> str:
    with pytest.raises(ContentError) as found:
        filled(text, column=column)
    (letter,) = found.value.letters
    return str(letter)


@pytest.mark.parametrize(
    "one",
    [
        learner("x1", 2, 4.5, lms_id="101"),
        learner("S1", 2, 4.5),
        learner("s1", 2, 4.5),
        learner("una@x.org", 2, 4.5),
        learner("x1", 2, 4.5, email="Una@X.org"),
    ],
    ids=["number", "SIS user", "in capitals", "login", "e-mail"],
)
def test_a_learner_is_found_by_what_names_them_and_nothing_else_changes(one: Learner) -> None:
    before = file(line("101"), line("102", "3"))

    made = filled(before, one)

    assert made.text == file(line("101", "6.5"), line("102", "3"))
    assert [str(letter) for letter in made.entered] == [f"t.csv:3: {one.id}: 6.5"]


def test_a_name_alone_finds_nobody_and_both_sides_are_told() -> None:
    made = filled(file(line("101")), learner("x1", 2, 4, first_name="Name", last_name="101"), learner("x2"))

    assert made.text == file(line("101"))
    assert [str(letter) for letter in made.left_out] == [
        "t.csv:3: Name 101: nobody in the gradebook here goes by what stands under ID, SIS User ID, SIS Login ID; "
        "the cell stays empty, and an empty cell clears what was given there since the export",
        "t.csv:1: x1: is in the gradebook here and in no line of this file",
        "t.csv:1: x2: is in the gradebook here and in no line of this file (and has handed in nothing)",
    ]


@pytest.mark.parametrize(
    ("one", "why"),
    [(learner("S1"), "has handed in nothing; the cell stays 5"), (learner("S1", 2), "waits for a person to mark")],
    ids=["not handed in", "not marked"],
)
def test_no_blank_and_no_half_mark_goes_over_a_score(one: Learner, why: str) -> None:
    made = filled(file(line("101", "5")), one)

    assert made.text == file(line("101", "5"))
    assert why in str(made.left_out[0])


def test_a_half_mark_goes_in_when_asked_for() -> None:
    assert filled(file(line("101")), learner("S1", 2), with_unmarked=True).text == file(line("101", "2"))


def test_who_is_excused_stays_so() -> None:
    made = filled(file(line("101", "EX")), learner("S1", 2, 4))

    assert made.text == file(line("101", "EX"))
    assert "is excused (EX); the cell stays EX" in str(made.left_out[0])


@pytest.mark.parametrize(("was", "said"), [("6.00", "6, as it was"), ("5", "6 instead of 5"), ("-", "6"), ("", "6")])
def test_it_is_told_what_a_score_stands_in_the_place_of(was: str, said: str) -> None:
    (letter,) = filled(file(line("101", was)), learner("S1", 2, 4)).entered

    assert letter.says == said


def test_a_line_that_two_learners_go_by_and_two_lines_of_one_learner_get_nothing() -> None:
    two = filled(file(line("101")), learner("S1", 2, 4), learner("other", 1, 1, lms_id="101"))
    twice = filled(file(line("101"), line("102")), learner("S1", 2, 4, lms_id="102"))

    assert two.text == file(line("101"))
    assert "more than one learner here goes by this line (other, S1)" in str(two.left_out[0])
    assert twice.text == file(line("101"), line("102"))
    assert ["line 4 is about the same" in str(twice.left_out[0]), "line 3 is about" in str(twice.left_out[1])] == [
        True
    ] * 2


def test_lines_that_are_about_assignments_are_left_alone() -> None:
    muted = ",,,,,Manual Posting,,\n"

    made = filled(HEAD + muted + MOST + line("101"), learner("S1", 2, 4))

    assert made.text == HEAD + muted + MOST + line("101", "6")
    assert made.left_out == ()


def test_other_points_there_are_told() -> None:
    made = filled(file(line("101"), most=MOST.replace("8.00", "20")), learner("S1", 2, 4))

    assert str(made.left_out[0]) == f"t.csv:1: {COLUMN}: 20 points are the most there, and here 8; nothing is converted"


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        (
            file(head="Name,Number,SIS User ID,SIS Login ID,Section,Listening and responding (41),E (2),F\n"),
            None,
            "Export Entire",
        ),
        (file(head=HEAD.replace("Section", "Group")), None, "this is no gradebook of Canvas"),
        (
            file(head=HEAD.replace("Listening", "Hearing")),
            None,
            "no columns are called “listening-and-responding”; name one with",
        ),
        (
            file(head=HEAD.replace("Essay", "Listening-and-Responding")),
            None,
            "2 columns are called “listening-and-responding”",
        ),
        (file(), "Essays (42)", "t.csv:1: Essays (42): no column has this title"),
        (file(head=HEAD.replace("Essay (42)", COLUMN)), COLUMN, "2 columns have this title"),
        (file(), "Final Score", "passes over every column that is called like a total"),
        (
            file(head=HEAD.replace("Essay (42)", "My Final Grade (42)")),
            "My Final Grade (42)",
            "passes over every column",
        ),
        (file(head=HEAD.replace("Essay (42)", "Essay")), "Essay", "could make a new assignment of this column"),
        (file(), "SIS Login ID", "says who a learner is"),
        (file(most=MOST.replace("8.00", "(read only)")), None, f"t.csv:2: {COLUMN}: Canvas passes over this column"),
    ],
)
def test_what_canvas_would_refuse_drop_or_create_is_refused_here(text: str, column: str | None, says: str) -> None:
    assert says in refused(text, column)


def test_a_column_that_canvas_passes_over_is_not_offered() -> None:
    head = HEAD.replace("Listening", "Hearing").replace("Essay (42)", "My Final Grade (42)")

    assert refused(file(head=head)).endswith("The file has “Hearing and responding (41)”")


def test_a_column_that_is_called_otherwise_can_be_named() -> None:
    made = filled(file(line("101", "5", "")), learner("S1", 2, 4), column="Essay (42)")

    assert made.text == file(line("101", "5", "6"))


SCORES = st.sampled_from(["", "-", "EX", "5", "6.50", "0"])
TOTAL = st.none() | st.tuples(st.sampled_from([0.0, 1.5, 2.0]), st.sampled_from([None, 0.0, 4.0]))


@given(st.tuples(SCORES, SCORES, SCORES), st.tuples(TOTAL, TOTAL, TOTAL), st.booleans())
def test_an_import_clears_nothing_makes_nothing_and_changes_one_column(
    were: tuple[str, ...], are: tuple[tuple[float, float | None] | None, ...], with_unmarked: bool
) -> None:
    before = file(*(line(user, was) for user, was in zip(USERS, were, strict=True)))
    there = platforms.canvas(before, {}, USERS).scores
    learners = [learner(USERS[user][0], *(one or ())) for user, one in zip(USERS, are, strict=True)]

    made = filled(before, *learners, with_unmarked=with_unmarked)
    done = platforms.canvas(made.text, there, USERS)

    assert (done.cleared, done.created) == ([], [])
    assert {key for key in done.scores if done.scores[key] != there.get(key)} <= {(user, COLUMN) for user in USERS}
    assert len(made.entered) + len(made.left_out) == len(USERS)
