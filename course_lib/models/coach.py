"""What the response coach is taught with: exemplars, and rules that carry their own examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

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


#: Judgements that a pattern can't make; each is a few lines of code in `course_lib/coach/guards.py`.
Condition = Literal[
    "empty",
    "too-short",
    "too-long",
    "not-english",
    "repetition",
    "echo",
    "stock-stems",
    "about-oneself",
    "unconnected",
]


class Rule(Model):
    """A judgement on a clause where one of the patterns in `any` hits, or on a whole reply where the condition holds.

    The examples are its tests; `says` is the client statement that they answer, `tells` what the learner then reads.
    """

    name: Id
    reason: Prose
    any: Many[Prose] = ()
    condition: Condition | None = None
    says: Line | None = None
    tells: Prose | None = None
    hits: Some[Prose]
    misses: Some[Prose]


class Harm(Rule):
    """What no reply may do. Where `after` is given, one of its patterns has to hit the client's words first."""

    any: Some[Prose]
    after: Many[Prose] = ()


class Rules(Model):
    """All rules of the coach, and parts of patterns that they use as `{name}`."""

    lists: dict[Id, Prose] = Field(default_factory=dict)
    cues: Some[Rule]
    safety: Some[Rule]
    harms: Some[Harm]
    guards: Some[Rule]

    @property
    def all(self) -> tuple[Rule, ...]:
        return (*self.cues, *self.safety, *self.harms, *self.guards)

    @model_validator(mode="after")
    def _patterns(self) -> Rules:
        for rule in self.all:
            if bool(rule.any) == bool(rule.condition):
                raise ValueError(f"`{rule.name}` needs either patterns under `any` or a `condition`")
            try:
                self.pattern(rule.any)
                self.pattern(rule.after if isinstance(rule, Harm) else ())
            except re.error as problem:
                raise ValueError(f"a pattern of `{rule.name}` can't be read ({problem})") from problem
        return self

    def pattern(self, any_of: Sequence[str]) -> re.Pattern[str]:
        """What patterns ask for together, with the lists filled in. ASCII alone is much quicker, and English."""
        first = [one[1:] for one in any_of if one.startswith("^")]  # tried once, not at every letter
        rest = [one for one in any_of if not one.startswith("^")]
        said = "|".join([f"^(?:{_any(first)})", *rest] if first else rest)
        for _ in range(2):  # a list may name a list
            for name, words in self.lists.items():
                said = said.replace(f"{{{name}}}", words)
        return re.compile(said, re.ASCII)


def _any(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


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
