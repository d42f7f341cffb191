"""What the ids in an answer stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Legend:
    """What was asked, in words: a title to show beside an answer, and names for the ids that an answer may hold.

    Options and turns go by their index from 0, as text; the levels of a scale by `level 1`, `level 2` and so on.
    """

    title: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, id: str) -> str:
        """The words for an id; the id itself, readable, where there are none (an item that is gone, say)."""
        return self.names.get(id) or id.replace("-", " ")

    def numbered(self, index: int) -> str:
        """The words for an option or a turn; its number, counted from 1, where there are none."""
        return self.names.get(str(index)) or f"({index + 1})"
