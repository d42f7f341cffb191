"""Whether a reply does what closes clients down, and by which fault: linear detectors over cues, words and letters.

They learn from replies that were written for it (`data/coach/pool/` and the samples of the moments), see
`course_lib.coach.fault_training`. What they say is a chance. It is used twice: from `veto` on no strength is named, and
from `tell` on the fault is taken up with the learner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from course_lib.coach.detect import Numbers, weighed
from course_lib.coach.text import Text

#: How much cues, words and letters weigh beside one another, and how many letters in a row are looked at.
CUES, WORDS, LETTERS = 0.5, 2.0, 2.0
SHORTEST, LONGEST = 2, 5
#: A fault of this share among all faults may be named; a smaller one is a guess (`course_lib.coach.fault_names`).
NAMED = 0.5
#: Fewer words show no fault.
FEWEST = 3
#: What replies are learnt as that a moment's trap shows, beside the faults and skills that have a name.
TRAP = "trap"


@dataclass(frozen=True)
class Doubt:
    """How likely a reply is to close the client down (0 to 1), the likeliest fault, and its share among the faults.

    `surely` tells that it is likely enough to be told. `skill` is what else it most likely shows.
    """

    chance: float
    fault: str
    share: float
    surely: bool = False
    skill: str = ""

    @property
    def named(self) -> str | None:
        """The fault, where it stands out among all."""
        return self.fault if self.share >= NAMED and self.fault != TRAP else None


@dataclass(frozen=True)
class Faults:
    """The detectors' numbers. `kinds` are the columns, faults and skills; `faults` those of them that are faults.

    `veto` and `tell` are chances, measured on replies left out: among good ones, so few lie above them as
    `course_lib.coach.fault_training` says.
    """

    kinds: tuple[str, ...]
    faults: frozenset[str]
    place: Mapping[str, int]
    weights: Numbers
    bias: Numbers
    veto: float
    tell: float

    @classmethod
    def load(cls, model: Mapping[str, Any]) -> Faults:
        """From the shipped numbers."""
        features, kinds = model["features"], tuple(model["kinds"])
        weights = np.array(list(features.values()), dtype=float).reshape(len(features), len(kinds))
        return cls(
            kinds=kinds,
            faults=frozenset(model["faults"]),
            place={name: row for row, name in enumerate(features)},
            weights=weights / model["unit"],
            bias=np.array(model["bias"], dtype=float) / model["unit"],
            veto=float(model["veto"]),
            tell=float(model["tell"]),
        )

    def doubt(self, whole: Mapping[str, float], reply: Text) -> Doubt:
        """What the detectors make of a reply with these features (`coach.features`); of a word or two, nothing."""
        if len(reply.words) < FEWEST or not self.faults:
            return Doubt(0.0, TRAP, 0.0)
        logits = self.bias + weighed(features(whole, reply), self.place, self.weights)
        chances = np.exp(logits - logits.max())
        chances /= chances.sum()
        by_kind = {kind: float(chance) for kind, chance in zip(self.kinds, chances, strict=True)}
        faults = {kind: chance for kind, chance in by_kind.items() if kind in self.faults}
        fault = max(faults, key=faults.__getitem__)
        skill = max((kind for kind in by_kind if kind not in self.faults), key=by_kind.__getitem__, default="")
        chance = sum(faults.values())
        return Doubt(chance, fault, faults[fault] / chance if chance else 0.0, chance >= self.tell, skill)


def features(whole: Mapping[str, float], reply: Text) -> dict[str, float]:
    """What is weighed: the cues that the coach sees (of `whole`), words and pairs of words, and letters of words."""
    found = {name: value * CUES for name, value in whole.items() if not name.startswith("w ")}
    marks = [clause.mark for clause in reply.clauses if clause.mark in ("?", "!")]
    letters = frozenset[str]().union(*map(_letters, set(reply.words)))
    found.update(_even(_words(reply.words, marks), WORDS))
    found.update(_even(letters, LETTERS))
    return found


def _words(words: Sequence[str], marks: Sequence[str]) -> set[str]:
    return {f"g {one}" for one in (*words, *marks)} | {f"g {one} {other}" for one, other in pairwise(words)}


@lru_cache(maxsize=4096)
def _letters(word: str) -> frozenset[str]:
    """Two to five letters of a word in a row, its edges told apart: “lonely” and “loneliness” share most of theirs."""
    edged = f" {word} "
    return frozenset(
        f"c {edged[start : start + length]}"
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(edged) - length + 1)
    )


def _even(names: AbstractSet[str], weight: float) -> dict[str, float]:
    """All alike, and together as much in a long reply as in a short one."""
    return dict.fromkeys(names, weight / len(names) ** 0.5) if names else {}
