"""Agreement between two coders, and of a rater's levels with a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

#: With fewer ratings a kappa is not told: one more rating could still move it far. Our own bar, no standard.
ENOUGH = 8
#: A lean is told from so many ratings on, the fewest replies that a rating has, and is at least so many levels. Our own
#: bars.
LEANING, LEAN = 3, 0.25
#: Two halves lie apart from so many levels on: with five ratings each, one rating that is two levels off isn't enough.
#: Our own bar.
APART = 0.5


def cohen_kappa(ours: Sequence[str], theirs: Sequence[str]) -> float | None:
    """Cohen's kappa for two codings of the same units, from -1 to 1.

    kappa = (p_o - p_e) / (1 - p_e), with p_e from each coder's own label shares (Cohen 1960,
    doi 10.1177/001316446002000104). None where it has no meaning: no units, or both coders use one same label only.
    Raises ValueError where the lengths differ.
    """
    if len(ours) != len(theirs):
        raise ValueError("two codings of the same units must be of one length")
    if not ours:
        return None
    observed = sum(a == b for a, b in zip(ours, theirs, strict=True)) / len(ours)
    expected = agreed_by_chance(ours, theirs)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def agreed_by_chance(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """The share of units, from 0 to 1, that two coders would agree on by chance: Cohen's p_e, as in `cohen_kappa`.

    For each label, the share of one coder times that of the other, added up. For example, (a, a, a, b) and (a, a, b, b)
    agree by chance on .75 × .5 + .25 × .5 = .5. Raises ValueError where the lengths differ, and without any units.
    """
    if len(ours) != len(theirs) or not ours:
        raise ValueError("two codings of the same units must be of one length, and of one unit at least")
    mine, yours = Counter(ours), Counter(theirs)
    return sum(mine[label] * yours[label] for label in mine) / len(ours) ** 2


def weighted_kappa(
    ours: Sequence[int], theirs: Sequence[int], weights: Literal["quadratic", "linear"] = "quadratic"
) -> float | None:
    """Weighted kappa for two ratings of the same units on ordered levels, from -1 to 1.

    kappa_w = 1 - d_o / d_e: the mean distance in levels, over the one expected by chance from each rater's own share of
    levels (Cohen 1968, doi 10.1037/h0026256). `quadratic` squares it, so that two levels apart weigh four times as much
    as one; `linear` doesn't, and they weigh twice as much. The two give different figures: say which.

    Worked by hand: (1, 2, 3, 4) and (1, 2, 2, 2). Squared distances are 1.25 on average and 2 by chance, kappa .375;
    plain ones are .75 and 1.125, kappa .333.

    None where it has no meaning: no units, or both raters use one same level only. Raises ValueError where the lengths
    differ.
    """
    if len(ours) != len(theirs):
        raise ValueError("two ratings of the same units must be of one length")
    if not ours:
        return None
    n, power = len(ours), 2 if weights == "quadratic" else 1
    observed = sum(abs(a - b) ** power for a, b in zip(ours, theirs, strict=True)) / n
    expected = sum(abs(a - b) ** power for a in ours for b in theirs) / n**2
    return None if expected == 0 else 1 - observed / expected


def first_ratings(keys: Mapping[str, int], rated: Iterable[tuple[str, int]]) -> dict[str, int]:
    """By reply, the first of a learner's ratings, which come oldest first; `keys` holds our level of each reply.

    A first rating counts once our level has been shown: at once where it is the same, else after the second rating.
    Before that, agreement would give our level away.
    """
    first: dict[str, int] = {}
    shown: set[str] = set()
    for reply, level in rated:
        if reply in keys:
            if reply in first or level == keys[reply]:
                shown.add(reply)
            first.setdefault(reply, level)
    return {reply: level for reply, level in first.items() if reply in shown}


@dataclass(frozen=True)
class Agreement:
    """Over `n` replies: how many stand on the key's level, and how many on it or beside it.

    `kappa` is the weighted one; None below ENOUGH ratings, and where either side uses one level only. `lean` is how
    many levels the learner is above the key on average; below 0 is lower.
    """

    n: int
    same: int
    near: int
    kappa: float | None
    lean: float

    @property
    def leaning(self) -> Literal["even", "higher", "lower"] | None:
        """Where the levels lie as a whole: even with the key, or above or below it; None for too few of them."""
        if self.n < LEANING:
            return None
        if abs(self.lean) < LEAN:
            return "even"
        return "higher" if self.lean > 0 else "lower"


def agreement(keys: Mapping[str, int], levels: Mapping[str, int]) -> Agreement | None:
    """A learner's levels, by reply, beside our key; None without any. Raises KeyError for a reply without a key."""
    if not levels:
        return None
    n = len(levels)
    theirs = list(levels.values())
    ours = [keys[reply] for reply in levels]
    apart = [level - key for level, key in zip(theirs, ours, strict=True)]
    telling = n >= ENOUGH and min(len(set(theirs)), len(set(ours))) > 1
    return Agreement(
        n=n,
        same=apart.count(0),
        near=sum(abs(one) <= 1 for one in apart),
        kappa=weighted_kappa(ours, theirs) if telling else None,
        lean=sum(apart) / n,
    )


@dataclass(frozen=True)
class Drift:
    """Agreement with the key in the first half of a row of ratings, and in the second."""

    first: Agreement
    second: Agreement

    @property
    def moved(self) -> Literal["steady", "milder", "stricter"]:
        """Where the second half lies beside the first: who has become milder gives higher levels than before."""
        by = self.second.lean - self.first.lean
        if abs(by) < APART:
            return "steady"
        return "milder" if by > 0 else "stricter"


def drift(keys: Mapping[str, int], levels: Mapping[str, int]) -> Drift | None:
    """A rater's levels beside the key, halved in the order in which `keys` has the replies; None below ENOUGH ratings.

    Drift is that a rater's use of a scale changes while the scale does not, here as the change in mean distance from a
    key (the idea: Kazdin 1977, doi 10.1901/jaba.1977.10-141; halving is the plainest way to look, and no published
    test). `keys` and `levels` hold levels by reply, counted from 1; what wasn't rated is left out before the row is
    halved, and of an odd number the middle one is left out, too. Two halves can differ because the replies do.

    Worked by hand: a key of 3 for eight replies, and ratings of 3, 3, 3, 3, 4, 4, 3, 4. The first half lies 0 above it,
    the second .75, so the rater has become milder. Raises KeyError for a level without a key.
    """
    if unknown := levels.keys() - keys.keys():
        raise KeyError(f"there is no key for {', '.join(sorted(unknown))}")
    rated = [reply for reply in keys if reply in levels]
    if len(rated) < ENOUGH:
        return None
    half = len(rated) // 2
    parts = [agreement(keys, {reply: levels[reply] for reply in part}) for part in (rated[:half], rated[-half:])]
    first, second = (part for part in parts if part)
    return Drift(first, second)
