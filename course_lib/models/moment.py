"""A moment with a client: what is said, what lies in it, and replies of different quality to compare with."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.transcript import Utterance

#: What a reply owes to words that may hold danger: a direct question about suicide or self-harm, about being safe, or
#: about harm to somebody else; and once that was asked and answered, the next step.
Risk = Literal["suicide", "safety", "harm-to-others", "next-step"]


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
    """A written reply with our reading of it. `misses` < `follows` < `meets`: our key."""

    reply: Prose
    quality: Literal["misses", "follows", "meets"]
    note: Prose


class Moment(Model):
    """A client statement to answer in your own words, and what was said just `before` it.

    `risk` marks words that may hold danger, and says what a reply owes to them.
    """

    id: Id
    title: Line
    person: Id
    scene: Prose
    before: Many[Utterance] = ()
    says: Prose
    task: Prose
    feelings: Feelings
    meaning: Prose
    key_ideas: Some[Line]
    traps: Some[Trap]
    self_check: Some[Line]
    models: Some[ModelReply]
    retry: Prose
    risk: Risk | None = None

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
        earlier = [[one.speaker, one.text] for one in self.before]
        return [self.scene, self.says, self.task, self.self_check, *([earlier] if earlier else [])]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
