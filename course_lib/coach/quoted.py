"""What of a clause is somebody else's: words that the client had said before, given back to them.

“You asked for it” may close a subject. After “I asked for it” it takes a correction.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from course_lib.coach.text import Clause, Text
from course_lib.coach.words import swapped

#: So many of the client's words in a row are theirs; fewer, only between quotation marks.
RUN = 3
MARKS = "\"“”'‘’«»"


def without(clause: Clause, told: Text, says: Text) -> str:
    """The line of a clause without the client's own words, whoever says I; a blank stands before it."""
    theirs = [word for each in says.clauses for word in swapped(each)]
    mine = swapped(clause)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    gone = {at for one in blocks if one.size >= _least(clause, told, one.a, one.size) for at in _span(one.a, one.size)}
    left = [word.text for at, word in enumerate(clause.words) if at not in gone]
    mark = clause.line.removeprefix(" ").removeprefix(" ".join(word.text for word in clause.words))
    return f" {' '.join(left)}{mark}"


def _span(start: int, size: int) -> range:
    return range(start, start + size)


def _least(clause: Clause, told: Text, start: int, size: int) -> int:
    """Between quotation marks one word is enough."""
    if not size:
        return RUN
    first, last = clause.words[start], clause.words[start + size - 1]
    before, after = told.raw[max(0, first.start - 1) : first.start], told.raw[last.end : last.end + 2]
    return 1 if before and before in MARKS and any(mark in MARKS for mark in after) else RUN
