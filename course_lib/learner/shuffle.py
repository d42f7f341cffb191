"""In which order a learner meets what has no order of its own: options, cards, replies to compare with.

Answers are stored by the author's order or by id, so the order shown is nobody's business but the page's, and a seed
that is lost costs nothing. It is kept beside the record all the same: a question looks the same when it comes back.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shuffle:
    """A learner's own order of anything that has a name. An empty seed gives the author's."""

    seed: str

    def places(self, name: str, count: int) -> list[int]:
        """The numbers from 0 to `count` - 1 in this learner's order for `name`: the same today and in ten years."""
        if not self.seed:
            return list(range(count))
        return sorted(range(count), key=lambda at: hashlib.sha256(f"{self.seed} {name} {at}".encode()).digest())

    def mixed(self, name: str, things: Sequence[T]) -> list[T]:
        """The things in this learner's order for `name`."""
        return [things[at] for at in self.places(name, len(things))]


#: The author's order.
AS_WRITTEN = Shuffle("")


def kept(home: Path) -> Shuffle:
    """The shuffle of the learner whose home this is, made at the first call.

    Where the home can't be written to, nothing is shuffled: an order that changes at each start would confuse more.
    """
    file = home / "shuffle"
    try:
        if not file.is_file() or not (seed := file.read_text(encoding="ascii").strip()):
            seed = secrets.token_hex(8)
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = home / f"shuffle.{seed}"
            try:
                beside.write_text(f"{seed}\n", encoding="ascii")
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)
    except (OSError, ValueError) as problem:
        log.warning("the order of options is the author's, for the seed can't be kept: %s", problem)
        return AS_WRITTEN
    return Shuffle(seed)
