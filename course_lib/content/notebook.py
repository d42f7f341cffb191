"""A lesson's notebook as its author sees it: cells, headings, the activities it calls, and where each stands.

Reads only; `course_lib.authoring.tidy` writes.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter

#: Six lines are enough for a call with its options; more is work for a module.
MOST_CODE_LINES = 6
#: The level of the headings that divide a lesson into sections.
SECTION = 2
#: How a heading ends whose part of a lesson isn't in its minutes, up to the next heading of its level or above.
ANOTHER_DAY = "for another day"
#: Keys of a notebook's or a cell's metadata that hold keys themselves.
GROUPS = ("empathy_in_practice", "jupyter")
#: In bytes. The largest lesson has 0.06 million; with the outputs of a run that was saved it may be some millions.
LARGEST = 20_000_000
#: File, line, column and text of an error that stands nowhere in particular: the first line.
NOWHERE = (None, 1, 1, None)


@dataclass(frozen=True)
class Call:
    """One `course.verb("name")`. `names` holds its arguments if all of them are plain text, else None."""

    verb: str
    names: tuple[str, ...] | None


@dataclass(frozen=True)
class Cell:
    """One cell; `line` is where its id stands in the file, from 1."""

    id: str
    kind: str
    source: str
    line: int

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each Markdown heading; lines inside a code fence are none."""
        if self.kind != "markdown":
            return []
        prose = re.sub(r"^(```|~~~).*?^\1", "", self.source, flags=re.MULTILINE | re.DOTALL)
        return [(len(marks), text.strip()) for marks, text in re.findall(r"^(#{1,6})\s+(.+)$", prose, re.MULTILINE)]

    @property
    def code_lines(self) -> int:
        """How many lines of code; blank ones and comments don't count."""
        rows = self.source.splitlines() if self.kind == "code" else []
        return sum(bool(row.strip()) and not row.strip().startswith("#") for row in rows)

    @cached_property
    def calls(self) -> list[Call]:
        """Every verb of the course that the cell calls, in order. Raises SyntaxError where it is no Python."""
        found = [node for node in ast.walk(self._tree) if isinstance(node, ast.Call) and _is_verb(node)]
        return [_call(node) for node in sorted(found, key=lambda node: (node.lineno, node.col_offset))]

    @cached_property
    def _tree(self) -> ast.Module:
        if "\0" in self.source:  # older Pythons raise a ValueError for it
            raise SyntaxError("it holds a null character", NOWHERE)
        try:
            return ast.parse(self.source if self.kind == "code" else "")
        except (RecursionError, MemoryError) as problem:  # Python's own parser gives up in either way
            raise SyntaxError("it nests too deep", NOWHERE) from problem

    @property
    def runs_only_the_course(self) -> bool:
        """Whether a learner has nothing to see in the code: it imports the course or calls its verbs, no more."""
        try:
            body = self._tree.body
        except SyntaxError:
            return False
        return bool(body) and all(
            _is_import(part) or (isinstance(part, ast.Expr) and _is_verb(part.value)) for part in body
        )


@dataclass(frozen=True)
class Notebook:
    """A notebook file; `lesson` is what its metadata says of the lesson it belongs to."""

    file: Path
    lesson: str | None
    cells: tuple[Cell, ...]

    def letter(self, cell: Cell, says: str) -> Letter:
        """A letter about one cell."""
        return Letter(str(self.file), cell.line, f"cell `{cell.id}`", says)

    def heading(self, cell: str) -> str | None:
        """Of its section, or of all, the title that a cell (its id) stands under; None where there is no such cell."""
        said = ""
        for one in self.cells:
            said = next((text for level, text in one.headings if level <= SECTION), said)
            if one.id == cell:
                return said
        return None

    def calls(self) -> Iterator[tuple[Cell, Call]]:
        """All calls in reading order; cells that are no Python are left out."""
        for cell in self.cells:
            try:
                yield from ((cell, call) for call in cell.calls)
            except SyntaxError:
                continue


def raw(file: Path) -> dict[str, Any]:
    """The notebook as data. Raises ContentError where the file can't be read or is no notebook of format 4."""
    says = "this is no notebook that can be read; open it in JupyterLab and save it, or take it back from git"
    try:
        said = json.loads(text(file))
        whole = all(isinstance(joined(cell) + cell["cell_type"], str) for cell in said["cells"])
        marked = all(
            isinstance(group, dict)
            for part in (said, *said["cells"])
            for group in (part["metadata"], *(part["metadata"].get(key, {}) for key in GROUPS))
        )
        tagged = all(isinstance("".join(cell["metadata"].get("tags", [])), str) for cell in said["cells"])
        if said["nbformat"] == 4 and whole and marked and tagged:
            json.dumps(said, ensure_ascii=False).encode()
            return dict(said)
    except UnicodeEncodeError:
        says = f"half a character, such as half an emoji, stands in {_halved(said)}; delete it and type it anew"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # whatever is wrong with it, the author can't mend it by hand
    raise ContentError([Letter(str(file), 1, "", says)])


def text(file: Path) -> str:
    """The text of a notebook file. Raises ContentError."""
    return source.read(file, LARGEST)


def read(file: Path) -> Notebook:
    """Read a notebook, once for each state of the file. Raises ContentError."""
    state = file.stat() if file.is_file() else None
    return _read(file, state and state.st_mtime_ns, state and state.st_size)


@cache
def _read(file: Path, _changed: int | None, _size: int | None) -> Notebook:
    """Time and size are only in the memory's key, as in `reader.load`."""
    said = raw(file)
    lines: dict[str, int] = {}
    for number, row in enumerate(text(file).split("\n"), 1):
        for name in re.findall(r'"id": "([^"]*)"', row):
            lines.setdefault(name, number)
    own = said["metadata"].get("empathy_in_practice", {})
    cells = []
    for cell in said["cells"]:
        name = str(cell.get("id", ""))
        cells.append(Cell(name, cell["cell_type"], joined(cell), lines.get(name, 1)))
    return Notebook(file, own.get("lesson"), tuple(cells))


def joined(cell: dict[str, Any]) -> str:
    """A cell's source as one text; the format allows a list of lines too."""
    return "".join(cell["source"])


def _halved(said: dict[str, Any]) -> str:
    """Which cell holds what is no whole character."""
    for number, cell in enumerate(said["cells"], 1):
        try:
            joined(cell).encode()
        except UnicodeEncodeError:
            return f"cell {number}"
    return "its outputs or metadata"


def _is_verb(node: ast.AST) -> bool:
    """Whether this is `course.something(...)`."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "course"
    )


def _call(node: ast.Call) -> Call:
    given = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    plain = not node.keywords and len(given) == len(node.args)
    return Call(node.func.attr if isinstance(node.func, ast.Attribute) else "", tuple(given) if plain else None)


def _is_import(part: ast.stmt) -> bool:
    return isinstance(part, ast.Import) and [(one.name, one.asname) for one in part.names] == [("course_lib", "course")]
