"""The course map: lessons in order, their objectives, and what works on each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.base import ClaimId, Id, Line, Many, Model, Prose, Some

#: Verbs whose doing can be seen (after Anderson & Krathwohl 2001); "understand" and "appreciate" can't be.
Verb = Literal[
    "apply", "calculate", "check", "choose", "classify", "code", "compare", "convert", "critique", "define",
    "describe", "design", "detect", "distinguish", "explain", "identify", "interpret", "locate", "match", "order",
    "plan", "rate", "repair", "rewrite", "select", "separate", "state", "summarise", "use", "write",
]  # fmt: skip


class Objective(Model):
    """What a learner can do at the end. Practised by at least two activities, checked by an item that comes later."""

    id: Id
    verb: Verb
    text: Line
    practise: Many[Id] = Field(min_length=2)
    check: Some[Id]


class Lesson(Model):
    """One notebook, or a place kept for one that is still to come (no `notebook` yet)."""

    id: Id
    title: Line
    claims: Many[ClaimId] = ()
    notebook: Annotated[str, StringConstraints(pattern=r"^\d\d-[a-z-]+\.ipynb$")] | None = None
    minutes: int | None = Field(default=None, ge=5, le=180)
    needs: Many[Id] = ()
    about: Prose | None = None
    objectives: Many[Objective] = ()

    @model_validator(mode="after")
    def _built(self) -> Lesson:
        if self.notebook and not (self.minutes and self.objectives and self.about):
            raise ValueError("a lesson with a `notebook` needs `minutes`, `about` and `objectives`")
        return self


class Beside(Model):
    """A notebook that is no lesson: one comes back to it, on any day."""

    notebook: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*\.ipynb$")]
    title: Line
    about: Line


class Course(Model):
    """The whole course: its lessons in reading order, and what stands beside them."""

    title: Line
    lessons: Some[Lesson]
    beside: Many[Beside] = ()
