"""A feelings lab: what clients say, which families of feelings are in it, how big they are, and how to say so.

The words of the families, from mild to strong, lie in data/coach/meanings.yml: lab and coach go by the same table.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.coach import STRENGTHS, Strength
from course_lib.models.legend import Legend

#: Whether a family is said or plain to see, may be there (nobody has to name it), or would miss.
Presence = Literal["there", "perhaps", "absent"]
#: The id of “None that I would name yet”, which is on offer for each line.
NONE = "none"


class Family(Model):
    """A family of feelings on offer, by its name in the table, and what naming it may do to this client."""

    name: Line
    heard: Presence
    feedback: Prose


class Unnamed(Model):
    """“None that I would name yet”: whether that is what we would do here, might, or wouldn't, and why."""

    heard: Presence = "absent"
    feedback: Prose


class Size(Model):
    """How big one of the families is: words for it on offer, of which those from `least` to `most` fit.

    `small` and `large` tell what a word below or above may do to this client.
    """

    family: Line
    words: Many[Line] = Field(min_length=3, max_length=6)
    least: Strength
    most: Strength
    fits: Prose
    small: Prose | None = None
    large: Prose | None = None

    @property
    def range(self) -> tuple[Strength, ...]:
        """The strengths that fit."""
        return STRENGTHS[STRENGTHS.index(self.least) : STRENGTHS.index(self.most) + 1]


class Sentence(Model):
    """A sentence to compare one's own with, and what it does."""

    reply: Prose
    note: Prose


class FeelingLine(Model):
    """What one client says. `about` are words for what the feeling is about, as a reply may take them up."""

    id: Id
    client: Line
    scene: Prose
    says: Prose
    families: Many[Family] = Field(min_length=4, max_length=6)
    unnamed: Unnamed
    size: Size | None = None
    about: Some[Line]
    models: Many[Sentence] = Field(min_length=2, max_length=3)
    retry: Prose

    @model_validator(mode="after")
    def _agrees(self) -> FeelingLine:
        names = [family.name for family in self.families]
        if len(set(names)) < len(names):
            raise ValueError("a family is on offer twice")
        there = [family.name for family in self.families if family.heard == "there"]
        if self.silent:
            if len(self.fitting) or self.size:
                raise ValueError("where no feeling is named, every family is `absent`, and there is no `size`")
            return self
        if not there or len(there) == len(names):
            raise ValueError("of the families on offer at least one is `there`, and not all are")
        if not self.size or self.size.family not in there:
            raise ValueError(f"`size` is asked of a family that is `there`: {', '.join(there)}")
        if (self.size.least == "mild") != (self.size.small is None):
            raise ValueError("`small` tells what a word below `least` may do; it is left out where `least` is mild")
        if (self.size.most == "strong") != (self.size.large is None):
            raise ValueError("`large` tells what a word above `most` may do; it is left out where `most` is strong")
        return self

    @property
    def silent(self) -> bool:
        """Whether no feeling is to be named here yet."""
        return self.unnamed.heard == "there"

    @property
    def fitting(self) -> tuple[str, ...]:
        """The families that may be named here."""
        return tuple(family.name for family in self.families if family.heard != "absent")

    def substance(self) -> Any:
        size = [self.size.family, self.size.words] if self.size else None
        return [self.scene, self.says, [family.name for family in self.families], size]

    def names(self) -> dict[str, str]:
        """What an answer to this line may hold, as it is read."""
        said = [*(family.name for family in self.families), *(self.size.words if self.size else ())]
        return {one: one for one in said}


class FeelingLab(Model):
    """Lines of different clients, to hear, to size and to answer one after the other."""

    id: Id
    title: Line
    intro: Prose
    lines: Many[FeelingLine] = Field(min_length=1, max_length=10)
    closing: Prose

    def legends(self) -> dict[str, Legend]:
        lines = {one.id: Legend(f"{self.title}: {one.client}, {one.says}", one.names()) for one in self.lines}
        return {self.id: Legend(self.title)} | lines

    def substance(self) -> Any:
        return [line.id for line in self.lines]

    def signed(self) -> dict[str, Any]:
        return {one.id: one.as_written("id") for one in self.lines}
