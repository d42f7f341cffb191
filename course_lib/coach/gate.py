"""Whether the rules of harm stay away from ordinary English: how often each stops a helper or sees a client in danger.

Rules are written against examples of harm, and each example widens a phrase. Only a mass of everyday talk shows which
of them would stop a learner who says “bring it up”. Reads tables, trains on nothing, writes nothing.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_lib.coach import Book, parse, safety
from course_lib.content.diagnostics import ContentError, Letter

#: Where the helper's turn stands in the tables that we know (AnnoMI, ESConv, MITI labels), and the client's before it.
REPLIES, BEFORE = ("utterance_text", "reply", "text"), "prev_client"
#: One rule may stop one helper turn in so many, and see danger in one client turn in so many.
HELPERS, CLIENTS = 1000, 200
#: Fewer turns can't tell whether a bar of one in a thousand is met.
ENOUGH = 1000


@dataclass(frozen=True)
class Counts:
    """By rule, how many different turns it stops or sees danger in, of so many; a bar allows one in so many."""

    turns: int
    found: Mapping[str, int]
    one_in: int

    @property
    def too_many(self) -> dict[str, int]:
        """The rules that find more than their share, and the sum of all (`all`) where it does."""
        return {name: count for name, count in self.found.items() if count * self.one_in > self.turns}


def gate(files: Sequence[Path], book: Book) -> tuple[Counts, Counts]:
    """What stops helpers' turns by the reply alone, and what is seen in clients' turns. Raises ContentError."""
    rows = [row for file in files for row in _rows(file)]
    replies = list(dict.fromkeys((reply, says) for reply, says in rows))
    clients = list(dict.fromkeys(says for _, says in rows if says))
    stopped: Counter[str] = Counter()
    for reply, says in replies:
        ours, theirs = parse(reply), parse(says)
        found = {*safety.harms(ours, theirs, book)}
        stop = safety.stops(ours, theirs, [], safety.Given(owed=True, directly=False), book)
        found |= {stop.text} if stop and not found else set()
        stopped.update([*found, *(["all"] if found else [])])
    seen: Counter[str] = Counter()
    for says in clients:
        cues = safety.cued(parse(says), None, book.safety)
        seen.update([*cues, *(["all"] if cues else [])])
    return Counts(len(replies), dict(stopped.most_common()), HELPERS), Counts(
        len(clients), dict(seen.most_common()), CLIENTS
    )


def _rows(file: Path) -> list[tuple[str, str]]:
    """Each helper's turn with the client's before it. Raises ContentError where there are none."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows: list[dict[str, Any]] = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentError([Letter(str(file), 1, "", f"the table can't be read ({problem})")]) from problem
    column = next((name for name in REPLIES if rows and name in rows[0]), None)
    if column is None:
        says = f"the table needs rows and one of these columns: {', '.join(REPLIES)}"
        raise ContentError([Letter(str(file), 1, "", says)])
    return [(row[column] or "", row.get(BEFORE) or "") for row in rows]
