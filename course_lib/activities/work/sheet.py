"""What a page gets of a worksheet: the numbers that are asked for, and the sheet as it was filled in, with its key."""

from __future__ import annotations

from typing import Any

from course_lib.content.markdown import html
from course_lib.models.worksheet import Asked
from course_lib.scoring.worksheet import Filled


def number(asked: Asked) -> dict[str, Any]:
    """One number that is asked for."""
    return {
        "id": asked.id,
        "prompt": html(asked.prompt),
        "unit": asked.unit,
        "decimals": asked.decimals,
        "none": asked.none,
    }


def sheet(filled: Filled, whose: str) -> dict[str, Any]:
    """A filled-in sheet: the numbers that were ticked, and the key to them."""
    key = filled.instrument
    return {
        "name": key.name,
        "whose": whose,
        "answers": list(filled.answers),
        "lowest": key.responses.lowest,
        "highest": key.responses.highest,
        "score": key.score,
        "reversed": list(key.reversed),
        "subscales": [{"name": one.name, "items": list(one.items), "enough": one.enough} for one in key.subscales],
    }
