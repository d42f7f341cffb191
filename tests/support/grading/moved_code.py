"""What becomes of a code cell in an honest learner's hands, each done to the notebook's cells."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.support.grading.classroom import FUNCTION, cell_of

GOOD = (
    "def share_of_open_questions(codes):\n    o = codes.count('open-question')\n"
    "    q = o + codes.count('closed-question')\n    return o / q if q else 0"
)
TRIED = "share_of_open_questions(['open-question', 'closed-question'])"
Change = Callable[[list[Any]], None]


def _in_cells(*sources: str | None) -> Change:
    """The cell as so many with its name, one below the other; None leaves it as it was given out."""

    def change(cells: list[Any]) -> None:
        own = cell_of(cells, FUNCTION)
        at = cells.index(own)
        cells[at : at + 1] = [copy.deepcopy(own) for _ in sources]
        for number, source in enumerate(sources):
            cells[at + number].id = f"part-{number}"
            cells[at + number].source = own.source if source is None else source

    return change


def _replaced(*made: Any, below: bool = False) -> Change:
    def change(cells: list[Any]) -> None:
        at = cells.index(cell_of(cells, FUNCTION))
        cells[at + below : at + 1] = made

    return change


def _as_text(cells: list[Any]) -> None:
    own = cell_of(cells, FUNCTION)
    cells[cells.index(own)] = new_markdown_cell(GOOD, metadata=own.metadata)


def _with_an_empty_line(cells: list[Any]) -> None:
    own = cell_of(cells, FUNCTION)
    own.source = f"\n{own.source}\n"


#: The function is where it belongs, in one piece or in two.
WHOLE: dict[str, Change] = {
    "a copy below, as it was given out": _in_cells(GOOD, None),
    "a copy above, as it was given out": _in_cells(None, GOOD),
    "copied when it was done": _in_cells(GOOD, GOOD),
    "split before a trial call": _in_cells(GOOD, TRIED),
    "split within the function": _in_cells(*GOOD.split("\n", 1)),
}
#: Somebody has to look, and reads why.
MOVED: dict[str, tuple[Change, str]] = {
    "turned into text": (_as_text, "stands in a cell that was turned into text"),
    "typed anew": (_replaced(new_code_cell(GOOD)), "was written into another cell than its own"),
    "typed below": (_replaced(new_code_cell(GOOD), below=True), "was written into another cell than its own"),
    "two versions": (_in_cells(GOOD, GOOD.replace("/ q", "/ 2")), "stands in 2 cells, each time otherwise"),
    "taken out": (_replaced(), "its cell was taken out of the notebook"),
    "all taken out": (lambda cells: cells.clear(), "its cell was taken out of the notebook"),
}
#: Nothing was done.
UNTOUCHED: dict[str, Change] = {
    "as it was given out": lambda cells: None,
    "copied and left": _in_cells(None, None),
    "an empty line more": _with_an_empty_line,
    "something else tried": lambda cells: cells.append(new_code_cell("1 + 1")),
}
