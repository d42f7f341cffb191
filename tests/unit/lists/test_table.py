"""A list that others wrote: read whole or told why not, and given back as it was but for one column."""

from __future__ import annotations

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.lists import table


def letters(raw: bytes) -> list[str]:
    with pytest.raises(ContentError) as found:
        table.read("t.csv", raw)
    return [str(letter) for letter in found.value.letters]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_not_filled_in_comes_back_as_it_was(bom: str, separator: str, ending: str) -> None:
    lines = [[" A ", "B", "C"], ["=1+1", "Zoë", ""], ["-", '"two\nlines"', " x"], ["last", "", "7"]]
    text = bom + "".join(separator.join(cells) + ending for cells in lines)
    read = table.read("t.csv", text.encode())

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


def test_signs_for_a_terminal_are_not_repeated() -> None:
    read = table.read("t.csv", b"A,B\n")

    assert str(read.letter(2, "\x1b[2J", "is wrong")) == "t.csv:2: ?[2J: is wrong"


def test_the_line_in_which_excel_names_the_separator_is_no_line_of_the_list() -> None:
    read = table.read("t.csv", "\ufeffsep=;\r\nid;name, first\r\nana;Ana\r\n".encode())

    assert read.head == ("id", "name, first")
    assert [(line.number, line.cells) for line in read.lines] == [(3, ("ana", "Ana"))]


def test_a_list_of_one_column_is_read_where_one_is_enough() -> None:
    assert [line.cells for line in table.read("t.csv", b"id\nana\n\nben\n", least=1).lines] == [("ana",), ("ben",)]


def test_of_many_letters_the_first_are_told_and_how_many_more() -> None:
    read = table.read("t.csv", b"A,B\n")

    with pytest.raises(ContentError) as found:
        table.require([read.letter(line, "A", "is wrong") for line in range(1, 32)])

    told = [str(letter) for letter in found.value.letters]
    assert len(told) == 21
    assert told[-1] == "t.csv:21: from here on 11 more like these"
    table.require([])
