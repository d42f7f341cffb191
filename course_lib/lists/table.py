"""A CSV file as a platform or a spreadsheet wrote it: its columns, its order, its separator, and all its cells.

Pure: bytes in, lines out, and text again. What can't be read comes as letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from course_lib.content.diagnostics import ContentError, Letter

BOM = "\ufeff"
#: What Excel writes into a first line of its own, to tell itself the separator.
SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")
#: Letters told at once, so that a wrong file doesn't fill the screen.
MOST_TOLD = 20


@dataclass(frozen=True)
class Line:
    """A line of the file, which may be several where a cell holds line breaks: the number of its first, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A CSV file. `first` is its first line as it stands; `lines` are those after it, each of as many cells."""

    name: str
    first: tuple[str, ...]
    lines: tuple[Line, ...]
    separator: str
    ending: str
    bom: bool

    @property
    def head(self) -> tuple[str, ...]:
        """The columns' titles, as importers read them."""
        return tuple(cell.strip() for cell in self.first)

    def letter(self, line: int, where: str, says: str) -> Letter:
        """A letter about this file. Signs that no terminal should get are not repeated."""
        return Letter(self.name, line, "".join(sign if sign.isprintable() else "?" for sign in where), says)

    def error(self, says: str, line: int = 1, where: str = "") -> ContentError:
        return ContentError([self.letter(line, where, says)])

    def only(self, header: str) -> int:
        """Where the one column of this header is. Raises ContentError where there is none, or more than one."""
        if (count := self.head.count(header)) != 1:
            says = "no column has this title; write it as it stands in the first line"
            raise self.error(f"{count} columns have this title; make it one" if count else says, where=header)
        return self.head.index(header)

    def text(self, column: int, written: Mapping[int, str]) -> str:
        """The file with `written`, by number of line, in one column. All other cells are as they were."""
        out = io.StringIO()
        rows = csv.writer(out, delimiter=self.separator, lineterminator=self.ending)
        rows.writerow(self.first)
        for line in self.lines:
            cells = list(line.cells)
            if line.number in written:
                cells[column] = written[line.number]
            rows.writerow(cells)
        return (BOM if self.bom else "") + out.getvalue()


def read(name: str, raw: bytes, *, least: int = 2) -> Table:
    """Read a CSV file of `least` columns or more.

    Raises ContentError where it is none, or a line has not as many cells as the first.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        says = "this is no CSV file in UTF-8; export it again, or save your own from the spreadsheet as “CSV UTF-8”"
        raise ContentError([Letter(name, 1, "", says)]) from None
    bom, text = text.startswith(BOM), text.removeprefix(BOM)
    told = SEPARATOR.match(text)
    above, text = (1, text[told.end() :]) if told else (0, text)
    first = text.splitlines()[0] if text.strip() else ""
    separator = told[1] if told else max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    begins = 1 + above
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(begins, tuple(cells)))
            begins = reader.line_num + 1 + above
    except csv.Error as problem:
        says = f"this line can't be read as CSV ({problem}); export the file again"
        raise ContentError([Letter(name, begins, "", says)]) from None
    if not lines or len(lines[0].cells) < least:
        says = "this file has no columns; it must be a platform's own export, or a list of yours, as CSV"
        raise ContentError([Letter(name, 1, "", says)])
    head, *rest = lines
    ragged = [line for line in rest if len(line.cells) != len(head.cells)]
    if ragged:
        says = "this line has {} cells and the first has {}; export the file again, and leave its columns as they are"
        counts = [(line.number, len(line.cells)) for line in ragged]
        raise ContentError([Letter(name, line, "", says.format(count, len(head.cells))) for line, count in counts])
    ending = "\r\n" if "\r\n" in text else "\n"
    return Table(name, head.cells, tuple(rest), separator, ending, bom)


def require(letters: Sequence[Letter]) -> None:
    """Raises ContentError where there is a letter; of many, the first and how many more, so that they can be read."""
    if len(letters) > MOST_TOLD:
        rest = replace(letters[MOST_TOLD], where="", says=f"from here on {len(letters) - MOST_TOLD:,} more like these")
        letters = [*letters[:MOST_TOLD], rest]
    if letters:
        raise ContentError(list(letters))
