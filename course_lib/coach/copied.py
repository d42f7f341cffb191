"""How much of a reply is the client's own words put together again, whoever says I."""

from __future__ import annotations

from difflib import SequenceMatcher

from course_lib.coach.text import Text
from course_lib.coach.words import swapped

#: A shorter reply is a choice. Of a longer one so much stands in the client's words, at least so many words in a row.
LEAST, SHARE, RUN = 12, 0.8, 2


def copied(told: Text, heard: Text) -> bool:
    """Whether next to nothing of the reply is its writer's; the place of what was taken makes no difference."""
    return len(told.words) >= LEAST and share(told, heard) >= SHARE


def share(told: Text, heard: Text) -> float:
    """How much of the reply stands in the client's words, from 0 to 1, clause by clause."""
    theirs = [word for clause in heard.clauses for word in swapped(clause)]
    taken = 0
    for clause in told.clauses:
        blocks = SequenceMatcher(None, swapped(clause), theirs, autojunk=False).get_matching_blocks()
        taken += sum(block.size for block in blocks if block.size >= RUN)
    return taken / max(1, len(told.words))
