"""A platform's own export, read to be filled in: its columns, its order, its separator, and all cells but one column.

Pure: bytes in, text out. What can't be read comes as letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from course_lib.content.diagnostics import ContentError, Letter

BOM = "\ufeff"


@dataclass(frozen=True)
class Line:
    """A line of the file, which may be several where a cell holds line breaks: the number of its first, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Template:
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


@dataclass(frozen=True)
class Sheet:
    """How a platform's importer reads a template.

    `column` is the one to fill, `keys` say by which of a learner's fields a column names them, `learners` are the lines
    that are about one. `refused` says why the importer would not take these points in a line, or nothing.
    `if_empty` says what the importer makes of an empty cell, and `then` what to do with the file.
    """

    template: Template
    column: int
    keys: Mapping[int, tuple[str, ...]]
    learners: tuple[Line, ...]
    refused: Callable[[Line, float], str]
    if_empty: str
    then: tuple[str, ...]
    most: float | None = None


def read(name: str, raw: bytes) -> Template:
    """Read a CSV file. Raises ContentError where it is none, or a line has not as many cells as the first."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        says = "this is no CSV file in UTF-8; export it again, and save nothing over it from a spreadsheet"
        raise ContentError([Letter(name, 1, "", says)]) from None
    bom, text = text.startswith(BOM), text.removeprefix(BOM)
    first = text.splitlines()[0] if text.strip() else ""
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(begins, tuple(cells)))
            begins = reader.line_num + 1
    except csv.Error as problem:
        says = f"this line can't be read as CSV ({problem}); export the file again"
        raise ContentError([Letter(name, begins, "", says)]) from None
    if not lines or len(lines[0].cells) < 2:
        says = "this file has no columns; it must be the platform's own export, as CSV"
        raise ContentError([Letter(name, 1, "", says)])
    head, *rest = lines
    ragged = [line for line in rest if len(line.cells) != len(head.cells)]
    if ragged:
        says = "this line has {} cells and the first has {}; export the file again, and leave its columns as they are"
        counts = [(line.number, len(line.cells)) for line in ragged]
        raise ContentError([Letter(name, line, "", says.format(count, len(head.cells))) for line, count in counts])
    ending = "\r\n" if "\r\n" in text else "\n"
    return Template(name, head.cells, tuple(rest), separator, ending, bom)


def points(cell: str) -> float | None:
    """A cell's number, with a decimal point or comma; None where it is none."""
    try:
        return float(cell.strip().replace(",", ".")) if re.fullmatch(r"\s*-?[\d.,]+\s*", cell) else None
    except ValueError:
        return None


def is_same(title: str, assignment: str) -> bool:
    """Whether a title on the platform is an assignment's name here, as `Baking bread` is `baking-bread`."""
    return _words(title) == _words(assignment)


def choose(template: Template, assignment: str, titles: Iterable[tuple[int, str]]) -> int:
    """The one column among these whose title is the assignment's. Raises ContentError where it isn't one."""
    titles = list(titles)
    found = [column for column, title in titles if is_same(title, assignment)]
    if len(found) == 1:
        return template.only(template.head[found[0]])
    there = ", ".join(f"“{template.head[column]}”" for column, _ in titles) or "none that could take a score"
    says = f"{len(found) or 'no'} columns are called “{assignment}”; name one with --column. The file has {there}"
    raise template.error(says)


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold().replace("_", " "))
