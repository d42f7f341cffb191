"""Private writing in stages. Nothing in it is assessed."""

from __future__ import annotations

from typing import Any

from course_lib.models.base import Id, Line, Model, Prose, Some
from course_lib.models.legend import Legend


class Stage(Model):
    """One step of the writing."""

    id: Id
    name: Line
    prompt: Prose


class Reflection(Model):
    """A staged private writer, such as Gibbs' reflective cycle (Gibbs 1988) or a reflection on a bias."""

    id: Id
    title: Line
    intro: Prose
    stages: Some[Stage]
    closing: Prose

    def legends(self) -> dict[str, Legend]:
        return {one.id: Legend(f"{self.title}: {one.name}") for one in self.stages}

    def substance(self) -> Any:
        return [[stage.id, stage.prompt] for stage in self.stages]
