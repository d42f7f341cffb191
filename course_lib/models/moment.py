"""A moment with a client: what is said, what lies in it, and replies of different quality to compare with."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend


class Feelings(Model):
    """What the client feels: said or plain to see, possible, and not there (naming one of these would miss)."""

    present: Some[Line]
    possible: Many[Line] = ()
    absent: Some[Line]


#: A reply to a client has at least and at most so many words: below there is too little to read, above a client stops
#: listening.
REPLY_WORDS = (3, 150)


class Trap(Model):
    """A reply that comes easily here and closes the client down."""

    name: Line
    why: Prose


class ModelReply(Model):
    """A written reply with our reading of it. `misses` < `follows` < `meets`: our key, not reviewed by a clinician."""

    reply: Prose
    quality: Literal["misses", "follows", "meets"]
    note: Prose


class Moment(Model):
    """A client statement to answer in your own words. `risk` marks a cue of suicide or harm in what is said."""

    id: Id
    title: Line
    person: Id
    scene: Prose
    says: Prose
    task: Prose
    feelings: Feelings
    meaning: Prose
    key_ideas: Some[Line]
    traps: Some[Trap]
    self_check: Some[Line]
    models: Some[ModelReply]
    retry: Prose
    risk: bool = False

    @model_validator(mode="after")
    def _spread(self) -> Moment:
        qualities = {model.quality for model in self.models}
        if not {"misses", "meets"} <= qualities:
            raise ValueError("models need at least one reply that `misses` and one that `meets`, to compare")
        named = [*self.feelings.present, *self.feelings.possible, *self.feelings.absent]
        if len(set(named)) < len(named):
            raise ValueError("a feeling stands in two of present, possible, absent")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(f"{self.title}: {self.says}")}

    def substance(self) -> Any:
        return [self.scene, self.says, self.task, self.self_check]
