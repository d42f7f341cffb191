"""What somebody gets right in the choice items who knows the habits of the house and nothing of the subject.

The guesser is a conditional logit (McFadden 1974, Conditional logit analysis of qualitative choice behavior, in
Zarembka, Frontiers in Econometrics, 105 to 142). Each option has a value, a weighted sum of its counts (`surface.py`),
and the chance that it is the key grows with its value against that of the item's other options. So the model chooses
among options, as a learner does, and doesn't judge them one by one; and it has one best solution. Counts are
standardised within the item: only to be more or less than its neighbours tells an option apart.

Each file is guessed by a guesser that has learnt from all other files and has not seen this one.

Pure: items in, numbers out. numpy loads on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from course_lib.authoring.surface import COUNTS, Count, surface
from course_lib.models import Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

#: A row for each option, a column for each count.
_Rows = Sequence[Sequence[float]]

#: The guesser may be right in at most this much more of the items than chance, and a rule of one count in this much.
BY_ALL_COUNTS, BY_ONE_COUNT = 0.10, 0.08
#: Fewer choice items than this say nothing: at 20 the 95 % interval spans 40 points.
ENOUGH = 20
#: How strongly weights are drawn to nought: as if they came from a normal distribution of variance 1. Fixed before the
#: first run, or the guesser would have learnt from the files that it is to guess.
RIDGE = 1.0
#: Newton's method needs about eight steps here.
STEPS = 50
#: So many things are told of what gives an item away.
TOLD = 2


@dataclass(frozen=True)
class Guess:
    """One item: how sure (0 to 1) the guesser was of the key, what part of a hit it had, and what gave the key away.

    A guesser that wavers between k options has a k-th of a hit. `tells` is empty where no count stands out.
    """

    file: str
    item: str
    sure: float
    hit: float
    tells: tuple[str, ...]


@dataclass(frozen=True)
class OneCount:
    """A rule such as “most commas”, and the share of items (0 to 1) in which it finds the key; of k alike, a k-th."""

    rule: str
    share: float


@dataclass(frozen=True)
class Guessing:
    """What was guessed. `rules` have the most successful first; `chance` is what blind guessing gets (0 to 1)."""

    guesses: tuple[Guess, ...]
    rules: tuple[OneCount, ...]
    chance: float

    @property
    def share(self) -> float:
        """The share of items that the guesser gets right."""
        return sum(guess.hit for guess in self.guesses) / len(self.guesses)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return wilson(self.share, len(self.guesses))

    @property
    def guessable(self) -> bool:
        """Whether the guesser is right in more items than the bar allows."""
        return self.share > self.chance + BY_ALL_COUNTS + 1e-9  # a third and a tenth are no exact floats

    @property
    def surely_guessable(self) -> bool:
        """The same beyond chance, for few items: whether all of the interval lies above the bar."""
        return self.interval[0] > self.chance + BY_ALL_COUNTS

    @property
    def telling(self) -> tuple[OneCount, ...]:
        """The rules of one count that find the key in more items than the bar allows."""
        return tuple(rule for rule in self.rules if rule.share > self.chance + BY_ONE_COUNT + 1e-9)

    def only(self, items: Mapping[str, Sequence[Item]]) -> Guessing:
        """The same for these files alone, without the rules: few items let one count of many seem to work."""
        asked = [item for some in items.values() for item in choices(some)]
        chance = sum(1 / len(item.options) for item in asked) / len(asked)
        return Guessing(tuple(guess for guess in self.guesses if guess.file in items), (), chance)

    def worst(self, number: int) -> list[Guess]:
        """The items whose key the guesser was surest of, the surest first."""
        return sorted(self.guesses, key=lambda guess: -guess.sure)[:number]


@dataclass(frozen=True)
class _Asked:
    """Items as the guesser sees them. Items with fewer options than others are filled up, and `shown` tells which."""

    counts: Numbers
    shown: Numbers
    keys: NDArray[np.intp]

    def of(self, rows: NDArray[np.bool_]) -> _Asked:
        return _Asked(self.counts[rows], self.shown[rows], self.keys[rows])

    @property
    def key_counts(self) -> Numbers:
        found: Numbers = self.counts[range(len(self.keys)), self.keys]
        return found


def choices(items: Iterable[Item]) -> list[Item]:
    """The items that can be guessed: one right option, and shown to learners."""
    return [item for item in items if item.kind == "choice" and not item.retired]


def guess(bank: Mapping[str, Sequence[Item]], feelings: re.Pattern[str]) -> Guessing:
    """Let each file's choice items be guessed from those of all other files. `feelings` finds words for feelings.

    Raises ValueError where fewer than two files have choice items, ImportError without numpy.
    """
    import numpy as np

    asked = [(file, item) for file, items in bank.items() for item in choices(items)]
    files = np.array([file for file, _ in asked])
    if len(set(files)) < 2:
        raise ValueError(
            "a guesser learns from one file and guesses another; there are fewer than two with choice items"
        )
    raw = [surface(item, feelings) for _, item in asked]
    keys = [[option.correct for option in item.options].index(True) for _, item in asked]
    seen = _standardised(raw, keys)
    guesses = []
    for file in dict.fromkeys(files):
        hidden = files == file
        weights = _learn(seen.of(~hidden))
        sure = _chances(seen.of(hidden), weights)
        for row, chances in zip(np.flatnonzero(hidden), sure, strict=True):
            key = keys[row]
            best = chances >= chances.max() - 1e-9
            hit = float(best[key] / best.sum())
            tells = _tells(raw[row], (seen.counts[row] * weights).tolist(), key)
            guesses.append(Guess(str(file), asked[row][1].id, float(chances[key]), hit, tells))
    chance = sum(1 / len(item.options) for _, item in asked) / len(asked)
    return Guessing(tuple(guesses), tuple(_rules(raw, keys)), chance)


def _standardised(raw: Sequence[_Rows], keys: Sequence[int]) -> _Asked:
    import numpy as np

    counts = np.zeros((len(raw), max(map(len, raw)), len(COUNTS)))
    shown = np.zeros(counts.shape[:2])
    for row, found in enumerate(raw):
        numbers = np.array(found)
        spread = numbers.std(axis=0)
        counts[row, : len(found)] = (numbers - numbers.mean(axis=0)) / np.where(spread > 0, spread, 1)
        shown[row, : len(found)] = 1
    return _Asked(counts, shown, np.array(keys))


def _chances(asked: _Asked, weights: Numbers) -> Numbers:
    """For each option of each item, how likely it is the key."""
    import numpy as np

    values = np.where(asked.shown > 0, np.einsum("ioc,c->io", asked.counts, weights), -np.inf)
    grown = np.exp(values - values.max(axis=1, keepdims=True))
    likely: Numbers = grown / grown.sum(axis=1, keepdims=True)
    return likely


def _learn(asked: _Asked) -> Numbers:
    """The weights under which the keys are likeliest, by Newton's method.

    Sums go by `einsum`: a product of matrices wakes a thread for each core, and for so few numbers they only wait.
    """
    import numpy as np

    weights = np.zeros(len(COUNTS))
    for _ in range(STEPS):
        likely = _chances(asked, weights)
        expected = np.einsum("io,ioc->ic", likely, asked.counts)
        slope = (asked.key_counts - expected).sum(axis=0) - RIDGE * weights
        apart = np.sqrt(likely)[..., None] * (asked.counts - expected[:, None])
        bend = np.einsum("ioc,iod->cd", apart, apart) + RIDGE * np.eye(len(COUNTS))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _tells(numbers: _Rows, values: _Rows, key: int) -> tuple[str, ...]:
    """What sets the key apart from all other options, in the direction in which keys of other files are apart."""
    others = [row for row in range(len(numbers)) if row != key]
    found = []
    for column, count in enumerate(COUNTS):
        gain = values[key][column] - sum(values[row][column] for row in others) / len(others)
        mine, theirs = numbers[key][column], [numbers[row][column] for row in others]
        if gain > 0 and not min(theirs) <= mine <= max(theirs):
            found.append((gain, _said(count, mine, max(theirs) if mine > max(theirs) else min(theirs))))
    return tuple(said for _, said in sorted(found, reverse=True)[:TOLD])


def _said(count: Count, mine: float, nearest: float) -> str:
    if not nearest:
        return f"the only one with {count.noun}"
    if not mine:
        return f"the only one without {count.noun}"
    return f"{count.noun}: {mine:g}, the others at {'most' if mine > nearest else 'least'} {nearest:g}"


def _rules(raw: Sequence[_Rows], keys: Sequence[int]) -> list[OneCount]:
    """Every rule of one count, the most successful first."""
    rules = []
    for column, count in enumerate(COUNTS):
        for sign, rule in ((1, f"most {count.noun}"), (-1, f"fewest {count.noun}")):
            hits = 0.0
            for numbers, key in zip(raw, keys, strict=True):
                column_of = [sign * row[column] for row in numbers]
                best = max(column_of)
                hits += (column_of[key] == best) / column_of.count(best)
            rules.append(OneCount(rule, hits / len(raw)))
    return sorted(rules, key=lambda rule: -rule.share)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share seen in n trials (Wilson 1927, doi 10.1080/01621459.1927.10502953)."""
    z = 1.959964
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))
