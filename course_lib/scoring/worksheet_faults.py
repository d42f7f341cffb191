"""Whether every number of a worksheet can be worked out, and whether slips lead elsewhere than the key."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.measures.instruments import keyed
from course_lib.models import Calculation, Instrument, Worksheet
from course_lib.models.measured import Key
from course_lib.models.worksheet import AnswerSheet
from course_lib.scoring.worksheet import Filled, value

#: Where in the worksheet's file, and what is wrong there.
Fault = tuple[tuple[str | int, ...], str]


def faults(worksheet: Worksheet, instrument: Instrument | None) -> Iterator[Fault]:
    """Each key that comes to nothing it could be checked by. `instrument` is the one of its sheet, None where it isn't
    there."""
    filled = None
    if sheet := worksheet.sheet:
        if instrument is None:
            yield ("sheet", "instrument"), f"there is no file instruments/{sheet.instrument}.yml"
            return
        if says := _unfit(instrument, sheet):
            yield ("sheet", "answers"), says
            return
        filled = Filled(instrument, sheet.answers)
    for number, step in enumerate(worksheet.steps):
        yield from ((("steps", number, *place), says) for place, says in _of_step(step, filled))


def _unfit(instrument: Instrument, sheet: AnswerSheet) -> str | None:
    if not instrument.subscales:
        return f"we hold no checked key for the {instrument.short}; take another instrument"
    try:
        keyed(instrument, sheet.answers)
    except ValueError as problem:
        return str(problem)
    return None


def _of_step(step: Calculation, filled: Filled | None) -> Iterator[Fault]:
    known: list[tuple[str, float | None]] = []
    keys: list[tuple[tuple[str | int, ...], str, Key]] = [(("key",), "the key", step.key)]
    keys += [(("slips", number), f"slip {number + 1}", slip.key) for number, slip in enumerate(step.slips)]
    for place, name, key in keys:
        try:
            found = value(key, filled)
        except ValueError as problem:
            yield place, f"this can’t be worked out: {problem}"
            continue
        if found is None and not step.none:
            yield place, "there is no such number, so `none` has to name the button that says so"
        twin = next((other for other, number in known if _alike(number, found, step.within)), None)
        if twin:
            yield place, f"{name} comes to the same number as {twin}; leave it out, or choose other figures"
        known.append((name, found))


def _alike(one: float | None, other: float | None, within: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= within
