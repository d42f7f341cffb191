"""A sheet as a spreadsheet has saved it: rows and where each stands, whatever separator it was saved with.

Must not: know what a cell means, beyond what no cell may hold.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from course_lib.authoring.review.sheet import BOM, COLUMNS, FILLED_IN, NAMED
from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter

#: In bytes. A sheet of the whole course has half a million.
LARGEST = 20_000_000
#: What spreadsheets put between cells, depending on the language of the system.
SEPARATORS = (",", ";", "\t")
#: A cell that begins so would be run as a formula in whatever opens the sheet, or what is read from it, next.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
#: What stands where a formula has failed.
FAILED = re.compile(r"#(NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!)")


@dataclass(frozen=True)
class Line:
    """One row that somebody has filled in: its cells by column, and the line of the file where it begins."""

    number: int
    cells: dict[str, str]


def signed_lines(file: Path, letters: list[Letter]) -> Iterator[Line]:
    """The rows in which anything is filled in. What is wrong with others is added to `letters`.

    Raises ContentError for a file that is no such sheet.
    """
    text = source.read(file, LARGEST).removeprefix(BOM)
    separator, head = _head(text, file)
    for number, cells in _rows(text, separator, file):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(head) or any(cells[len(head) :]):
            says = f"this row has {len(cells)} cells and the first has {len(head)}; take the row back from the pack"
            letters.append(Letter(str(file), number, "", says))
            continue
        named = {name: cell for name, cell in zip(head, cells, strict=False) if name in (*NAMED, *FILLED_IN)}
        if any(named[name].strip() for name in FILLED_IN):
            wrong = [Letter(str(file), number, name, says) for name, one in named.items() if (says := _refused(one))]
            letters += wrong
            if not wrong:
                yield Line(number, {name: _evened(name, cell) for name, cell in named.items()})


def _head(text: str, file: Path) -> tuple[str, list[str]]:
    """The separator of a sheet, and its columns."""
    first = text.partition("\n")[0]
    for separator in SEPARATORS:
        head = [" ".join(cell.split()) for cell in next(csv.reader([first], delimiter=separator), [])]
        while head and not head[-1]:
            head.pop()
        if "id" in head and "verdict" in head:
            if letters := [*_wrong_columns(head, file)]:
                raise ContentError(letters)
            return separator, head
    says = f"the first row must name the columns, {', '.join((*NAMED, *FILLED_IN))}; take it back from the pack"
    raise ContentError([Letter(str(file), 1, "", says)])


def _wrong_columns(head: list[str], file: Path) -> Iterator[Letter]:
    for name in (*NAMED, *FILLED_IN):
        if head.count(name) != 1:
            says = "this column is missing; take it back from the pack"
            if name in head:
                says = "two columns have this name; remove the one that is not the pack's"
            yield Letter(str(file), 1, name, says)
    for name in head:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            hint = f"did you mean `{near[0]}`?" if near else "put notes into `comment`, or they would be lost"
            shown = "".join(letter if letter.isprintable() else "�" for letter in name[:40])
            yield Letter(str(file), 1, "", f"the column “{shown}” is not one of the pack; {hint}")


def _rows(text: str, separator: str, file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row below the first, and the line where it begins: a cell may hold several lines."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if number > 1:
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as problem:
        says = f"from here on this is no CSV ({problem}); open it in a spreadsheet and save it as CSV anew"
        raise ContentError([Letter(str(file), number, "", says)]) from problem


def _refused(cell: str) -> str:
    """Why a cell can't be taken; empty where it can. What it holds is not repeated."""
    if FORMULA.match(cell):
        return "this begins as a formula does (=, +, -, @); begin with a word"
    if FAILED.match(cell.strip()):
        return "a spreadsheet took this for a formula that failed; begin with a word"
    if not all(letter.isprintable() or letter.isspace() for letter in cell):
        return "an invisible character stands here; type it anew"
    return ""


def _evened(name: str, cell: str) -> str:
    """A cell without the white space that nobody sees. Only a comment has lines."""
    lines = [" ".join(line.split()) for line in cell.strip().splitlines()]
    return ("\n" if name == "comment" else " ").join(lines)
