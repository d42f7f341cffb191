"""What the response coach is taught with and speaks: exemplars, words for feelings, and its own words."""

from __future__ import annotations

from typing import Literal

from course_lib.models.base import Id, Line, Many, Model, Prose, Some

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


class Feeling(Model):
    """A family of feelings, with words for it from mild to strong."""

    name: Line
    pleasant: bool
    mild: Many[Line]
    plain: Many[Line]
    strong: Many[Line]


class Meanings(Model):
    """Feelings by family, and other words of about the same meaning."""

    feelings: Some[Feeling]
    alike: Many[Some[Line]]


class MoveWords(Model):
    """How a move is called and what it does, in half a sentence."""

    name: Line
    does: Line


class CoachWords(Model):
    """What the coach says to a learner. A word in braces is filled in."""

    moves: dict[Move, MoveWords]
    says: dict[Id, Prose]
