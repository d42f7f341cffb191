"""A signed sheet read back: kept whole or not at all, whatever a spreadsheet or a stranger did to it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.check import check
from course_lib.authoring.review.signing_off import read
from tests.support.signed_sheet import AGREE, OBJECT, TODAY, Sign, kept, refused
from tests.support.small_course import edit


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


def test_the_command_tells_what_it_kept_or_why_it_did_not(
    course: Path, sign: Sign, capsys: pytest.CaptureFixture[str]
) -> None:
    good = sign(the_drawer=AGREE)
    assert main(["review", "--course", str(course), "read", str(good)]) == 0
    assert main(["review", "read", "--course", str(course), str(sign(the_drawer={**AGREE, "date": "x"}))]) == 1

    said = capsys.readouterr()
    assert said.out == "Signed: 1 agree, 0 object.\n"
    assert "write year-month-day, such as 2026-11-29" in said.err
