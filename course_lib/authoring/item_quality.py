"""How good the choice items are as items: can they be guessed from their shape, are two of them the same?

A learner who picks by shape (the longest, the hedged, the second) practises reading tests, not people. So a guesser
that sees only shape must do no better than chance. What it is to guard, options alike in length and form with the right
one in varied places, are rules that Haladyna, Downing and Rodriguez collected (2002, doi 10.1207/S15324818AME1503_5).

Pure: items in, numbers out. scikit-learn, rapidfuzz and textstat belong to authors and load on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Any

from course_lib.models import Item

#: The guesser may be at most this much better than chance, as a share of all choice items.
BETTER_THAN_CHANCE = 0.10
#: The right option may be the longest in at most this share of choice items.
LONGEST = 0.40
#: Fewer choice items than this say nothing: at 20 the 95 % interval spans 40 points.
ENOUGH = 20
#: From this token-set ratio on (0 to 100), two items ask the same. In the course's first 34 items no two came above 65,
#: and an item with a few of its words changed stays above 85.
ALIKE = 80


@dataclass(frozen=True)
class Guessing:
    """What a guesser got right. All are shares from 0 to 1; `low` and `high` are a 95 % interval of `accuracy`."""

    items: int
    accuracy: float
    chance: float
    low: float
    high: float

    @property
    def fair(self) -> bool:
        """Whether shape gives no more away than the bar allows."""
        return self.accuracy - self.chance <= BETTER_THAN_CHANCE + 1e-9  # a third and a tenth are no exact floats


def choices(items: Iterable[Item]) -> list[Item]:
    """The items that can be guessed: one right option, and shown to learners."""
    return [item for item in items if item.kind == "choice" and not item.retired]


def guessing(items: Sequence[Item], folds: int = 10, rounds: int = 3) -> Guessing:
    """Let a logistic regression guess each choice item from the shape of the others' options.

    The items are divided into `folds` parts, each guessed from the rest, and all of it is done `rounds` times with
    other divisions (seeds 0, 1, ...), for one division alone moves the accuracy by some points. An item's options stay
    together. Raises ValueError for fewer items than folds, ImportError without scikit-learn.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    asked = choices(items)
    if len(asked) < folds:
        raise ValueError(f"{len(asked)} items can't be divided into {folds} parts")
    seen = DictVectorizer().fit_transform(shape for item in asked for shape in shapes_of(item))
    right = [option.correct for item in asked for option in item.options]
    groups = [number for number, item in enumerate(asked) for _ in item.options]
    hits = 0
    for seed in range(rounds):
        for known, hidden in GroupKFold(folds, shuffle=True, random_state=seed).split(seen, right, groups):
            guesser = LogisticRegression(solver="liblinear").fit(seen[known], [right[row] for row in known])
            best: dict[int, int] = {}
            scores = dict(zip(hidden, guesser.decision_function(seen[hidden]), strict=True))
            for row in hidden:
                best[groups[row]] = max(best.get(groups[row], row), row, key=scores.__getitem__)
            hits += sum(right[row] for row in best.values())
    accuracy = hits / (rounds * len(asked))
    chance = sum(1 / len(item.options) for item in asked) / len(asked)
    return Guessing(len(asked), accuracy, chance, *wilson(accuracy, len(asked)))


def shapes_of(item: Item) -> list[dict[str, Any]]:
    """What can be seen of each option without understanding it."""
    texts = [option.text for option in item.options]
    letters = [len(text) for text in texts]
    words = [len(text.split()) for text in texts]
    ranks = [sum(other > length for other in letters) for length in letters]
    return [
        {
            "letters": letters[place] / (sum(letters) / len(letters)) - 1,
            "words": words[place] / (sum(words) / len(words)) - 1,
            "longest": ranks[place] == 0,
            "shortest": letters[place] == min(letters),
            "rank": ranks[place] / (len(texts) - 1),
            f"place {place + 1} of {len(texts)}": 1,
            **{f"has {sign}": text.count(sign) for sign in ",;:?.“(–…’" if sign in text},
            **{f"opens {opening}": 1 for opening in _openings(text)},
        }
        for place, text in enumerate(texts)
    ]


def _openings(text: str) -> list[str]:
    words = re.findall(r"[\w’']+", text.lower())
    return [" ".join(words[:length]) for length in (1, 2)]


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share seen in n trials (Wilson 1927, doi 10.1080/01621459.1927.10502953)."""
    z = 1.959964
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


def longest_right(items: Sequence[Item]) -> float:
    """The share of choice items whose right option has the most characters; of k equally long ones each counts 1/k."""
    asked = choices(items)
    total = 0.0
    for item in asked:
        most = max(len(option.text) for option in item.options)
        longest = [option.correct for option in item.options if len(option.text) == most]
        total += sum(longest) / len(longest)
    return total / len(asked)


def alike(items: Sequence[Item]) -> list[tuple[str, str, float]]:
    """Pairs of items, retired ones left out, that ask nearly the same: both ids and how alike (0 to 100).

    Compared are the words of the prompt with the right options, whatever their order (rapidfuzz `token_set_ratio`).
    """
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.utils import default_process

    said = {
        item.id: default_process(" ".join([item.prompt, *(one.text for one in item.options if one.correct)]))
        for item in items
        if not item.retired
    }
    pairs = ((one, other, token_set_ratio(said[one], said[other])) for one, other in combinations(sorted(said), 2))
    return [pair for pair in pairs if pair[2] >= ALIKE]


def grade(prose: str) -> float:
    """The years of schooling a text asks for (Coleman and Liau 1975, doi 10.1037/h0076540), by textstat.

    Not Flesch-Kincaid: for English, textstat counts its syllables with a dictionary that it fetches from the network.
    """
    import textstat

    return float(textstat.coleman_liau_index(prose))
