"""One row an item: how hard it was, and how far it went along with the others. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.grading.report import statistics
from course_lib.grading.report.disclosure import FEW, FEWEST, among, is_few
from course_lib.grading.report.figures import decimal
from course_lib.grading.report.scores import Scores
from course_lib.measures.reliability import Estimate
from course_lib.models.bank import BankItem


@dataclass(frozen=True)
class Row:
    """`n` learners have points for the item. Where that is fewer than five, nothing else is told.

    `told` is the difficulty in words where the exact one would tell of 1 to 4 learners; `difficulty` is None then.
    `index` is the upper-lower one, from -1 to 1; None where either group has fewer than five.
    """

    item: BankItem
    n: str
    difficulty: float | None = None
    told: str = FEW
    discrimination: Estimate | None = None
    index: float | None = None


def rows(scores: Scores) -> Iterator[Row]:
    """A row for each item, in the order of the bank."""
    groups = statistics.extremes(scores.automatic_totals, statistics.KELLEY)
    for item in scores.items:
        points = scores.points(item.id)
        if len(points) < FEWEST:
            yield Row(item, FEW)
            continue
        rest = scores.rest(item.id)
        both = [name for name in points if name in rest]
        enough = len(both) >= FEWEST and (len(scores.automatic) > 1 or item.id not in scores.automatic)
        found = statistics.discrimination([points[one] for one in both], [rest[one] for one in both])
        told, exact = _difficulty(list(points.values()), item.points)
        index = None
        if groups and min(len(group & points.keys()) for group in (groups.upper, groups.lower)) >= FEWEST:
            index = statistics.upper_lower({name: one / item.points for name, one in points.items()}, groups)
        n = among(len(points), len(scores.handed_in))
        yield Row(item, n, exact, told, found if enough else None, index)


def _difficulty(points: list[float], most: float) -> tuple[str, float | None]:
    """In words and exactly; only in words where all or nothing was earned, and one of the two by 1 to 4 learners."""
    n, full = len(points), sum(one == most for one in points)
    if set(points) <= {0.0, most}:
        if is_few(full):
            return f"below {decimal(FEWEST / n)}", None
        if is_few(n - full):
            return f"above {decimal(1 - FEWEST / n)}", None
    exact = statistics.difficulty(points, most)
    return decimal(exact), exact
