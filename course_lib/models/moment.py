"""A moment with a client: what is said, what lies in it, and replies of different quality to compare with."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.replies import FAULTS, OTHER_FAULTS, SKILLS, Quality
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
    """A written reply with our reading of it."""

    reply: Prose
    quality: Quality
    note: Prose


class Sample(Model):
    """A reply of our own that no learner reads: the coach looks which of them a learner's reply is nearest to.

    `shows` names a trap of the moment, a fault or a skill. `remark` is what a learner then hears; of a trap, its `why`.
    """

    reply: Prose
    quality: Quality
    shows: Line
    remark: Prose | None = None


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
    samples: Many[Sample] = ()

    @model_validator(mode="after")
    def _spread(self) -> Moment:
        qualities = {model.quality for model in self.models}
        if not {"misses", "meets"} <= qualities:
            raise ValueError("models need at least one reply that `misses` and one that `meets`, to compare")
        named = [*self.feelings.present, *self.feelings.possible, *self.feelings.absent]
        if len(set(named)) < len(named):
            raise ValueError("a feeling stands in two of present, possible, absent")
        return self

    @model_validator(mode="after")
    def _sampled(self) -> Moment:
        traps = {trap.name for trap in self.traps}
        for sample in self.samples:
            if sample.shows not in {*traps, *FAULTS, *OTHER_FAULTS, *SKILLS}:
                raise ValueError(
                    f"a sample shows “{sample.shows}”, which is neither a trap of this moment nor one of "
                    f"{', '.join((*FAULTS, *OTHER_FAULTS, *SKILLS))}"
                )
            if (sample.shows in traps) == bool(sample.remark):
                raise ValueError(
                    f"a sample that shows “{sample.shows}” "
                    + ("has a `remark`, and its trap's `why` says it" if sample.remark else "needs a `remark`")
                )
            if (sample.quality == "meets") != (sample.shows in SKILLS) and sample.quality != "follows":
                raise ValueError(f"a sample that shows “{sample.shows}” can't be one that `{sample.quality}`")
        return self

    def graded(self) -> list[tuple[str, Quality]]:
        """Every reply that its author wrote, samples first, with its quality."""
        samples = [(sample.reply, sample.quality) for sample in self.samples]
        return samples + [(model.reply, model.quality) for model in self.models]

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(f"{self.title}: {self.says}")}

    def substance(self) -> Any:
        earlier = [[one.speaker, one.text] for one in self.before]
        return [self.scene, self.says, self.task, self.self_check, *([earlier] if earlier else [])]

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written()}
