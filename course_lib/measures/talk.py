"""Who talks how much in a conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypedDict

from course_lib.models import Code, Transcript


class After(TypedDict):
    """What followed a counsellor's turn: `words` is the number of words the client says next."""

    turn: int
    said: str
    code: str
    family: str
    words: int


def words_after(transcript: Transcript, codes: Mapping[str, Code]) -> list[After]:
    """For each counsellor turn, in order from 1, how many words the client says before the next one.

    What stands in [square brackets] is seen, not said, and is left out.
    """
    rows: list[After] = []
    for turn in transcript.turns:
        if turn.code is not None:
            code = codes[turn.code]
            rows.append(
                {"turn": len(rows) + 1, "said": turn.text, "code": code.name, "family": code.family, "words": 0}
            )
        elif rows:
            rows[-1]["words"] += len(re.sub(r"\[[^\]]*\]", " ", turn.text).split())
    return rows
