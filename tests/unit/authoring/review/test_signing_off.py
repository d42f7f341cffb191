"""A signed sheet read back: kept whole or not at all, whatever a spreadsheet or a stranger did to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course_lib.__main__ import main
from course_lib.authoring.check import check
from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.review.rows import rows
from course_lib.authoring.review.sheet import COLUMNS, FILLED_IN, sheet
from course_lib.authoring.review.signing_off import read
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.models import Review, Reviews
from tests.support.small_course import edit

TODAY = date(2026, 11, 29)
AGREE = {"verdict": "agree", "role": "counsellor", "initials": "RM", "date": "2026-11-28"}
OBJECT = {**AGREE, "verdict": "object", "comment": "It passes by what she asked."}
Cells = dict[str, str]
Sign = Callable[..., Path]


@pytest.fixture
def sign(course: Path, tmp_path: Path) -> Sign:
    """`sign(an_id={...})` writes a pack's sheet with these cells filled in; `_` in an id stands for a hyphen."""

    def write(separator: str = ",", mark: str = "\ufeff", **signed: Cells) -> Path:
        by_id = {name.replace("_", "-"): cells for name, cells in signed.items()}
        found = list(csv.DictReader(io.StringIO(sheet(rows(ReadableCourse(course))).removeprefix("\ufeff"))))
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, delimiter=separator, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({**row, **by_id.get(row["id"], {})} for row in found)
        file = tmp_path / "signed.csv"
        file.write_bytes((mark + out.getvalue()).encode())
        return file

    return write


def kept(course: Path) -> dict[tuple[str, str], Review]:
    """By item and initials, what the course keeps."""
    return {(one.item, one.initials): one for one in Content(course / "data").only(Reviews).reviews}


def refused(course: Path, file: Path) -> list[str]:
    """The letters about a sheet, which is not kept."""
    before = (course / "data" / "reviews.yml").read_bytes()
    with pytest.raises(ContentError) as problem:
        read(course, file, TODAY)
    assert (course / "data" / "reviews.yml").read_bytes() == before
    return [str(letter).removeprefix(f"{file}:") for letter in problem.value.letters]


def letters(course: Path, file: Path) -> list[Letter]:
    """The letters about a sheet; none where it is kept."""
    try:
        read(course, file, TODAY)
    except ContentError as problem:
        return problem.letters
    return []


def test_what_is_signed_is_kept_and_told(course: Path, sign: Sign) -> None:
    told = read(course, sign(first_look_first=AGREE, the_drawer=OBJECT, C01=AGREE, HELP=AGREE), TODAY)

    assert told == [
        "Signed: 3 agree, 1 object.",
        "the-drawer: RM objects: It passes by what she asked.",
    ]
    assert set(kept(course)) == {(name, "RM") for name in ("first-look-first", "the-drawer", "C01", "HELP")}
    assert (course / "data" / "reviews.yml").read_text(encoding="utf-8").startswith("# Who has reviewed what")
    assert check(course).letters == ()


def test_rows_that_nobody_signed_are_left_alone(course: Path, sign: Sign) -> None:
    before = (course / "data" / "reviews.yml").read_bytes()

    assert read(course, sign(), TODAY) == ["Signed: 0 agree, 0 object."]
    assert (course / "data" / "reviews.yml").read_bytes() == before


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_spreadsheets_do_to_a_sheet_does_not_matter(course: Path, sign: Sign, separator: str, mark: str) -> None:
    comment = 'One; two, "three"\nand a second\tline'
    read(course, sign(separator, mark, the_drawer={**OBJECT, "verdict": " Object ", "comment": comment}), TODAY)

    assert kept(course)["the-drawer", "RM"].comment == 'One; two, "three"\nand a second line'


def test_quotes_around_every_cell_and_empty_columns_at_the_end_do_not_matter(course: Path, sign: Sign) -> None:
    file = sign(the_drawer=AGREE)
    found = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows([*row, "", ""] for row in [*found, [""] * 11])
    file.write_text(out.getvalue(), encoding="utf-8")

    read(course, file, TODAY)

    assert ("the-drawer", "RM") in kept(course)


def test_signing_again_replaces_the_reviewer_s_earlier_word_and_nobody_else_s(course: Path, sign: Sign) -> None:
    read(course, sign(the_drawer=OBJECT, C01=AGREE), TODAY)
    read(course, sign(the_drawer={**AGREE, "initials": "AB"}), TODAY)
    read(course, sign(the_drawer={**AGREE, "role": "Counsellor", "date": "2026-11-29"}), TODAY)

    assert {name: one.verdict for name, one in kept(course).items()} == {
        ("C01", "RM"): "agree",
        ("the-drawer", "AB"): "agree",
        ("the-drawer", "RM"): "agree",
    }


def test_an_older_sheet_does_not_take_back_what_was_said_since(course: Path, sign: Sign) -> None:
    read(course, sign(the_drawer=AGREE), TODAY)

    [letter] = refused(course, sign(the_drawer={**OBJECT, "date": "2026-11-20"}))

    assert "date: RM has signed `the-drawer` again since, on 2026-11-28; this sheet is older" in letter


def test_a_row_whose_item_has_changed_is_refused(course: Path, sign: Sign) -> None:
    file = sign(the_drawer=AGREE, C01=AGREE)
    edit(course, "moments/the-drawer.yml", "What it passes by", "What it misses")

    [letter] = refused(course, file)

    assert "version: `the-drawer` is not what it was in this sheet; make a new pack" in letter


def test_a_change_after_the_review_is_no_letter(course: Path, sign: Sign) -> None:
    read(course, sign(the_drawer=AGREE), TODAY)
    edit(course, "moments/the-drawer.yml", "What it passes by", "What it misses")

    assert check(course).letters == ()


def test_a_review_of_what_is_gone_is_a_letter(course: Path, sign: Sign) -> None:
    read(course, sign(the_drawer=AGREE), TODAY)
    edit(course, "reviews.yml", "the-drawer", "the-shelf")

    [letter] = check(course).letters

    assert str(letter).startswith("data/reviews.yml:4: reviews 1, item: `the-shelf` is nothing that can be reviewed")


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

    assert {letter.file for letter in wrong} <= {str(file)}
    assert len(kept(course)) == (not wrong)
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


def test_the_command_tells_what_it_kept_or_why_it_did_not(
    course: Path, sign: Sign, capsys: pytest.CaptureFixture[str]
) -> None:
    good = sign(the_drawer=AGREE)
    assert main(["review", "--course", str(course), "read", str(good)]) == 0
    assert main(["review", "read", "--course", str(course), str(sign(the_drawer={**AGREE, "date": "x"}))]) == 1

    said = capsys.readouterr()
    assert said.out == "Signed: 1 agree, 0 object.\n"
    assert "write year-month-day, such as 2026-11-29" in said.err
