"""A file for Moodle: nothing that ends an import, or gives one learner another's grade, is ever written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.content.diagnostics import ContentError
from course_lib.grading import moodle, template
from course_lib.grading.export import Exported, fill
from course_lib.grading.marks import Learner, Marks, Points
from course_lib.lists import table
from tests.support.grading import platforms
from tests.support.grading.platforms import learner, marks

COLUMN = "Assignment: Listening and responding (Real)"
HEAD = f"First name,ID number,Email address,{COLUMN},Quiz: Two (Real),Last downloaded from this course\n"
SHEET = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade)\n"


def line(name: str, grade: str = "-", number: str | None = None, email: str | None = None) -> str:
    email = f"{name}@x.org" if email is None else email
    return f"{name},{name if number is None else number},{email},{grade},3,1790000000\n"


def row(name: str, grade: str = "", most: str = "8.00", free: str = "Yes") -> str:
    return f"Participant 7,{name},{name}@x.org,Submitted,{grade},{most},{free},-\n"


def filled(text: str, *learners: Learner, column: str | None = None, by: str | None = None) -> Exported:
    sheet = moodle.sheet(table.read("t.csv", text.encode()), "listening-and-responding", column, by)
    return fill(sheet, marks(*learners), with_unmarked=False)


def refused(text: str, column: str | None = None, by: str | None = None) -> list[str]:
    with pytest.raises(ContentError) as found:
        filled(text, column=column, by=by)
    return [str(letter) for letter in found.value.letters]


def test_grades_go_into_the_column_of_the_assignment_and_the_import_is_told() -> None:
    made = filled(HEAD + line("una") + line("mo", "4.00"), learner("una", 2, 4.5), learner("mo"))

    assert made.text == HEAD + line("una", "6.5") + line("mo", "4.00")
    assert [str(letter) for letter in made.left_out] == ["t.csv:3: mo: has handed in nothing; the cell stays 4.00"]
    assert f"Map from “ID number”, map “{COLUMN}” to its grade item" in made.then[0]
    assert platforms.moodle(made.text, "ID number", COLUMN, {"una", "mo"}) == {"una": 6.5, "mo": 4.0}


def test_a_line_without_a_name_would_go_to_the_learner_before_so_another_column_names_them() -> None:
    text = HEAD + line("una") + line("mo", number="")

    made = filled(text, learner("una", 2, 4), learner("mo", 1, 0, email="mo@x.org"))

    # the rule itself: by ID number, Mo's grade would have become Una's
    assert platforms.moodle(made.text, "ID number", COLUMN, {"una"}) == {"una": 1.0}
    assert "Map from “Email address”" in made.then[0]


def test_a_column_in_which_two_learners_are_called_the_same_names_nobody() -> None:
    made = filled(HEAD + line("una") + line("mo", number="una"), learner("mo@x.org", 2, 4))

    assert "Map from “Email address”" in made.then[0]


def test_where_no_column_names_everybody_nothing_is_made() -> None:
    found = refused(HEAD + line("una") + line("mo", number="", email="") + line("ida", number="una", email=""))

    assert found == [
        f"t.csv:3: ID number: {moodle.EMPTY}",
        f"t.csv:4: ID number: {moodle.TWICE}",
    ]


def test_a_cell_that_is_no_number_would_end_the_import() -> None:
    assert refused(HEAD + line("una", "B+") + line("mo", "81 %") + line("ida", '"8,50"')) == [
        f"t.csv:2: {COLUMN}: Moodle would end the import here: this is no number. Mend the cell",
        f"t.csv:3: {COLUMN}: Moodle would end the import here: this is no number. Mend the cell",
    ]


def test_a_grade_over_a_hundred_would_end_the_import_so_it_stays_out() -> None:
    sheet = moodle.sheet(table.read("t.csv", (HEAD + line("una")).encode()), "listening-and-responding", None, None)
    long = Marks(
        "listening-and-responding", {"essay": 200.0}, (Learner("una", handed_in=True, items={"essay": Points(101)}),)
    )

    made = fill(sheet, long, with_unmarked=False)

    assert made.text == HEAD + line("una")
    assert "ends the whole import at a grade over 100" in str(made.left_out[0])


@pytest.mark.parametrize(
    ("text", "column", "by", "says"),
    [
        (
            "First name,Grade A\nuna,1\n",
            None,
            None,
            "no column says who a learner is (ID number, Email address, Username)",
        ),
        (
            HEAD.replace("Listening", "Hearing"),
            None,
            None,
            "no columns are called “listening-and-responding”; name one with --column",
        ),
        (HEAD.replace("(Real)", "(Percentage)"), None, None, "none that could take a score"),
        (HEAD.replace("(Real)", "(Letter)"), COLUMN.replace("(Real)", "(Letter)"), None, "export the grades as “Real”"),
        (HEAD, "ID number", None, "says who a learner is and can take no grade"),
        (HEAD, None, "Matrikelnummer", "Matrikelnummer: no column has this title"),
        (SHEET.replace("Last modified (grade)", "x"), None, None, "Last modified (grade): Moodle reads no worksheet"),
        (SHEET, "Status", None, "reads the column Grade of a worksheet and no other"),
    ],
)
def test_what_moodle_would_not_take_is_refused_here(text: str, column: str | None, by: str | None, says: str) -> None:
    assert says in refused(text, column, by)[0]


def test_a_site_in_another_language_is_told_its_columns() -> None:
    head = "Vorname,Matrikelnummer,Aufgabe: Zuhören (Punkte)\n"

    made = filled(f"{head}U,una,-\n", learner("una", 2, 4), column="Aufgabe: Zuhören (Punkte)", by="Matrikelnummer")

    assert made.text == f"{head}U,una,6\n"


def test_a_worksheet_is_filled_in_where_moodle_lets_it_be() -> None:
    text = SHEET + row("una") + row("mo", free="No") + row("ida", most="5.00")

    made = filled(text, *(learner(name, 2, 4, email=f"{name}@x.org") for name in ("una", "mo", "ida")))
    assert made.text == SHEET + row("una", "6") + row("mo", free="No") + row("ida", most="5.00")
    assert [letter.says.split(";")[0] for letter in made.left_out] == [
        "Moodle says that this grade can't be changed",
        "Moodle passes over what is more than 5, the most there",
    ]


GRADES = st.sampled_from(["", "-", "5.00", "8,5"])
TOTAL = st.none() | st.tuples(st.sampled_from([0.0, 1.5, 2.0]), st.sampled_from([None, 0.0, 4.0]))
NAMES = ("una", "mo", "ida")


@given(st.tuples(GRADES, GRADES, GRADES), st.tuples(TOTAL, TOTAL, TOTAL), st.tuples(*[st.booleans()] * 3))
def test_an_import_takes_every_line_and_gives_each_learner_their_own(
    were: tuple[str, ...], are: tuple[tuple[float, float | None] | None, ...], numbered: tuple[bool, ...]
) -> None:
    lines = [
        line(name, was.replace(",", "."), name if has else "")
        for name, was, has in zip(NAMES, were, numbered, strict=True)
    ]
    learners = [learner(name, *(one or ()), email=f"{name}@x.org") for name, one in zip(NAMES, are, strict=True)]

    made = filled(HEAD + "".join(lines), *learners)
    by = made.then[0].split("“")[1].split("”")[0]
    users = {f"{name}@x.org" if by == "Email address" else name for name in NAMES}
    done = platforms.moodle(made.text, by, COLUMN, users)

    assert isinstance(done, dict)
    for name, was, one in zip(NAMES, were, learners, strict=True):
        total = one.total(with_unmarked=False)
        before = template.points(was)
        assert done[f"{name}@x.org" if by == "Email address" else name] == (before if total is None else total)
