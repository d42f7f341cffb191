"""The list of lessons on the page that the course opens on: prose with plain links, written from data/course.yml.

So there is something to read and to press before a kernel is there, and it can't differ from the course map.
"""

from __future__ import annotations

from typing import Any

from course_lib.models import Course

#: The cell of the home page that holds the list, by its id.
CELL = "the-lessons"
HEAD = "## The lessons, and what they are about"


def listed(course: Course) -> str:
    """The source of the cell."""
    built = [one for one in course.lessons if one.notebook]
    lessons = [
        f"**[{one.notebook[:2]} {one.title}]({one.notebook})** · {one.minutes} minutes  \n{_line(one.about)}"
        for one in built
        if one.notebook
    ]
    beside = [f"**[{one.title}]({one.notebook})**  \n{one.about}" for one in course.beside]
    return "\n\n".join([HEAD, *lessons, "### Beside the lessons", *beside])


def with_list(said: dict[str, Any], course: Course) -> dict[str, Any]:
    """A notebook as data, with the list in its cell, if it has one."""
    cells = [{**cell, "source": listed(course)} if cell.get("id") == CELL else cell for cell in said["cells"]]
    return {**said, "cells": cells}


def _line(prose: str | None) -> str:
    return " ".join((prose or "").split())
