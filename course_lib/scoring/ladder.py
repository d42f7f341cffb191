"""How the difficulty of a drill follows the learner: rounds of ten lines, on the level that fits how it went.

Two first tries in a row that have the skill lead a level up. A second try in which it isn't seen leads one down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from course_lib.models.drill import LEVELS, DrillLine
from course_lib.scoring.drill import Outcome

#: So many first tries in a row lead up.
RUN = 2


@dataclass(frozen=True)
class Answered:
    """A line that was answered or passed over, and how each try came out; None where there was none."""

    line: DrillLine
    first: Outcome | None = None
    second: Outcome | None = None

    @property
    def there(self) -> bool:
        """Whether the skill was there in either try."""
        return "there" in (self.first, self.second)


def level(answered: Iterable[Answered]) -> int:
    """On which level a learner is after all that they have answered, oldest first."""
    now, run = LEVELS[0], 0
    for one in answered:
        run = run + 1 if one.first == "there" else 0
        if run == RUN:
            now, run = min(now + 1, LEVELS[-1]), 0
        elif one.second == "not-seen":
            now, run = max(now - 1, LEVELS[0]), 0
    return now


def next_line(now: int, left: Sequence[DrillLine]) -> DrillLine | None:
    """The first of the lines left on a level, or on the nearest that has any, the easier before the harder."""
    return min(left, key=lambda line: (abs(line.level - now), line.level), default=None)


def by_level(answered: Sequence[Answered]) -> list[tuple[int, int, int]]:
    """For each level that was met: how many lines were answered there, and in how many of them the skill was there."""
    met = {each: [one for one in answered if one.line.level == each and one.first] for each in LEVELS}
    return [(each, len(found), sum(one.there for one in found)) for each, found in met.items() if found]
