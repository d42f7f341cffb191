"""A drill: many short client lines for one skill, from easy to hard, each answered in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.moment import Feelings, Risk, Sample, Trap
from course_lib.models.replies import Quality
from course_lib.models.rules import Phrase
from course_lib.models.transcript import Utterance

Skill = Literal[
    "open-question",
    "reflection-of-feeling",
    "affirmation",
    "summary",
    "asking-about-suicide",
    "limits-of-confidentiality",
    "repair",
]
#: What the coach doesn't look for by itself, or not surely enough: phrases that show it lie with the drill.
SIGNS: Mapping[str, frozenset[str]] = {
    "reflection-of-feeling": frozenset(["felt"]),
    "affirmation": frozenset(["names"]),
    "summary": frozenset(["checks"]),
    "limits-of-confidentiality": frozenset(["kept", "told"]),
    "repair": frozenset(["owns", "defends", "collapses", "returns"]),
}
#: How many lines are asked in a round, the levels of difficulty, and how many lines each of them has at a release.
ASKED, LEVELS, OF_EACH = 10, (1, 2, 3), 4


@dataclass(frozen=True)
class Shown:
    """A reply that learners see to compare with, how far it serves the client, and why where it misses."""

    reply: str
    quality: Quality
    note: str = ""


@dataclass(frozen=True)
class Heard:
    """What the one who speaks has said and feels, and the replies to it, as the coach asks for them (its `Card`)."""

    says: str
    risk: Risk | None
    feelings: Feelings
    key_ideas: tuple[str, ...]
    models: tuple[Shown, ...]
    traps: tuple[Trap, ...] = ()
    samples: tuple[Sample, ...] = ()
    self_check: tuple[str, ...] = ()


class Missed(Model):
    """A reply that misses, and why it does."""

    reply: Prose
    why: Prose


class DrillLine(Model):
    """One line to answer: who speaks, perhaps what was said just `before`, and what they say.

    `listen_for` is what a good answer holds, in a line or two; of a summary, the things that it could gather.
    """

    id: Id
    level: Annotated[int, Field(ge=LEVELS[0], le=LEVELS[-1])]
    name: Line
    age: Annotated[int, Field(ge=16, le=110)]
    detail: Line
    before: Many[Utterance] = ()
    says: Prose
    feelings: Feelings
    listen_for: Annotated[Many[Line], Field(min_length=1, max_length=4)]
    meets: Annotated[Many[Prose], Field(min_length=2, max_length=2)]
    misses: Missed
    risk: Risk | None = None
    retired: bool = False

    def heard(self) -> Heard:
        """What the coach has to know: all that this person has said, and what lies in it."""
        said = [one.text for one in self.before if one.speaker == "client"]
        models = [*(Shown(one, "meets") for one in self.meets), Shown(self.misses.reply, "misses", self.misses.why)]
        return Heard(" ".join([*said, self.says]), self.risk, self.feelings, self.listen_for, tuple(models))

    def substance(self) -> Any:
        earlier = [[one.speaker, one.text] for one in self.before]
        return [self.name, self.age, self.detail, earlier, self.says]


class Example(Model):
    """A line and one answer to it, shown before the first is asked."""

    says: Prose
    reply: Prose


class Drill(Model):
    """One skill: what it is, an example, and lines on three levels of difficulty.

    `signs` are phrases by which a part of the skill is found in an answer, see `course_lib.phrases`.
    """

    id: Id
    title: Line
    skill: Skill
    about: Prose
    example: Example
    signs: dict[Id, Some[Phrase]] = Field(default_factory=dict)
    lines: Some[DrillLine]

    @model_validator(mode="after")
    def _whole(self) -> Drill:
        needed = SIGNS.get(self.skill, frozenset())
        if set(self.signs) != needed:
            raise ValueError(f"`signs` for {self.skill} are {', '.join(sorted(needed)) or 'none'}, no more and no less")
        if len({line.id for line in self.lines}) < len(self.lines):
            raise ValueError("two lines have the same id")
        for line in self.lines:
            if self.skill == "asking-about-suicide" and line.risk not in ("suicide", "next-step"):
                raise ValueError(f"`{line.id}` needs `risk: suicide`, for the question is owed to it")
            if self.skill == "summary" and len(line.listen_for) < 2:
                raise ValueError(f"`{line.id}` needs two things or more under `listen_for`, to be gathered")
        return self

    def asked(self) -> tuple[DrillLine, ...]:
        """The lines that learners meet."""
        return tuple(line for line in self.lines if not line.retired)

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)} | {one.id: Legend(f"{self.title}: {one.says}") for one in self.lines}

    def substance(self) -> Any:
        return [self.skill]

    def signed(self) -> dict[str, Any]:
        beside = {"skill": self.skill}
        return {self.id: self.as_written("lines")} | {one.id: beside | one.as_written() for one in self.lines}
