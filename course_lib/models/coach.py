"""What the response coach is taught with and speaks: exemplars, words for feelings, and its own words."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.moment import Risk
from course_lib.models.replies import FAULTS, OTHER_FAULTS, SKILLS

#: What a reply can do. A reply's first move is its main one.
Move = Literal[
    "open-question",
    "closed-question",
    "reflection",
    "summary",
    "affirmation",
    "validation",
    "autonomy",
    "permission",
    "information",
    "advice",
    "reassurance",
    "praise",
    "confrontation",
    "self-disclosure",
    "story-stealing",
    "stacked-questions",
    "back-channel",
    "other",
]


class Exemplar(Model):
    """A reply to a client's words, written for this course, with what it does."""

    client: str
    reply: Prose
    moves: Some[Move]


class Exemplars(Model):
    """Exemplars that were written together."""

    id: Id
    exemplars: Some[Exemplar]


class PoolReply(Model):
    """A reply that teaches the coach what it `shows`, a fault or a skill; or, to words that hold danger, whether it
    `gives` what is owed to them."""

    reply: Prose
    shows: Line | None = None
    gives: bool | None = None


class PoolClient(Model):
    """What somebody says, and replies to it of every sort.

    Where the words hold danger, `owes` says what a reply owes to them; `before` is the question that was just answered.
    """

    says: Prose
    owes: Risk | None = None
    before: Prose | None = None
    replies: Some[PoolReply]

    @model_validator(mode="after")
    def _told_one_way(self) -> PoolClient:
        for one in self.replies:
            if self.owes and (one.gives is None or one.shows):
                raise ValueError("words that hold danger take replies with `gives`, and without `shows`")
            if not self.owes and (one.gives is not None or one.shows not in {*FAULTS, *OTHER_FAULTS, *SKILLS}):
                known = ", ".join((*FAULTS, *OTHER_FAULTS, *SKILLS))
                raise ValueError(f"a reply says what it `shows`, and has no `gives`; it shows one of {known}")
        return self


class Pool(Model):
    """Clients and replies that were written together, for the coach to learn from. Nobody reads them."""

    id: Id
    clients: Some[PoolClient]


#: How strong a word for a feeling is.
Strength = Literal["mild", "plain", "strong"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


class Feeling(Model):
    """A family of feelings, with words for it from mild to strong."""

    name: Line
    pleasant: bool
    mild: Many[Line]
    plain: Many[Line]
    strong: Many[Line]

    def strength(self, word: str) -> Strength | None:
        """How strong a word of this family is; None for a word that isn't one."""
        rows = {"mild": self.mild, "plain": self.plain, "strong": self.strong}
        return next((strength for strength in STRENGTHS if word in rows[strength]), None)


class Meanings(Model):
    """Feelings by family, and other words of about the same meaning."""

    feelings: Some[Feeling]
    alike: Many[Some[Line]]

    def strength(self, family: str, word: str) -> Strength | None:
        """How strong a word is in a family; None where the table doesn't have it there."""
        return next((one.strength(word) for one in self.feelings if one.name == family), None)


class MoveWords(Model):
    """How a move is called and what it does, in half a sentence."""

    name: Line
    does: Line


class CoachWords(Model):
    """What the coach says to a learner. A word in braces is filled in."""

    moves: dict[Move, MoveWords]
    says: dict[Id, Prose]
