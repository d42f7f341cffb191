"""A cue of face or voice in one or more situations: several readings, how likely each seems, and a check in words.

No reading is ever right or wrong: what a cue means, only the client can say.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.face import Pose
from course_lib.models.legend import Legend
from course_lib.models.people import Look

#: A height in the drawing of a voice, from 0 (lowest or softest) to 1. A tendency, in no unit.
Height = Annotated[float, Field(ge=0, le=1, strict=False)]


class Voice(Model):
    """A sentence as a curve: for each word, in order, how high and how loud it is."""

    words: Many[Line] = Field(min_length=2)
    pitch: Many[Height]
    loudness: Many[Height]

    @model_validator(mode="after")
    def _a_height_a_word(self) -> Voice:
        if not len(self.words) == len(self.pitch) == len(self.loudness):
            raise ValueError("`words`, `pitch` and `loudness` need the same number of entries")
        return self


class Glimpse(Model):
    """A cue as it is met once: told (`noticed`, as a camera would have it), and maybe drawn, as a face or a voice."""

    noticed: Prose
    face: Pose | None = None
    look: Look = Look()
    voice: Voice | None = None

    @model_validator(mode="after")
    def _one_drawing(self) -> Glimpse:
        if self.face is not None and self.voice is not None:
            raise ValueError("a cue is drawn as a `face` or as a `voice`; leave one of them out")
        return self


class Reading(Model):
    """One thing that a cue might mean."""

    id: Id
    text: Line


class Context(Model):
    """A situation in which the cue is met. `note` is shown after the learner's guess: what this scene makes likelier,
    what it can't tell, and why a careful person may see it otherwise. `voice` says the words in another way here."""

    id: Id
    name: Line
    scene: Prose
    voice: Voice | None = None
    note: Prose

    def substance(self) -> Any:
        return [self.scene, self.voice and self.voice.model_dump(mode="json")]


class Check(Model):
    """A way to put the guess to the client. `tells` < `leads` < `asks`: our key."""

    reply: Prose
    quality: Literal["tells", "leads", "asks"]
    note: Prose


class Cue(Model):
    """What can be seen or heard (`noticed`, as a camera would have it), what it might mean, and where it is met.

    Exactly one of `face`, a pose of action units, and `voice`.
    """

    id: Id
    title: Line
    person: Id
    intro: Prose
    face: Pose | None = None
    voice: Voice | None = None
    noticed: Prose
    readings: Many[Reading] = Field(min_length=3, max_length=6)
    contexts: Many[Context] = Field(min_length=1, max_length=4)
    task: Prose
    checks: Many[Check] = Field(min_length=3)
    retry: Prose

    @model_validator(mode="after")
    def _one_cue(self) -> Cue:
        if (self.face is None) == (self.voice is None):
            raise ValueError("a cue has either a `face` or a `voice`")
        if self.voice is None and any(context.voice for context in self.contexts):
            raise ValueError("a context has a `voice`, but the cue is a `face`")
        ids = [reading.id for reading in self.readings]
        if len(set(ids)) < len(ids):
            raise ValueError("two readings have the same id")
        if "else" in ids:
            raise ValueError("`else` is the id of “Something else”, which is always on offer; give the reading another")
        if {"tells", "asks"} - {check.quality for check in self.checks}:
            raise ValueError("`checks` need at least one that `tells` and one that `asks`, to compare")
        return self

    def legends(self) -> dict[str, Legend]:
        names = {one.id: one.text for one in self.readings}
        scenes = {one.id: Legend(f"{self.title}: {one.name}", names) for one in self.contexts}
        return {self.id: Legend(self.title)} | scenes

    def substance(self) -> Any:
        return [self.noticed, [[one.id, one.text] for one in self.readings], self.task]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
