"""Whether a reply gives what is owed to words that hold danger: a direct question, or the next step after an answer.

Rules see the plain ways of asking (`data/coach/rules/asks-*.yml`). People ask in more ways than anybody lists, so a
linear detector, for which the rules are signs among others, weighs the whole reply. It is learnt from replies that were
written for it (`data/coach/pool/` and the samples of the moments), see `course_lib.coach.owed_training`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from course_lib.coach import faults
from course_lib.coach.detect import Numbers, weighed
from course_lib.coach.features import Seen
from course_lib.coach.features import features as named_in
from course_lib.coach.patterns import Pattern, pattern
from course_lib.coach.text import Clause, Text
from course_lib.phrases import WordLists

#: How much the words of questions weigh, and words together with what is owed.
ASKED, TOGETHER = 1.0, 0.7
#: A question of so few words asks about the sentence before it: “Am I right?”
FEW = 3
#: So many questions tell as much as more of them.
QUESTIONS = 3


@dataclass(frozen=True)
class Owed:
    """The detector's numbers. From the chance `gives` on a reply counts as giving what is owed.

    `names` has, by what is owed, what the reply has to name for that: a detector alone may take a fair question about
    football for the next step.
    """

    place: Mapping[str, int]
    weights: Numbers
    bias: float
    gives: float
    names: Mapping[str, Pattern]

    @classmethod
    def load(cls, model: Mapping[str, Any], lists: WordLists) -> Owed:
        """From the shipped numbers, and the lists whose names begin with `names-`."""
        features = model["features"]
        return cls(
            place={name: row for row, name in enumerate(features)},
            weights=np.array(list(features.values()), dtype=float) / model["unit"],
            bias=model["bias"] / model["unit"],
            gives=float(model["gives"]),
            names=things(lists),
        )

    def named(self, reply: Text, owes: str) -> bool:
        """Whether a reply names what is owed, see `named`."""
        return named(reply, owes, self.names)

    def chance(self, seen: tuple[Seen, ...], reply: Text, says: Text, owes: str, rules: frozenset[str]) -> float:
        """How likely a reply gives what is owed (0 to 1). `owes` is a `Risk`, `rules` what the rules of safety see."""
        found = features(seen, reply, says, owes, rules)
        score = self.bias + float(weighed(found, self.place, self.weights))
        return float(1 / (1 + np.exp(-score)))


def things(lists: WordLists) -> dict[str, Pattern]:
    """By what is owed, what a reply has to name for that: the lists whose names begin with `names-`."""
    found = (name for name in lists if name.startswith("names-"))
    return {name.removeprefix("names-"): pattern([f"{{{name}}}"], lists) for name in found}


def named(reply: Text, owes: str, names: Mapping[str, Pattern]) -> bool:
    """Whether a reply names what such a question or step is about; a question, where it asks or just before it."""
    if owes not in names:
        return False
    for at, part in enumerate(reply.parts):
        then = reply.parts[at + 1 : at + 2]
        asked = part[-1].mark == "?" or any(one[-1].mark == "?" and _words(one) <= FEW for one in then)
        if (asked or owes == "next-step") and any(names[owes].is_in(clause.line) for clause in part):
            return True
    return False


def _words(part: Sequence[Clause]) -> int:
    return sum(len(clause.words) for clause in part)


def features(seen: tuple[Seen, ...], reply: Text, says: Text, owes: str, rules: frozenset[str]) -> dict[str, float]:
    """What is weighed: all that faults are seen by, the rules, and which words stand in questions."""
    found = faults.features(named_in(seen, says), reply)
    questions = [part for part in reply.parts if part[-1].mark == "?"]
    words = [word.text for part in questions for clause in part for word in clause.words]
    found |= dict.fromkeys((f"q {word}" for word in words), ASKED)
    found |= dict.fromkeys((f"q {one} {other}" for one, other in pairwise(words)), ASKED)
    found |= dict.fromkeys((f"{owes} q {word}" for word in words), TOGETHER)
    found |= dict.fromkeys((f"{owes} w {word}" for word in reply.words), TOGETHER / 1.4)
    found |= dict.fromkeys((f"s {rule}" for rule in rules), 1.0)
    found |= dict.fromkeys((f"{owes} s {rule}" for rule in rules), 1.0)
    return found | {f"owes {owes}": 1.0, "questions": min(QUESTIONS, len(questions)) / 2}
