"""A few minutes of attention, and what a learner may keep of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.answer import Answer, Name
from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend

#: How many minutes are on offer.
MINUTES = (1, 3, 5)


class Anchor(Model):
    """Something that attention rests on and comes back to, and how."""

    id: Id
    name: Line
    how: Prose


class Attention(Model):
    """Attention practised for some minutes. Nothing in it is assessed."""

    id: Id
    title: Line
    intro: Prose
    care: Prose
    anchors: Many[Anchor] = Field(min_length=2, max_length=6)
    closing: Prose

    @model_validator(mode="after")
    def _told_apart(self) -> Attention:
        if len({anchor.id for anchor in self.anchors}) < len(self.anchors):
            raise ValueError("two anchors have the same id")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title, {anchor.id: anchor.name for anchor in self.anchors})}

    def substance(self) -> Any:
        return self.id


class Attended(Answer):
    """One practice: the minutes chosen, the seconds it took, how often being away was noticed in them, and a line."""

    noticings: int = Field(ge=0, le=9999)
    minutes: Literal[1, 3, 5]
    seconds: int = Field(ge=0, le=300)
    eyes: Literal["eyes-open", "eyes-closed"]
    anchor: Name
    line: Annotated[str, StringConstraints(max_length=2000)] = ""

    def describe(self, legend: Legend) -> str:
        took = f"{self.seconds // 60}:{self.seconds % 60:02}"
        noticed = f"{legend.name('noticed')} {self.noticings} ×"
        said = ", ".join([legend.name(self.anchor), legend.name(self.eyes), took, noticed])
        return f"{said}: {self.line}" if self.line else said
