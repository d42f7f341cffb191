"""A coding held against a key label by label: what was found of it, and what else was called so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """Of a label that the key gives to `there` units and a coder to `called`, the `hits` that are the same units."""

    hits: int
    there: int
    called: int

    @property
    def others(self) -> int:
        """How many units the coder called so that the key does not."""
        return self.called - self.hits

    @property
    def f1(self) -> float | None:
        """F1, from 0 to 1: the harmonic mean of precision (hits / called) and recall (hits / there).

        F1 = 2 hits / (called + there), the coefficient of Dice (1945, doi 10.2307/1932409). 1 where all were found and
        nothing else was called so. None where neither the key nor the coder has the label.

        Worked by hand: 3 of 4 found and 2 others called so: precision 3/5, recall 3/4, F1 6/9 = .667.
        """
        both = self.called + self.there
        return 2 * self.hits / both if both else None


def by_label(key: Sequence[str], coded: Sequence[str]) -> dict[str, Found]:
    """By label, what a coder found of the key, for the same units; labels in the order in which they first occur.

    Raises ValueError where the lengths differ.
    """
    if len(key) != len(coded):
        raise ValueError("two codings of the same units must be of one length")
    there, called = Counter(key), Counter(coded)
    hits = Counter(ours for ours, theirs in zip(key, coded, strict=True) if ours == theirs)
    return {label: Found(hits[label], there[label], called[label]) for label in dict.fromkeys((*key, *coded))}


def together(found: Iterable[Found]) -> Found:
    """Several labels as one, each unit counted under its own."""
    rows = list(found)
    return Found(sum(one.hits for one in rows), sum(one.there for one in rows), sum(one.called for one in rows))
