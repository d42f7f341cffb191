"""Points of a class as shares and totals. Pure.

Marks are those of the gradebook: where a person has overruled a rule, the person's count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from course_lib.grading.marks import Learner, Marks
from course_lib.grading.submission import HandedIn
from course_lib.models.bank import Bank, BankItem
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.written import WrittenTask


@dataclass(frozen=True)
class Scores:
    """A class: its marks, the items that they are for, and by learner and item what was handed in."""

    marks: Marks
    bank: Bank
    answers: Mapping[str, Mapping[str, HandedIn]] = field(default_factory=dict)

    @cached_property
    def items(self) -> list[BankItem]:
        """The items of the bank that the gradebook knows, in the bank's order."""
        return [item for item in self.bank.items if item.id in self.marks.most]

    @cached_property
    def automatic(self) -> list[str]:
        """The items that rule alone marks."""
        return [item.id for item in self.items if not isinstance(item, WrittenTask | SessionTask)]

    @cached_property
    def handed_in(self) -> list[Learner]:
        """Whoever has handed in."""
        return [one for one in self.marks.learners if one.handed_in]

    def points(self, item: str) -> dict[str, float]:
        """What an item earned, by learner; without those for whom a person has still to look at it."""
        given = ((one.id, one.items.get(item)) for one in self.handed_in)
        return {name: one.points for name, one in given if one and one.points is not None and not one.waits}

    @cached_property
    def table(self) -> dict[str, list[float]]:
        """By learner, the points of each automatic item, in order; without those who miss any of them."""
        columns = [self.points(item) for item in self.automatic]
        complete = set.intersection(*(set(column) for column in columns)) if columns else set()
        return {one.id: [column[one.id] for column in columns] for one in self.handed_in if one.id in complete}

    @cached_property
    def automatic_totals(self) -> dict[str, float]:
        """By learner, the points of all automatic items."""
        return {name: sum(row) for name, row in self.table.items()}

    def rest(self, item: str) -> dict[str, float]:
        """By learner, the points of all automatic items but this one."""
        if item not in self.automatic:
            return self.automatic_totals
        at = self.automatic.index(item)
        return {name: total - self.table[name][at] for name, total in self.automatic_totals.items()}

    @cached_property
    def totals(self) -> dict[str, float]:
        """By learner, the share of all points, from 0 to 1, after a late penalty; without those who wait."""
        return shares(self.marks)


def shares(marks: Marks) -> dict[str, float]:
    """By learner, the share of an assignment's points, from 0 to 1; without those who wait for a person."""
    most = sum(marks.most.values())
    totals = {one.id: one.total(with_unmarked=False) for one in marks.learners}
    return {name: total / most for name, total in totals.items() if total is not None and most > 0}
