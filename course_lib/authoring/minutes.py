"""How many minutes a lesson takes: an estimate from what it holds, so that what it states is measured and not wished.

The Markdown cells are read, all but the list of references. An activity takes what the rule of its verb says
(`minutes_by_verb.py`). What stands under a heading that ends with `for another day` is not counted.
Must not: read files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from course_lib.authoring.minutes_by_verb import PAGES, RULES
from course_lib.authoring.paces import Look, read
from course_lib.content.notebook import ANOTHER_DAY, Call, Cell, Notebook
from course_lib.kinds import VERBS
from course_lib.models import Claims, Model

#: The heading at which a lesson can be left for another sitting: the same words in every lesson.
HALF_WAY = "Half-way"
#: Headings whose text nobody reads through.
LISTS = ("References",)


@dataclass(frozen=True)
class Estimate:
    """Minutes in all, those before the half-way if one is marked, and calls of verbs for which there is no rule.

    `by_verb` holds the minutes of each kind, and under `read` those of the text. `whole` says that all could be read.
    """

    by_verb: dict[str, float]
    first_half: float | None
    unknown: tuple[tuple[Cell, str], ...]
    whole: bool

    @property
    def minutes(self) -> float:
        return sum(self.by_verb.values())


def estimate(book: Notebook, look: Look) -> Estimate:
    """The minutes of a lesson."""
    seconds: dict[str, float] = {}
    unknown: list[tuple[Cell, str]] = []
    half: float | None = None
    whole, left_out = True, 0
    for cell in book.cells:
        for part in _parts(cell):
            if level := part[0]:
                if not 0 < left_out < level:  # a heading below one that isn't counted changes nothing
                    left_out = level if part[1].lower().endswith(ANOTHER_DAY) else 0
                if part[1] == HALF_WAY and half is None:
                    half = sum(seconds.values()) / 60
            if not left_out and part[1] not in LISTS:
                seconds["read"] = seconds.get("read", 0) + read(part[1], part[2])
        for call in () if left_out else _calls(cell):
            taken = _taken(call, look)
            whole = whole and taken is not None
            if call.verb not in RULES and call.verb not in PAGES:
                unknown.append((cell, call.verb))
            seconds[call.verb] = seconds.get(call.verb, 0) + (taken or 0)
    minutes = {verb: taken / 60 for verb, taken in seconds.items()}
    return Estimate(minutes, half, tuple(unknown), whole)


def _parts(cell: Cell) -> list[tuple[int, str, str]]:
    """Level, heading and text of each part of a Markdown cell; what stands before the first heading has level 0."""
    if cell.kind != "markdown":
        return []
    pieces = re.split(r"^(#{1,6})\s+(.+)$", cell.source, flags=re.MULTILINE)
    parts = [(0, "", pieces[0])] if pieces[0].strip() else []
    parts += [
        (len(signs), heading.strip(), text)
        for signs, heading, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
    ]
    return parts


def _calls(cell: Cell) -> list[Call]:
    """The calls of a cell; one that is no Python has its own letter."""
    try:
        return [call for call in cell.calls if call.verb in VERBS]
    except SyntaxError:
        return []


def _taken(call: Call, look: Look) -> float | None:
    """The seconds of one activity; None where they can't be told."""
    if call.verb in PAGES:
        return PAGES[call.verb]
    thing = _thing(call, look)
    rule = RULES.get(call.verb)
    return rule(thing, look) if thing and rule else None


def _thing(call: Call, look: Look) -> Model | None:
    """What a call shows, if it can be read."""
    model, name = VERBS[call.verb].model, (call.names or ("",))[0]
    if model:
        return look(model, name)
    claims = look(Claims)
    return next((claim for claim in claims.claims if claim.id == name), None) if claims else None
