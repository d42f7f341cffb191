"""Options chosen, held against those that are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course_lib.models import Item


@dataclass(frozen=True)
class Choice:
    """`picked` are indexes of options, as chosen; of them `hits` are right and `false_alarms` wrong.

    `missing` is how many right ones were left out, and `wrong_ones` how many wrong ones there were to fall for.
    """

    picked: tuple[int, ...]
    hits: int
    false_alarms: int
    missing: int
    wrong_ones: int

    @property
    def right(self) -> bool:
        """Whether all that is right was chosen and nothing else."""
        return not self.missing and not self.false_alarms


def score_choice(item: Item, picked: Sequence[int]) -> Choice:
    """Judge a choice or many-choice answer. Raises ValueError where `picked` names no option or too many."""
    chosen = tuple(sorted(set(picked)))
    if not chosen or not all(isinstance(index, int) and 0 <= index < len(item.options) for index in chosen):
        raise ValueError("an answer names at least one of the item's options")
    if item.kind == "choice" and len(chosen) > 1:
        raise ValueError("a choice item takes one option")
    wanted = {index for index, option in enumerate(item.options) if option.correct}
    hits = len(wanted & set(chosen))
    return Choice(chosen, hits, len(chosen) - hits, len(wanted) - hits, len(item.options) - len(wanted))
