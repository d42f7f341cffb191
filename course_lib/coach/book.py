"""What the coach goes by, made ready once: patterns, feelings, the words it speaks, the numbers of its detectors.

A Book is built from content that somebody else has read and checked; nothing here opens a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course_lib.coach.detect import Detectors
from course_lib.coach.words import root, stem

if TYPE_CHECKING:
    from course_lib.models import CoachWords, Meanings, Rule, Rules

STRENGTHS = ("mild", "plain", "strong")


@dataclass(frozen=True)
class Judgement:
    """A rule ready for use: a pattern or the name of a condition, and what it tells the learner."""

    name: str
    pattern: re.Pattern[str] | None
    condition: str
    tells: str


@dataclass(frozen=True)
class Harmful:
    """What no reply may do, in any case or `after` certain words of the client's."""

    any: re.Pattern[str]
    after: re.Pattern[str] | None


@dataclass(frozen=True)
class Sense:
    """What a word for a feeling says: its family, whether that is pleasant, and how strong the word is (0 to 2)."""

    family: str
    pleasant: bool
    strength: int


@dataclass(frozen=True)
class Book:
    """Everything that a reading needs, and nothing that changes."""

    cues: Mapping[str, re.Pattern[str]]
    safety: Mapping[str, re.Pattern[str]]
    harms: Mapping[str, Harmful]
    guards: Sequence[Judgement]
    feelings: Mapping[tuple[str, ...], tuple[Sense, ...]]
    alike: Mapping[str, int]
    names: Mapping[str, tuple[str, str]]
    says: Mapping[str, str]
    detectors: Detectors


def bind(rules: Rules, meanings: Meanings, words: CoachWords, model: Mapping[str, Any]) -> Book:
    """Make a Book from checked content and the numbers of the detectors."""
    return Book(
        cues=patterns(rules, rules.cues),
        safety=patterns(rules, rules.safety),
        harms={
            rule.name: Harmful(rules.pattern(rule.any), rules.pattern(rule.after) if rule.after else None)
            for rule in rules.harms
        },
        guards=[
            Judgement(rule.name, rules.pattern(rule.any) if rule.any else None, rule.condition or "", rule.tells or "")
            for rule in rules.guards
        ],
        feelings=_senses(meanings),
        alike={stem(word): number for number, row in enumerate(meanings.alike) for word in row},
        names={move: (said.name, said.does) for move, said in words.moves.items()},
        says=words.says,
        detectors=Detectors.load(model),
    )


def patterns(rules: Rules, some: Iterable[Rule]) -> dict[str, re.Pattern[str]]:
    """By name, what some of the rules look for."""
    return {rule.name: rules.pattern(rule.any) for rule in some}


def _senses(meanings: Meanings) -> dict[tuple[str, ...], tuple[Sense, ...]]:
    """By the roots of a word or phrase, all it may mean."""
    found: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    for family in meanings.feelings:
        rows: Iterable[tuple[str, ...]] = (family.mild, family.plain, family.strong)
        for strength, row in enumerate(rows):
            for phrase in row:
                key = tuple(root(word) for word in phrase.split())
                found[key] = (*found.get(key, ()), Sense(family.name, family.pleasant, strength))
    return found
