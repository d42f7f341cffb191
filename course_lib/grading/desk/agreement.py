"""Two markers beside each other: agreement by criterion, and the replies on which they have to talk.

Pure. Only replies that both have marked in full count, each with the mark given before they saw the other's.
"""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.grading.desk.pile import Pile
from course_lib.grading.desk.trail import Marked
from course_lib.measures.agreement import ENOUGH, weighted_kappa
from course_lib.models.tasks.written import Criterion


@dataclass(frozen=True)
class Agreement:
    """On one criterion, over `n` replies: how many have the same anchor, and how many the same or its neighbour.

    `kappa` is the quadratically weighted one over the anchors in their order (`measures.agreement.weighted_kappa`);
    None below ENOUGH replies, and where both markers use one same anchor only.
    """

    criterion: str
    n: int
    same: int
    near: int
    kappa: float | None


def by_criterion(pile: Pile) -> list[Agreement]:
    """Agreement on each criterion; empty before two readings were laid side by side."""
    pairs = [pair for student in pile.replies if (pair := pile.pair(student))]
    return [_on(criterion, [_levels(criterion, pair) for pair in pairs]) for criterion in pile.item.rubric if pairs]


def _levels(criterion: Criterion, pair: tuple[Marked, Marked]) -> tuple[int, int]:
    ours, theirs = (criterion.level(mark.points[criterion.name]) for mark in pair)
    return ours, theirs


def _on(criterion: Criterion, levels: list[tuple[int, int]]) -> Agreement:
    ours, theirs = ([pair[side] for pair in levels] for side in (0, 1))
    return Agreement(
        criterion=criterion.name,
        n=len(levels),
        same=sum(a == b for a, b in levels),
        near=sum(abs(a - b) <= 1 for a, b in levels),
        kappa=weighted_kappa(ours, theirs) if len(levels) >= ENOUGH else None,
    )
