"""By which words a learner is known, and what of a text is left without them. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: A word with fewer letters stands in too many texts that aren't about anybody.
SHORTEST = 3


@dataclass(frozen=True)
class Whom:
    """Who is erased: the `ids` by which they hand in, what else they are `called`; `everybody`: all learners."""

    ids: frozenset[str]
    called: frozenset[str] = frozenset()
    everybody: bool = False

    def __contains__(self, student: object) -> bool:
        return self.everybody or student in self.ids

    def is_in(self, text: str) -> bool:
        """Whether a text holds one of their names as a word of its own."""
        return any(
            re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)
            for word in self.ids | self.called
            if len(word) >= SHORTEST or word in self.ids
        )

    def without(self, said: Mapping[str, Any], stand_in: Callable[[], str]) -> dict[str, Any] | None:
        """A line of a trail without them; None where it is about one of them.

        Where learners are numbered by their order, a new `stand_in` takes their place: all others keep their numbers.
        """
        if "student" in said and said["student"] in self:
            return None
        students = said.get("students")
        if not isinstance(students, list):
            return dict(said)
        if self.everybody:
            return None
        return {**said, "students": [stand_in() if one in self else one for one in students]}


def lines_without(whom: Whom, lines: Iterable[bytes], stand_in: Callable[[], str]) -> list[bytes]:
    """The lines of a trail that stay, each as it was where nobody of theirs is in it."""
    kept = []
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            said = None
        if not isinstance(said, dict):  # torn, or the first line of a newer course
            kept += [] if whom.is_in(line.decode("utf-8", "replace")) else [line]
            continue
        left = whom.without(said, stand_in)
        if left == said:
            kept.append(line)
        elif left is not None:
            kept.append(json.dumps(left, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace"))
    return kept
