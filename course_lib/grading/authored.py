"""The banks and notebooks that a clone holds: whether each can be read, and whether the two of an assignment fit.

Must not: read a private folder of banks. This is for whoever writes assignments, before anything is released.
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank
from course_lib.models.bank import Bank


def read_all(course: Path) -> tuple[dict[Path, Bank], list[Letter]]:
    """By file, every bank of `banks/` that can be read, and a letter for all that is wrong with it or its notebook.

    Where there is neither `banks/` nor `assignments/`, as in a learner's wheel, there is nothing to say.
    """
    banks: dict[Path, Bank] = {}
    letters: list[Letter] = []
    for file in sorted((course / "banks").glob("*.yml")):
        try:
            banks[file] = bank.read(file.parent, file.stem)
        except ContentError as problem:
            letters += problem.letters
            continue
        letters += of_notebook(banks[file], file, notebook_of(file))
    for folder in sorted((course / "assignments").glob("*/")):
        if not (course / "banks" / f"{folder.name}.yml").is_file():
            letters.append(Letter(str(folder), 1, "", f"this assignment has no bank; write banks/{folder.name}.yml"))
    return banks, letters


def of_notebook(known: Bank, file: Path, notebook: Path) -> list[Letter]:
    """Where a notebook and its bank, which is in `file`, disagree."""
    try:
        return bank.letters(known, nbformat.read(notebook, as_version=4).cells, str(notebook))
    except FileNotFoundError:
        says = f"this bank has no notebook; write assignments/{file.stem}/{notebook.name}"
        return [Letter(str(file), 1, "", says)]
    except (OSError, ValueError) as problem:  # what nbformat raises is a ValueError, in several sorts
        return [Letter(str(notebook), 1, "", f"can't be read as a notebook ({problem}); write it anew")]


def notebook_of(file: Path) -> Path:
    """The notebook of the assignment whose bank is in this file."""
    return file.parent.parent / "assignments" / file.stem / f"{file.stem}.ipynb"
