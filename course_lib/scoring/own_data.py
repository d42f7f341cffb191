"""The data of one learner, made again wherever they are needed, and what a number typed from them says.

Data are made from the recipe and the name that nbgrader files the learner's work under, so the page, the marker and a
test come to the same. Nothing of them is stored but their mark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from course_lib.measures.pooling import Study
from course_lib.models.base import mark
from course_lib.models.own_data import OfSessions, OfStudies, Reading, Recipe, SessionsRecipe, StudiesRecipe
from course_lib.models.tasks.own_data import KeyedNumber, OwnSlip
from course_lib.scoring import own_sessions, own_studies

#: Draws that are tried for a learner. A recipe by which one in a hundred will do fails once in 10 ** 13.
MOST_DRAWS = 3000


@dataclass(frozen=True)
class OwnData:
    """Studies or a client's totals, as the recipe has it, and eight hexadecimal digits that tell them from others'."""

    recipe: Recipe
    studies: tuple[Study, ...] = ()
    totals: tuple[int, ...] = ()

    @property
    def rows(self) -> list[dict[str, int | float]]:
        """The data as plain numbers: `study`, `r` and `n`; or `session` and `total`."""
        if self.studies:
            return [{"study": place, "r": one.r, "n": one.n} for place, one in enumerate(self.studies, 1)]
        return [{"session": place, "total": one} for place, one in enumerate(self.totals, 1)]

    @property
    def mark(self) -> str:
        return mark([self.recipe.name, self.rows])

    def read(self, reading: Reading) -> Sequence[float]:
        """The numbers that count as a reading: one, or two where there are two ways to it."""
        if isinstance(self.recipe, StudiesRecipe):
            return own_studies.READINGS[cast("OfStudies", reading)](self.studies)
        return (own_sessions.READINGS[cast("OfSessions", reading)](self.totals, self.recipe),)


@dataclass(frozen=True)
class Read:
    """Whether a number is the key; where it isn't, the slip that leads to it, if we know one."""

    right: bool
    slip: OwnSlip | None = None


@lru_cache(maxsize=64)
def drawn(recipe: Recipe, student: str) -> OwnData:
    """The data of `student`, any text: the first draw in which slips can be told from what is right.

    Raises ValueError for a recipe by which there is none.
    """
    who = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()
    for attempt in range(MOST_DRAWS):
        seed = f"{recipe.name} {who} {attempt}"
        if isinstance(recipe, SessionsRecipe):
            totals = own_sessions.draw(seed, recipe)
            if own_sessions.is_plain(totals, recipe):
                return OwnData(recipe, totals=totals)
        else:
            studies = own_studies.draw(seed, recipe)
            if own_studies.is_plain(studies):
                return OwnData(recipe, studies=studies)
    raise ValueError(f"by the recipe `{recipe.name}` no data come out whose slips can be told from what is right")


def check(asked: KeyedNumber, number: float, data: OwnData) -> Read:
    """A learner's number beside the key; the key comes before any slip near it."""

    def fits(reading: Reading) -> bool:
        return any(abs(number - one) <= asked.within * 1.001 for one in data.read(reading))

    if fits(asked.reading):
        return Read(right=True)
    return Read(right=False, slip=next((slip for slip in asked.slips if fits(slip.reading)), None))
