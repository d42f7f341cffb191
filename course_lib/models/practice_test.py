"""A practice test: the formative twin of a marked assignment, drawn from what the lessons hold."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.ordering import Ordering
from course_lib.models.quiz import Item
from course_lib.models.sorting import Sorting
from course_lib.models.transcript import Transcript
from course_lib.models.worksheet import Worksheet

#: What a practice test can ask.
Asked = Item | Sorting | Ordering | Worksheet | Transcript


class Part(Model):
    """So many of one kind, drawn from the files named. Of quizzes, `ask` counts questions; else whole files."""

    name: Line
    kind: Literal["quiz", "sorting", "ordering", "worksheet", "transcript"]
    of: Some[Id]
    ask: int = Field(ge=1, le=20)


class PracticeTest(Model):
    """The twin of the assignment `twin_of`. It holds no items: another sitting draws others from the same files."""

    id: Id
    title: Line
    twin_of: Id
    intro: Prose
    parts: Many[Part] = Field(min_length=1, max_length=12)
    closing: Prose

    @model_validator(mode="after")
    def _drawn_once(self) -> PracticeTest:
        named = [(part.kind, name) for part in self.parts for name in part.of]
        for kind, name in named:
            if named.count((kind, name)) > 1:
                raise ValueError(f"the {kind} `{name}` stands here twice, and could be asked twice; name it once")
        for part in self.parts:
            if part.kind != "quiz" and part.ask > len(part.of):
                raise ValueError(f"`{part.name}` asks {part.ask} of {len(part.of)}; name more, or ask fewer")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)}

    def substance(self) -> Any:
        return [[part.kind, list(part.of), part.ask] for part in self.parts]


def versions(thing: Asked) -> dict[str, str]:
    """By the id under which an answer is kept, its version: of each number of a worksheet, or of the whole."""
    if isinstance(thing, Worksheet):
        return {step.id: thing.version_of(step) for step in thing.steps}
    return {thing.id: thing.version()}
