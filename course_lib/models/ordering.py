"""Steps to put in order."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend


class Step(Model):
    """One step, and why it comes where it does."""

    id: Id
    text: Line
    reason: Prose


class Ordering(Model):
    """Steps, written in the right order."""

    id: Id
    title: Line
    intro: Prose
    steps: Many[Step] = Field(min_length=3, max_length=9)

    @model_validator(mode="after")
    def _told_apart(self) -> Ordering:
        if len({step.text for step in self.steps}) < len(self.steps):
            raise ValueError("two steps say the same")
        if len({step.id for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same id")
        return self

    def shuffled(self) -> tuple[Step, ...]:
        """The steps as they are shown at first: the same for everyone and always, and never in the right order."""
        mixed = sorted(self.steps, key=lambda step: hashlib.sha256(f"{self.id} {step.id}".encode()).hexdigest())
        if tuple(mixed) == self.steps:
            mixed = [*mixed[1:], mixed[0]]
        return tuple(mixed)

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title, {one.id: one.text for one in self.steps})}

    def substance(self) -> Any:
        return [[step.id, step.text] for step in self.steps]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
