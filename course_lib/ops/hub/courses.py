"""A course of a hub: who learns, teaches and marks there. A hub may have several; people may be in more than one.

What keeps them apart is the machine: each has a group of its own for who learns and an account of its own for who
teaches, and what is handed in lies in a folder that the others can't enter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from course_lib.ops.hub.places import Place

Port = Annotated[int, Field(ge=1, le=65535)]


class Course(BaseModel):
    """A course, as the settings have it. `course` is its name in nbgrader's exchange."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    course: Annotated[str, Field(pattern=r"^[\w.-]+$")] = "empathy-in-practice"
    group: str = "empathy"
    instructor: str = ""
    project: Place | None = None
    grading: bool = False
    markers: list[str] = []
    grading_port: Port = 582


class Further(Course):
    """A course beside the hub's first. Its name is part of an address, too."""

    course: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    group: Annotated[str, Field(min_length=1)]
    instructor: Annotated[str, Field(min_length=1)]
    grading_port: Port = 583


def shared(courses: Sequence[Course]) -> Iterator[str]:
    """What two of these have in common and may not, each in words for an admin."""
    for key, why in (
        ("course", "each needs a name of its own, for its folder in the exchange"),
        ("group", "each needs a group of its own, or their students could hand in to one another’s course"),
        ("instructor", "each needs an account of its own, whose home has its keys and marks; make a second one for it"),
        ("project", "each needs a copy of its own, or their marks would lie in one gradebook"),
        ("grading_port", "each formgrader waits on a port of its own; give one of them another"),
    ):
        if key == "grading_port":
            courses = [one for one in courses if one.grading]
        given = Counter(value for one in courses if (value := getattr(one, key)))
        yield from (f"two courses have the {key} {value}; {why}" for value, times in given.items() if times > 1)
