"""The instructor's side of an assignment: the bank, and whether the authored notebook fits it.

Must not: be remembered between two runs; a corrected key counts from the next run on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nbformat import NotebookNode
from pydantic import ValidationError

from course_lib.content import strict_yaml
from course_lib.content.diagnostics import ContentError, Letter, Place, from_validation, line_of, spoken
from course_lib.grading.instruments import instrument
from course_lib.models.bank import Bank
from course_lib.models.client import Client
from course_lib.models.tasks.arranging import OrderingTask
from course_lib.models.tasks.function import Program
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.scoring.ordering import rank_correlation
from course_lib.scoring.own_data import drawn
from course_lib.scoring.shares import unread
from course_lib.scoring.worksheet_faults import faults

#: So much has to move, of 1, for somebody who shares out likelihood without reading. With less, a point or two decide.
FAR_ENOUGH = 0.15
#: What asks for an item in a notebook: one line, one verb, one name.
CALL = re.compile(r'course\.graded\("([a-z-]+)"\)')
#: Beside the banks: the clients of their sessions.
CLIENTS = "clients"
#: Marks of keys that stock nbgrader keeps in notebooks. Here they belong in the bank.
LEAKS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME", "AUTOTEST")


def read(banks: Path, assignment: str) -> Bank:
    """The bank of an assignment. Raises ContentError with a letter for everything that is wrong with it."""
    file = banks / f"{assignment}.yml"
    if not file.is_file():
        says = "there is no item bank here. Write one, or set EMPATHY_BANKS to the folder that your banks are in"
        raise ContentError([Letter(str(file), 1, "", says)])
    data, lines = strict_yaml.read(file)
    for item in data.get("items", ()) if isinstance(data, dict) else ():
        if isinstance(item, dict) and item.get("kind") == "session" and isinstance(item.get("client"), str):
            item["client"] = _client(banks / CLIENTS / f"{item['client']}.yml")
    try:
        bank = Bank.model_validate(data)
    except ValidationError as problem:
        raise ContentError(from_validation(problem, file, lines, Bank)) from problem
    if wrong := _faults_of(bank, file, lines):
        raise ContentError(wrong)
    return bank


def _faults_of(bank: Bank, file: Path, lines: dict[Place, int]) -> list[Letter]:
    """Where a number of a worksheet can't be worked out, or a slip leads to the key."""
    found = (
        (("items", number, *place), says)
        for number, item in enumerate(bank.items)
        if isinstance(item, WorkTask)
        for place, says in faults(item, instrument(item))
    )
    return [Letter(str(file), line_of(place, lines), spoken(place), says) for place, says in found]


def _client(file: Path) -> Client:
    """Whoever a session is with, from a file written as in `data/clients/`."""
    if not file.is_file():
        raise ContentError(
            [Letter(str(file), 1, "", "a session names this client, and there is no such file; write it")]
        )
    data, lines = strict_yaml.read(file)
    try:
        return Client.model_validate({**data, "id": file.stem} if isinstance(data, dict) else data)
    except ValidationError as problem:
        raise ContentError(from_validation(problem, file, lines, Client)) from problem


def grade_id(cell: NotebookNode) -> str:
    """The name nbgrader knows a marked cell by, or an empty string."""
    about = cell.metadata.get("nbgrader", {})
    return str(about.get("grade_id", "")) if about.get("grade") else ""


def cell_name(cell: NotebookNode) -> str:
    """The name of any cell that nbgrader knows, be it marked or only finished by learners; else an empty string."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def given_out(cells: Iterable[NotebookNode]) -> dict[str, str]:
    """The source of each cell of a notebook that is handed out, by its name or, where it has none, by its id."""
    return {cell_name(cell) or f"cell {cell.get('id', number)}": str(cell.source) for number, cell in enumerate(cells)}


def letters(bank: Bank, cells: Iterable[NotebookNode], notebook: str) -> list[Letter]:
    """Where an authored notebook and its bank disagree; an empty list means they fit.

    Every marked cell is both `grade` and `solution`: should somebody mark with stock nbgrader, such a cell gets nothing
    or waits for a person, whereas a cell that is `grade` alone would get full points for not failing.
    """
    items = {item.id: item for item in bank.items}
    codes = {item.code_cell: item.code for item in bank.items if isinstance(item, WorkTask) and item.code}
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
        if (known := about.get("grade_id")) in codes:
            found += [Letter(notebook, 1, known, says) for says in _of_code(cell, codes[known], seen)]
            seen.add(known)
            continue
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
                tell(name, "the cell must be a code cell with `solution: true` (see docs/assignments.md)")
        seen.add(name)
    for item in bank.items:
        if isinstance(item, OrderingTask) and rank_correlation(item, [step.id for step in item.shuffled()]) > 0:
            tell(item.id, "as its steps are shown at first they earn points already; give a step another id")
        if isinstance(item, OwnDataTask):
            try:
                drawn(item.recipe, "")
            except ValueError as problem:
                tell(item.id, f"{problem}; give it another spread, or more people")
        if isinstance(item, HypothesesTask) and (near := unread(item.ranges())) < FAR_ENOUGH:
            tell(
                item.id,
                f"the same for each reading, or all for one, lies only {near:.0%} from its ranges; make them "
                f"narrower, until it is {FAR_ENOUGH:.0%}",
            )
    for name in items.keys() - seen:
        tell(name, "this item of the bank has no cell in the notebook")
    for name in codes.keys() - seen:
        tell(name, "the bank lets this item be done by code, too, and its function has no cell in the notebook")
    return sorted(found)


def _of_code(cell: NotebookNode, program: Program, seen: Iterable[str]) -> Iterator[str]:
    """What is wrong with the cell in which an item may be done by code, beside the item's own cell.

    It is `solution` alone, so that nbgrader lets learners write in it and gives it no points of its own.
    """
    about = cell.metadata["nbgrader"]
    if about["grade_id"] in seen:
        yield "this cell stands in the notebook twice"
    if f"def {program.name}(" not in cell.source:
        yield f"the cell must begin the function `{program.name}`"
    if cell.cell_type != "code" or about.get("grade") or not about.get("solution"):
        yield "the cell must be a code cell with `grade: false` and `solution: true`; the points are the item’s"
