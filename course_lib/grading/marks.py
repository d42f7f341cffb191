"""What an assignment's export knows: every learner, what each item earned them, and who still waits for a person.

Pure. Points are nbgrader's: an item's from 0 to its most, a total from 0 to the sum of them, after a late penalty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Points:
    """What an item earned: None before anybody marked it. `waits` where a person has to look at it."""

    points: float | None
    waits: bool = False


@dataclass(frozen=True)
class Learner:
    """One learner of the roster. What the roster doesn't hold is an empty string; `items` is empty before handing in.

    `id` is nbgrader's, the name of an account; `lms_id` is the number that the learning platform has for the learner.
    """

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms_id: str = ""
    handed_in: bool = False
    late: bool = False
    penalty: float = 0.0
    items: Mapping[str, Points] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether a person has something to mark."""
        return any(item.waits or item.points is None for item in self.items.values())

    def total(self, *, with_unmarked: bool) -> float | None:
        """The points after the late penalty, not below 0.

        None where nothing was handed in; and, unless `with_unmarked`, where a person has something to mark.
        """
        if not self.handed_in or (self.waits and not with_unmarked):
            return None
        return max(0.0, sum(item.points or 0.0 for item in self.items.values()) - self.penalty)

    def why_without(self) -> str:
        """Why there is no total."""
        if not self.handed_in:
            return "has handed in nothing"
        return "waits for a person to mark; mark it (`empathy mark`), or export it as it is with --with-unmarked"


@dataclass(frozen=True)
class Marks:
    """An assignment's marks: the most that each item can earn, by its name, and every learner of the roster."""

    assignment: str
    most: Mapping[str, float]
    learners: tuple[Learner, ...]


def number(points: float) -> str:
    """Two decimals at most, as the platforms keep them: 18, 18.5, 18.25."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
