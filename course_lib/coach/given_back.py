"""What a reply may give back in words of its own, where no move can be named for sure.

A reflection in a few words that aren't the client's is the hardest to name. Where a sentence is likelier to be one than
not, it is told as what it may be, with the question that only the client can answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.coach.case import Case
from course_lib.coach.copied import share
from course_lib.coach.fault_names import MOSTLY
from course_lib.coach.moves import tellable
from course_lib.coach.verdict import Sentence

#: The move that is meant; the second holds it.
BACK, GIVEN = "reflection", frozenset(["reflection", "summary"])
#: In fewer words little is said.
WORDS = 5
#: Of whom a sentence is that has none of the client in it.
MINE = frozenset(["i", "me", "my", "mine"])


def given_back(case: Case) -> Iterator[str]:
    """The sentence that most likely gives something back.

    None where the words are mostly the client's own, or where the reply may well close the client down.
    """
    if case.doubt.chance >= case.book.faults.veto or share(case.told, case.heard) >= MOSTLY:
        return
    found = [(_ahead(case, one), one.span) for one in case.verdict.sentences if _says_something(case, one)]
    most, span = max(found, default=(-1.0, (0, 0)))
    if most >= 0:
        yield case.book.says["may-give-back"].format(words=case.quote(span))


def _ahead(case: Case, sentence: Sentence) -> float:
    """How far it is ahead of what isn't a reflection, above 0 where it is likelier.

    -1 where another move lies further above the bound from which on it is there.
    """
    detectors = case.book.detectors
    scores = detectors.moves(sentence.scores)
    others = (scores[move] - low for move, (low, _) in detectors.sure.items() if move not in GIVEN)
    return scores[BACK] if scores[BACK] >= max(others) else -1.0


def _says_something(case: Case, sentence: Sentence) -> bool:
    """Whether it tells enough, and not of the helper alone."""
    words = [word.text for one in sentence.seen for word in one.clause.words]
    of_oneself = not MINE.isdisjoint(words) and not sentence.to_you
    return len(words) >= WORDS and not of_oneself and not sentence.asks and tellable(BACK, sentence, case.book)
