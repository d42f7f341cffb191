"""How likely each reading of a cue seems: whether the numbers fit."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.models import Cue

#: The reading that is always on offer, because no list of readings is complete.
ELSE = "else"


def check_weights(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a number from 0 to 100 for each reading of the cue and for `else`."""
    if set(given) != {*(reading.id for reading in cue.readings), ELSE}:
        raise ValueError("every reading has a weight, and so has `else`")
    if any(isinstance(weight, bool) or not 0 <= weight <= 100 for weight in given.values()):
        raise ValueError("a weight is a number from 0 to 100")


def check_shares(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a share for each reading and for `else`, and they add up to 1 within .01."""
    check_weights(cue, given)
    if abs(sum(given.values()) - 1) > 0.01:
        raise ValueError("shares add up to 1")
