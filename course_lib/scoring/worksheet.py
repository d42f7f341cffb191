"""The number that a step of a worksheet has for its key, and what a learner's number says of the way to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from course_lib.measures import instruments
from course_lib.models import Calculation, Instrument
from course_lib.models.measured import Figures, Key
from course_lib.models.worksheet import Slip
from course_lib.scoring.figures import OF_FIGURES


@dataclass(frozen=True)
class Filled:
    """An instrument, and somebody's answers to it in the order of its items."""

    instrument: Instrument
    answers: Sequence[int | None]


@dataclass(frozen=True)
class Checked:
    """Whether a number is the key; where it isn't, the slip that leads to it, if we know one."""

    right: bool
    slip: Slip | None = None


def value(key: Key, filled: Filled | None) -> float | None:
    """What a key comes to; None where there is no such number, as for a score with too few answers.

    Raises ValueError, in words, where its figures can't be worked with.
    """
    if key.measure is None:
        return key.number
    given = key.of.model_dump(exclude_none=True) | {"studies": key.of.studies}
    if not key.of_sheet:
        return OF_FIGURES[key.measure](given)
    if filled is None:
        raise ValueError(f"`{key.measure}` is worked out from an answer sheet, and there is none")
    return _OF_SHEET[key.measure](filled, key.of)


def check(step: Calculation, number: float | None, filled: Filled | None) -> Checked:
    """A learner's number beside the key; None says that there is none. The key comes before any slip near it."""

    def same(key: Key) -> bool:
        wanted = value(key, filled)
        if number is None or wanted is None:
            return number is wanted
        return abs(number - wanted) <= step.within

    if same(step.key):
        return Checked(right=True)
    return Checked(right=False, slip=next((slip for slip in step.slips if same(slip.key)), None))


def _score(filled: Filled, of: Figures) -> float | None:
    return instruments.scores(filled.instrument, filled.answers).get(*_known(filled, of))


def _unreversed(filled: Filled, of: Figures) -> float | None:
    as_ticked = filled.instrument.model_copy(update={"reversed": ()})
    return _score(Filled(as_ticked, filled.answers), of)


def _missing_as_lowest(filled: Filled, of: Figures) -> float | None:
    given, turned = filled.instrument.responses, set(filled.instrument.reversed)
    lowest = [
        (given.highest if item in turned else given.lowest) if one is None else one
        for item, one in enumerate(filled.answers, 1)
    ]
    return _score(Filled(filled.instrument, lowest), of)


def _counts(filled: Filled, of: Figures) -> float | None:
    counted = instruments.keyed(filled.instrument, filled.answers)
    item = of.item or 0
    if not 1 <= item <= len(counted):
        raise ValueError(f"there is no item {item}; there are items 1 to {len(counted)}")
    return counted[item - 1]


def _answered(filled: Filled, of: Figures) -> float:
    (name,) = _known(filled, of)
    items = next(one.items for one in filled.instrument.subscales if one.id == name)
    return sum(filled.answers[item - 1] is not None for item in items)


def _known(filled: Filled, of: Figures) -> tuple[str]:
    known = [one.id for one in filled.instrument.subscales]
    if of.subscale not in known:
        raise ValueError(f"the {filled.instrument.short} has the scores {', '.join(known)}, and no `{of.subscale}`")
    return (of.subscale,)


_OF_SHEET: Mapping[str, Callable[[Filled, Figures], float | None]] = {
    "instrument-score": _score,
    "unreversed-score": _unreversed,
    "missing-as-lowest": _missing_as_lowest,
    "item-counts": _counts,
    "items-answered": _answered,
}
