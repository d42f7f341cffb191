"""The instructor's side of an assignment: the bank, and whether the authored notebook fits it.

Must not: be remembered between two runs; a corrected key counts from the next run on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from nbformat import NotebookNode
from pydantic import ValidationError

from course_lib.content import strict_yaml
from course_lib.content.diagnostics import ContentError, Letter, from_validation
from course_lib.models.bank import Bank
from course_lib.models.tasks.arranging import OrderingTask
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.scoring.ordering import rank_correlation
from course_lib.scoring.shares import unread

#: So much has to move, of 1, for somebody who shares out likelihood without reading. With less, a point or two decide.
FAR_ENOUGH = 0.15
#: What asks for an item in a notebook: one line, one verb, one name.
CALL = re.compile(r'course\.graded\("([a-z-]+)"\)')
#: Marks of keys that stock nbgrader keeps in notebooks. Here they belong in the bank.
LEAKS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME", "AUTOTEST")


def read(banks: Path, assignment: str) -> Bank:
    """The bank of an assignment. Raises ContentError with a letter for everything that is wrong with it."""
    file = banks / f"{assignment}.yml"
    if not file.is_file():
        says = "there is no item bank here. Write one, or set EMPATHY_BANKS to the folder that your banks are in"
        raise ContentError([Letter(str(file), 1, "", says)])
    data, lines = strict_yaml.read(file)
    try:
        return Bank.model_validate(data)
    except ValidationError as problem:
        raise ContentError(from_validation(problem, file, lines, Bank)) from problem


def grade_id(cell: NotebookNode) -> str:
    """The name nbgrader knows a marked cell by, or an empty string."""
    about = cell.metadata.get("nbgrader", {})
    return str(about.get("grade_id", "")) if about.get("grade") else ""


def letters(bank: Bank, cells: Iterable[NotebookNode], notebook: str) -> list[Letter]:
    """Where an authored notebook and its bank disagree; an empty list means they fit.

    Every marked cell is both `grade` and `solution`: should somebody mark with stock nbgrader, such a cell gets nothing
    or waits for a person, whereas a cell that is `grade` alone would get full points for not failing.
    """
    items = {item.id: item for item in bank.items}
    found: list[Letter] = []
    seen: set[str] = set()

    def tell(where: str, says: str) -> None:
        found.append(Letter(notebook, 1, where, says))

    for cell in cells:
        about, name = cell.metadata.get("nbgrader", {}), grade_id(cell)
        found += [
            Letter(notebook, 1, cell.get("id", ""), f"`{mark}` marks a key; keys belong in the bank")
            for mark in LEAKS
            if mark in cell.source
        ]
        called = CALL.findall(cell.source)
        if not name:
            for one in called:
                tell(one, "this cell asks for a marked item but is not a marked cell")
            continue
        item = items.get(name)
        if item is None:
            tell(name, "the bank has no item of this name")
        elif name in seen:
            tell(name, "this item stands in the notebook twice")
        else:
            if item.kind == "function":
                if f"def {item.name}(" not in cell.source:
                    tell(name, f"the cell must begin the function `{item.name}`")
            elif cell.source != f'course.graded("{name}")':
                tell(name, f'the cell must be the one line course.graded("{name}")')
            if about.get("points") != item.points:
                tell(name, f"the cell gives {about.get('points')} points, the bank {item.points:g}; make them one")
            if cell.cell_type != "code" or not about.get("solution"):
                tell(name, "the cell must be a code cell with `solution: true` (see docs/instructors.md)")
        seen.add(name)
    for item in bank.items:
        if isinstance(item, OrderingTask) and rank_correlation(item, [step.id for step in item.shuffled()]) > 0:
            tell(item.id, "as its steps are shown at first they earn points already; give a step another id")
        if isinstance(item, HypothesesTask) and (near := unread(item.ranges())) < FAR_ENOUGH:
            tell(
                item.id,
                f"the same for each reading, or all for one, lies only {near:.0%} from its ranges; make them "
                f"narrower, until it is {FAR_ENOUGH:.0%}",
            )
    for name in items.keys() - seen:
        tell(name, "this item of the bank has no cell in the notebook")
    return sorted(found)
