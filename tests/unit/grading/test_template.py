"""A platform's own file: read whole or told why not, and given back as it was but for one column."""

from __future__ import annotations

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading import template


def letters(raw: bytes) -> list[str]:
    with pytest.raises(ContentError) as found:
        template.read("t.csv", raw)
    return [str(letter) for letter in found.value.letters]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_not_filled_in_comes_back_as_it_was(bom: str, separator: str, ending: str) -> None:
    lines = [[" A ", "B", "C"], ["=1+1", "Zoë", ""], ["-", '"two\nlines"', " x"], ["last", "", "7"]]
    text = bom + "".join(separator.join(cells) + ending for cells in lines)
    read = template.read("t.csv", text.encode())

    assert read.text(1, {}) == text
    assert read.text(2, {2: "5"}) == text.replace(f"Zoë{separator}", f"Zoë{separator}5")
    assert read.head == ("A", "B", "C")
    assert [line.number for line in read.lines] == [2, 3, 5]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "t.csv:1: this file has no columns"),
        (b"\n\n", "t.csv:1: this file has no columns"),
        (b"just words\n", "t.csv:1: this file has no columns"),
        ("A,B\nZoë,1\n".encode("utf-16"), "t.csv:1: this is no CSV file in UTF-8"),
        ("A,B\nZoë,1\n".encode("latin-1"), "t.csv:1: this is no CSV file in UTF-8"),
        (b'A,B\n1,2\n3,"4\n', "t.csv:3: this line can't be read as CSV"),
    ],
)
def test_what_is_no_csv_is_told_with_its_line(raw: bytes, says: str) -> None:
    (letter,) = letters(raw)

    assert letter.startswith(says)


def test_every_line_of_another_width_is_told() -> None:
    found = letters(b"A,B,C\n1,2\n1,2,3\n\n1,2,3,4\nx\n")

    assert [letter.split(";")[0] for letter in found] == [
        "t.csv:2: this line has 2 cells and the first has 3",
        "t.csv:5: this line has 4 cells and the first has 3",
        "t.csv:6: this line has 1 cells and the first has 3",
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("8", 8),
        (" 8.50 ", 8.5),
        ("8,5", 8.5),
        ("-1", -1),
        ("", None),
        ("-", None),
        ("EX", None),
        ("8 %", None),
        ("1.2.3", None),
    ],
)
def test_a_cell_is_a_number_or_none(cell: str, number: float | None) -> None:
    assert template.points(cell) == number


def test_signs_for_a_terminal_are_not_repeated() -> None:
    read = template.read("t.csv", b"A,B\n")

    assert str(read.letter(2, "\x1b[2J", "is wrong")) == "t.csv:2: ?[2J: is wrong"
