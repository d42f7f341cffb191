"""Whether a reply gives what is owed to words that hold danger: a direct question, or the next step after an answer.

Rules see the plain ways of asking (`data/coach/rules/asks-*.yml`). People ask in more ways than anybody lists, so a
linear detector, for which the rules are signs among others, weighs the whole reply. It is learnt from replies that were
written for it (`data/coach/pool/` and the samples of the moments), see `course_lib.coach.owed_training`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """The detector's numbers. From the chance `gives` on a reply counts as giving what is owed, from `may_give` on
    nobody can tell.
    """

    place: Mapping[str, int]
    weights: Numbers
    bias: float
    gives: float
    may_give: float
    names: Names

    @classmethod
    def load(cls, model: Mapping[str, Any], lists: WordLists) -> Owed:
        """From the shipped numbers, and the lists whose names begin with `names-`."""
        features = model["features"]
        return cls(
            place={name: row for row, name in enumerate(features)},
            weights=np.array(list(features.values()), dtype=float) / model["unit"],
            bias=model["bias"] / model["unit"],
            gives=float(model["gives"]),
            may_give=float(model["may_give"]),
            names=Names.of(lists),
        )

    def chance(self, seen: tuple[Seen, ...], reply: Text, says: Text, owes: str, rules: frozenset[str]) -> float:
        """How likely a reply gives what is owed (0 to 1). `owes` is a `Risk`, `rules` what the rules of safety see."""
        found = features(seen, reply, says, owes, rules, self.names)
        score = self.bias + float(weighed(found, self.place, self.weights))
        return float(1 / (1 + np.exp(-score)))


@dataclass(frozen=True)
class Names:
    """What a question or a step about danger names, by what is owed: `things`, and what shows that it `passes_by`.

    These are the lists whose names begin with `names-` and with `passes-by-`. That a thing is named is a sign among
    others: many ask by a pronoun or by the client's own word (“Is tonight one of those?”).
    """

    things: Mapping[str, Pattern]
    passes_by: Mapping[str, Pattern]

    @classmethod
    def of(cls, lists: WordLists) -> Names:
        return cls(_beginning("names-", lists), _beginning("passes-by-", lists))

    def are_in(self, reply: Text, owes: str) -> bool:
        """Whether a reply names what is owed; a question, where it asks or just before it."""
        return any(self._in(part, owes) for part in _asked(reply, steps=owes == "next-step"))

    def _in(self, part: Sequence[Clause], owes: str) -> bool:
        def shown(among: Mapping[str, Pattern]) -> bool:
            return owes in among and any(among[owes].is_in(clause.line) for clause in part)

        return shown(self.things) and not shown(self.passes_by)


def _beginning(start: str, lists: WordLists) -> dict[str, Pattern]:
    return {name.removeprefix(start): pattern([f"{{{name}}}"], lists) for name in lists if name.startswith(start)}


def _asked(reply: Text, steps: bool) -> Iterator[Sequence[Clause]]:
    """The sentences that ask, and those before a few words that do (“Am I right?”); with `steps`, all."""
    for at, part in enumerate(reply.parts):
        then = reply.parts[at + 1 : at + 2]
        if steps or part[-1].mark == "?" or any(one[-1].mark == "?" and _words(one) <= FEW for one in then):
            yield part


def _words(part: Sequence[Clause]) -> int:
    return sum(len(clause.words) for clause in part)


def features(
    seen: tuple[Seen, ...], reply: Text, says: Text, owes: str, rules: frozenset[str], names: Names
) -> dict[str, float]:
    """What is weighed: all that faults are seen by, the rules, which words stand in questions, and what is named."""
    found = faults.features(named_in(seen, says), reply)
    questions = [part for part in reply.parts if part[-1].mark == "?"]
    words = [word.text for part in questions for clause in part for word in clause.words]
    found |= dict.fromkeys((f"q {word}" for word in words), ASKED)
    found |= dict.fromkeys((f"q {one} {other}" for one, other in pairwise(words)), ASKED)
    found |= dict.fromkeys((f"{owes} q {word}" for word in words), TOGETHER)
    found |= dict.fromkeys((f"{owes} w {word}" for word in reply.words), TOGETHER / 1.4)
    found |= dict.fromkeys((f"s {rule}" for rule in rules), 1.0)
    found |= dict.fromkeys((f"{owes} s {rule}" for rule in rules), 1.0)
    found |= dict.fromkeys(("named", f"{owes} named"), 1.0) if names.are_in(reply, owes) else {}
    return found | {f"owes {owes}": 1.0, "questions": min(QUESTIONS, len(questions)) / 2}
