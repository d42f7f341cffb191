"""What the coach goes by, made ready once: signs, feelings, the words it speaks, the numbers of its detectors.

A Book is built from content that somebody else has read and checked; nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course_lib.coach.detect import Detectors
from course_lib.coach.faults import Faults
from course_lib.coach.owed import Owed
from course_lib.coach.patterns import Pattern, pattern
from course_lib.coach.signs import AllSigns, Signs
from course_lib.coach.words import root, stem
from course_lib.phrases import WordLists

if TYPE_CHECKING:
    from course_lib.models import CoachWords, Meanings, Rule

STRENGTHS = ("mild", "plain", "strong")


@dataclass(frozen=True)
class Judgement:
    """A guard ready for use: its name, that of a condition where it goes by no signs, and what it tells the learner."""

    name: str
    condition: str
    tells: str


@dataclass(frozen=True)
class Sense:
    """What a word for a feeling says: its family, whether that is pleasant, and how strong the word is (0 to 2)."""

    family: str
    pleasant: bool
    strength: int


@dataclass(frozen=True)
class Book:
    """Everything that a reading needs, and nothing that changes.

    A harm is one in any case, or where `harms_after` names it only after certain words of the client's.
    """

    cues: AllSigns
    safety: AllSigns
    harms: AllSigns
    tellings: AllSigns
    harms_after: Mapping[str, Pattern]
    guards: Sequence[Judgement]
    guarding: AllSigns
    feelings: Mapping[tuple[str, ...], tuple[Sense, ...]]
    alike: Mapping[str, int]
    names: Mapping[str, tuple[str, str]]
    says: Mapping[str, str]
    detectors: Detectors
    faults: Faults
    owed: Owed


def bind(
    rules: Sequence[Rule],
    lists: Mapping[str, Sequence[str]],
    meanings: Meanings,
    words: CoachWords,
    model: Mapping[str, Any],
) -> Book:
    """Make a Book ready.

    `rules`, `lists` (phrases by name), `meanings` and `words` are content that somebody else has checked; `model` holds
    the detectors' numbers, as `course_lib.coach.training.fitted` gives them. Raises ValueError where a phrase of a rule
    names no list, KeyError where the numbers lack one.
    """
    ready = WordLists(lists)
    guards = sorted((rule for rule in rules if rule.kind == "guard"), key=lambda rule: rule.place or 0)
    return Book(
        cues=signs(rules, "cue", ready),
        safety=signs(rules, "safety", ready),
        harms=signs(rules, "harm", ready),
        tellings=signs(rules, "telling", ready),
        harms_after={rule.id: pattern(rule.after, ready) for rule in rules if rule.after},
        guards=[Judgement(one.id, one.condition or "", one.tells or "") for one in guards],
        guarding=signs(guards, "guard", ready),
        feelings=_senses(meanings),
        alike={stem(word): number for number, row in enumerate(meanings.alike) for word in row},
        names={move: (one.name, one.does) for move, one in words.moves.items()},
        says=words.says,
        detectors=Detectors.load(model),
        faults=Faults.load(model["faults"]),
        owed=Owed.load(model["owed"], ready),
    )


def signs(rules: Iterable[Rule], kind: str, lists: Mapping[str, Sequence[str]]) -> AllSigns:
    """What the rules of one kind look for."""
    ready = lists if isinstance(lists, WordLists) else WordLists(lists)
    return AllSigns({rule.id: Signs.of(rule, ready) for rule in rules if rule.kind == kind})


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
