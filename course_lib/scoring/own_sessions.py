"""One client's totals that a learner has for themselves, and what can be read off them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_lib.measures.made_up_sessions import made_up_sessions
from course_lib.measures.reliability import CRITICAL, Change, reliable_change, standard_error_of_measurement
from course_lib.models.own_data import OfSessions, SessionsRecipe

Totals = Sequence[int]
#: How far from its limit, in errors of a change, every change lies, and how large one is that has a size.
CLEAR, LARGE = 0.06, 1.0


def draw(seed: str, recipe: SessionsRecipe) -> tuple[int, ...]:
    """One draw by the recipe. See `is_plain` for whether it will do."""
    return made_up_sessions(
        seed, count=recipe.count, first=recipe.first, change=recipe.change, wobble=recipe.wobble,
        lowest=recipe.lowest, highest=recipe.highest,
    )  # fmt: skip


def is_plain(totals: Totals, recipe: SessionsRecipe) -> bool:
    """Whether slips show: the last change has a size, and the one lowest session isn't the first reliable one."""
    sizes = [abs(_change(totals, recipe, place).index) for place in range(1, len(totals))]
    return (
        abs(_change(totals, recipe, -1).index) > LARGE
        and all(abs(size - CRITICAL) > CLEAR for size in sizes)
        and totals.count(min(totals)) == 1
        and _first_reliable(totals, recipe) not in (0, _lowest(totals))
    )


def _change(totals: Totals, recipe: SessionsRecipe, place: int) -> Change:
    """From the first session to the one at `place`."""
    return reliable_change(totals[0], totals[place], recipe.sd, recipe.reliability)


def _first_reliable(totals: Totals, recipe: SessionsRecipe) -> int:
    """The number of the first session that differs reliably from session 1; 0 where none does."""
    found = (place + 1 for place in range(1, len(totals)) if _change(totals, recipe, place).reliable)
    return next(found, 0)


def _lowest(totals: Totals) -> int:
    return totals.index(min(totals)) + 1


def _of_total(recipe: SessionsRecipe) -> float:
    return standard_error_of_measurement(recipe.sd, recipe.reliability)


READINGS: Mapping[OfSessions, Callable[[Totals, SessionsRecipe], float]] = {
    "error-of-total": lambda _, recipe: _of_total(recipe),
    "error-of-change": lambda totals, recipe: _change(totals, recipe, -1).least / CRITICAL,
    "least-reliable-change": lambda totals, recipe: _change(totals, recipe, -1).least,
    "change-index": lambda totals, recipe: _change(totals, recipe, -1).index,
    "change-index-turned": lambda totals, recipe: -_change(totals, recipe, -1).index,
    "change-index-by-total": lambda totals, recipe: (totals[-1] - totals[0]) / _of_total(recipe),
    "change": lambda totals, _: totals[-1] - totals[0],
    "first-reliable-session": _first_reliable,
    "lowest-session": lambda totals, _: _lowest(totals),
}
