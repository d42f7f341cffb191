"""Why something in the exchange is not collected, in words for the instructor. Pure."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote

AGAIN = "Ask them to hand in again."


class Refused(Exception):
    """What is wrong with a folder, and what to do about it: each a sentence."""

    def __init__(self, why: str, do: str = AGAIN) -> None:
        super().__init__(f"{why} {do}")


@dataclass(frozen=True)
class LeftOut:
    """A folder that stays where it is. `who`: the learner, where it is theirs, else the account that put it there."""

    folder: str
    who: str
    says: str


def shown(name: str) -> str:
    """A name that a stranger chose, as it may stand in a log or on a page: what isn't plain is written as in a URL."""
    plain = quote(os.fsencode(name), safe=" +:@=,()")
    return plain if len(plain) <= 120 else f"{plain[:119]}…"
