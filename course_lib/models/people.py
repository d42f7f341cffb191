"""The recurring fictional people of the course."""

from __future__ import annotations

from typing import Literal

from course_lib.models.base import Id, Line, Many, Model, Prose


class Look(Model):
    """How a person is drawn. All are drawn in one tone of paper, so that nobody is told by the colour of their skin."""

    hair: Literal["swept", "bob", "tied", "curls", "cropped", "scarf"] = "swept"
    shade: Literal["dark", "brown", "grey"] = "dark"
    face: Literal["narrow", "even", "broad"] = "even"
    brows: Literal["fine", "even", "strong"] = "even"
    glasses: bool = False
    beard: bool = False
    lined: bool = False


class Person(Model):
    """Someone first, a client second.

    `facts` are for authors alone: what everything that is said of this person has to agree on.
    """

    id: Id
    name: Line
    pronouns: Line
    age: int
    about: Prose
    brings: Prose
    facts: Many[Line] = ()
    look: Look = Look()
