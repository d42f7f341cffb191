"""nbgrader's `generate_assignment`, command and button: what it makes takes the place of the old once it is whole.

nbgrader empties the folder of a release first and makes the new one in it; where that fails, nothing is left from which
anybody could be marked. It has no place of its own for another step, so its methods are put in brackets here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from course_lib.grading.batch import folder


def make(step: Any) -> None:
    """Have a `GenerateAssignment` that hasn't begun write beside the place, and put it there at its end."""
    place_of, finish = step._format_dest, step.set_permissions  # noqa: SLF001  nbgrader's own word for the place

    def beside(assignment: str, student: str, **about: Any) -> str:
        place = Path(place_of(assignment, student, **about))
        return str(folder.beside(place, os.getpid()) if step.force or not place.exists() else place)

    def put(assignment: str, student: str) -> None:
        finish(assignment, student)
        folder.put(Path(beside(assignment, student)), Path(place_of(assignment, student)))

    for source in map(Path, step.assignments):
        folder.clear(Path(place_of(source.name, ".")))
    step._format_dest, step.set_permissions = beside, put  # noqa: SLF001
