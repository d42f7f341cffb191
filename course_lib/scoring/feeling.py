"""Feelings heard in a client's words, and how big, held against the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from course_lib.models import FeelingLine, Meanings
from course_lib.models.coach import STRENGTHS
from course_lib.models.feeling import NONE

#: How a word's strength lies to the range that fits.
Fit = Literal["small", "fits", "large"]


@dataclass(frozen=True)
class Hearing:
    """What was chosen beside the key: `missing` counts families that are there and were not chosen, `wrong` those that
    would miss. A family that may be there is neither."""

    missing: int
    wrong: int

    @property
    def right(self) -> bool:
        return not self.missing and not self.wrong


def score_families(line: FeelingLine, chosen: Sequence[str]) -> Hearing:
    """Compare the families that a learner hears in a line with the key.

    Raises ValueError for nothing, for a family that isn't on offer, and for one beside “none”.
    """
    heard = {family.name: family.heard for family in line.families} | {NONE: line.unnamed.heard}
    picked = set(chosen)
    if not picked or not picked <= heard.keys() or len(picked) < len(chosen):
        raise ValueError("choose among the families on offer, each once")
    if NONE in picked and len(picked) > 1:
        raise ValueError("where none is named, no other is chosen")
    there = {name for name, presence in heard.items() if presence == "there"}
    return Hearing(len(there - picked), sum(heard[name] == "absent" for name in picked))


def score_size(line: FeelingLine, word: str, table: Meanings) -> Fit:
    """Whether a word is as big as the feeling. Raises ValueError for a word that isn't on offer."""
    if not line.size or word not in line.size.words:
        raise ValueError("choose one of the words on offer")
    strength = table.strength(line.size.family, word)
    if strength is None:
        raise ValueError(f"the table has no `{word}` for {line.size.family}")
    if strength in line.size.range:
        return "fits"
    return "small" if STRENGTHS.index(strength) < STRENGTHS.index(line.size.least) else "large"
