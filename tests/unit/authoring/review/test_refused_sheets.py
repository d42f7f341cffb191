"""A sheet that is not as it should be is told in letters, all at once, and nothing of it is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course_lib.authoring.review.sheet import COLUMNS, FILLED_IN
from course_lib.authoring.review.signing_off import read
from course_lib.content.diagnostics import ContentError
from tests.support.signed_sheet import AGREE, OBJECT, TODAY, Cells, Sign, kept, letters, refused
from tests.support.small_course import edit

pytestmark = pytest.mark.slow

#: What is wrong in the cells of one row, and what is told.
WRONG = [
    ({"date": "29/11/2026"}, "date: “29/11/2026” is no date that can be read only one way; write year-month-day"),
    ({"date": "11/29/26"}, "is no date that can be read only one way"),
    ({"date": "20261129"}, "is no date that can be read only one way"),
    ({"date": "2026-02-30"}, "is no date that can be read only one way"),
    ({"date": "46355"}, "is no date that can be read only one way"),
    ({"date": ""}, "is no date that can be read only one way"),
    ({"date": "2026-11-30"}, "date: “2026-11-30” is still to come"),
    ({"verdict": ""}, "verdict: “” is not one of agree, object"),
    ({"verdict": "agreed"}, "verdict: “agreed” is not one of agree, object; did you mean `agree`?"),
    ({"verdict": "object", "comment": " "}, "an objection needs a `comment`"),
    ({"role": ""}, "role: this is empty; write something"),
    ({"role": "x" * 301}, "role: this has 301 characters and may have 300"),
    ({"initials": "R.M."}, "initials: “R.M.” can’t be initials: two to five letters"),
    ({"initials": ""}, "can’t be initials"),
    ({"comment": "=HYPERLINK(1)"}, "comment: this begins as a formula does"),
    ({"comment": "\n +1"}, "comment: this begins as a formula does"),
    ({"comment": "-2 for this"}, "comment: this begins as a formula does"),
    ({"role": "@SUM(A1)"}, "role: this begins as a formula does"),
    ({"comment": "＝1"}, "comment: this begins as a formula does"),
    ({"comment": "#NAME?"}, "comment: a spreadsheet took this for a formula that failed"),
    ({"comment": "a\x1b[2Jb"}, "comment: an invisible character stands here"),
    ({"role": "a\u202eb"}, "role: an invisible character stands here"),
    ({"id": "the-drawr"}, "id: “the-drawr” is nothing that can be signed; did you mean `the-drawer`?"),
    ({"id": ""}, "id: “” is nothing that can be signed; take the row back from the pack"),
    ({"version": "1.23E+11"}, "version: `the-drawer` is not what it was in this sheet"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "says"), WRONG, ids=[says[:50] for _, says in WRONG])
def test_what_is_wrong_in_a_row_is_told_at_its_line(course: Path, sign: Sign, cells: Cells, says: str) -> None:
    file = sign(the_drawer={**AGREE, **cells})

    [letter] = refused(course, file)

    number = int(letter.partition(":")[0])
    row = file.read_text(encoding="utf-8-sig").split("\n")[number - 1]
    assert says in letter
    assert row.startswith(f"{cells.get('id', 'the-drawer')},moment,")


def test_everything_that_is_wrong_is_told_at_once_and_what_is_right_is_not_kept(course: Path, sign: Sign) -> None:
    found = refused(
        course,
        sign(
            the_drawer={**AGREE, "date": "29/11/2026"},
            C01=AGREE,
            C02={**AGREE, "verdict": "perhaps", "initials": "1"},
            an_evening={**AGREE, "comment": "=1"},
        ),
    )

    assert len(found) == 4
    assert kept(course) == {}


def test_the_same_reviewer_twice_in_one_sheet_is_told(course: Path, sign: Sign) -> None:
    file = sign(the_drawer=AGREE)
    row = next(row for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) if row[0] == "the-drawer")
    with file.open("a", encoding="utf-8", newline="") as out:
        csv.writer(out).writerow(row)

    [letter] = refused(course, file)

    assert "RM has signed `the-drawer` twice in this sheet (first in line" in letter


#: What was done to the text of a sheet, and what is told.
BROKEN = [
    (lambda text: "", "1: the first row must name the columns, id, version, verdict"),
    (lambda text: "a,b\n1,2\n", "1: the first row must name the columns"),
    (lambda text: text.replace("verdict,", "verdict,verdict,", 1), "1: verdict: two columns have this name"),
    (lambda text: text.replace("role", "roles", 1), "1: role: this column is missing"),
    (lambda text: text.replace("kind", "note", 1), "1: the column “note” is not one of the pack; put notes into"),
    (lambda text: text.replace("kind", "kinds", 1), "is not one of the pack; did you mean `kind`?"),
    (lambda text: text + "one,two\n", "this row has 2 cells and the first has 11"),
    (lambda text: text + 'a,"b" c,d\n', "from here on this is no CSV"),
    (lambda text: text + '"a', "from here on this is no CSV"),
    (lambda text: text + "x" * 200_000, "from here on this is no CSV (field larger than"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), BROKEN, ids=[says[:40] for _, says in BROKEN])
def test_a_sheet_of_another_make_is_told(course: Path, sign: Sign, change: Callable[[str], str], says: str) -> None:
    file = sign(the_drawer=AGREE)
    file.write_text(change(file.read_text(encoding="utf-8-sig")), encoding="utf-8")

    assert any(says in letter for letter in refused(course, file))


def test_a_sheet_in_another_encoding_is_told(course: Path, sign: Sign) -> None:
    file = sign(the_drawer={**AGREE, "role": "Psychologue clinicienne diplômée"})
    file.write_bytes(file.read_bytes().decode("utf-8-sig").encode("cp1252", errors="replace"))

    assert "save the file anew with the encoding UTF-8" in refused(course, file)[0]


def test_a_file_that_is_not_there_is_told(course: Path, tmp_path: Path) -> None:
    assert "see that it exists" in refused(course, tmp_path / "nowhere.csv")[0]


def test_a_course_that_cannot_be_read_keeps_nothing(course: Path, sign: Sign) -> None:
    file = sign(the_drawer=AGREE)
    edit(course, "quizzes/first-look.yml", "correct: true", "correct: false")

    with pytest.raises(ContentError, match="needs exactly one option with `correct: true`"):
        read(course, file, TODAY)


CELL = st.text(max_size=40) | st.sampled_from(["no", "Y", "~", "0x1F", "1e3", "- x", "a: b", "#", "'", '"', "{{", "\\"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.fixed_dictionaries({}, optional=dict.fromkeys(FILLED_IN, CELL)), separator=st.sampled_from(",;\t"))
def test_whatever_stands_in_the_cells_is_kept_as_it_was_or_told_in_letters(
    course: Path, sign: Sign, cells: Cells, separator: str
) -> None:
    (course / "data" / "reviews.yml").write_text("reviews: []\n")
    file = sign(separator, the_drawer={**OBJECT, **cells})

    wrong = letters(course, file)

    untouched = not any({**OBJECT, **cells}[name].strip() for name in FILLED_IN)  # a row that nobody has filled in
    assert {letter.file for letter in wrong} <= {str(file)}
    assert len(kept(course)) == (not wrong and not untouched)
    for one in kept(course).values():
        said = {**OBJECT, **cells}
        assert (one.comment or "").split() == said["comment"].split()
        assert one.role.split() == said["role"].split()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), whole=st.booleans())
def test_whatever_file_is_given_there_are_letters_and_no_traceback(
    course: Path, tmp_path: Path, text: str, whole: bool
) -> None:
    file = tmp_path / "any.csv"
    file.write_text((",".join(COLUMNS) + "\n" if whole else "") + text, encoding="utf-8", newline="")

    wrong = letters(course, file)

    assert wrong or whole
    assert kept(course) == {}
