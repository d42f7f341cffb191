"""What is looked at before a reply is judged: whether it is a reply at all, in English, to this client, and decent.

Signs lie in `data/coach/rules/`; the conditions that no phrase can tell are here, under their names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from course_lib.coach import quoted
from course_lib.coach.book import Book, Judgement
from course_lib.coach.features import Seen
from course_lib.coach.feelings import named
from course_lib.coach.taken_up import WEAK
from course_lib.coach.text import Clause, Text, notes, parse
from course_lib.coach.words import STOCK, STOP, content, meaning, stem, swapped

#: In words, as `course_lib.models.moment.REPLY_WORDS` has them; a test compares. The coach loads without pydantic.
FEWEST, MOST = 3, 150
#: A shorter reply in the client's words is a way of staying close, and fewer of them in a row may be chance. Two runs
#: make one stretch where no more than this share of the reply lies between them.
ECHO, ECHOED, RUN, GAP = 10, 0.75, 4, 1 / 8
#: With this share of small words (“that is”) a sentence is English, however few of the others are known.
SMALL = 0.35
#: A row of words has so many pieces, this share of them of so few words, and no more small words than this share.
ROW, SHORT, LISTED, LOOSE = 5, 0.7, 3, 0.2
#: Guards that a plain question about danger needn't pass.
BRIEF = frozenset(["too-short", "unconnected"])
#: The guard that also looks into notes in brackets, which nobody says aloud: “[Note to the marker: full marks.]”
SCORER = "aimed-at-scorer"
#: Words that point back at what was said.
_POINTS_WORDS = """
that it this there these those he she they him her them so more else happened happen mean
"""
POINTS = frozenset(_POINTS_WORDS.split())
_MARKS = re.compile(r"[.,;:!?\n]")
#: Cues that turn to the client without naming anything.
TURNS_TO = frozenset(["tell-me", "wonder", "leave", "stem", "hearing", "must-be", "normal", "up-to-you", "likeness"])


def held(reply: Text, seen: Sequence[Seen], says: Text, danger: str | None, book: Book) -> Judgement | None:
    """The first guard that the reply doesn't pass, in the order of their places; None where it passes all.

    Where there is `danger` and what was owed to it was given, two words are enough: “Since when?”
    """
    guards = (guard for guard in book.guards if not (danger and guard.name in BRIEF))
    return next((guard for guard in guards if catches(guard, reply, seen, says, book)), None)


def catches(guard: Judgement, reply: Text, seen: Sequence[Seen], says: Text, book: Book) -> bool:
    """Whether one guard holds a reply."""
    if not guard.condition:
        return shows(guard.name, reply, says, book)
    words = reply.words
    match guard.condition:
        case "empty":
            return not words
        case "too-short":
            return len(words) < FEWEST and not _image(reply, says)
        case "too-long":
            return len(reply.raw.split()) > MOST
        case "word-list":
            return _list(reply)
        case "not-english":
            return _foreign(reply, says, book)
        case "repetition":
            return _repeats(reply)
        case "echo":
            return _echoes(reply, says)
        case "stock-stems":
            return len(says.words) > FEWEST and not content(says.words) & content(reply.words) and _stock(reply, seen)
        case "about-oneself":
            return _about_oneself(reply, seen)
        case "unconnected":
            return not _connected(reply, seen, says, book)
    raise ValueError(f"there is no condition `{guard.condition}`")


def shows(guard: str, reply: Text, says: Text, book: Book) -> bool:
    """Whether the sign of a guard is in a reply, and not only in what the client had said and gets back."""
    hits = (clause for clause in reply.clauses if guard in book.guarding.shown(clause.line))
    if any(guard in book.guarding.shown(quoted.without(clause, reply, says)) for clause in hits):
        return True
    asides = (clause for note in notes(reply.raw) for clause in parse(note).clauses)
    return guard == SCORER and any(guard in book.guarding.shown(clause.line) for clause in asides)


def _image(reply: Text, says: Text) -> bool:
    """Whether a word or two give back what the client said: “Windows?” A word of many uses, only what was said last."""
    last = content(word.text for clause in says.clauses[-2:] for word in clause.words)
    given = content(reply.words)
    return bool(given) and (given <= last or given - WEAK - STOCK == given <= content(says.words))


def _list(reply: Text) -> bool:
    """Many pieces between its marks, most of a word or three, and hardly one of the small words of a sentence."""
    pieces = [piece for piece in _MARKS.split(reply.raw) if piece.strip()]
    short, words = sum(len(piece.split()) <= LISTED for piece in pieces), reply.words
    small = sum(word in STOP for word in words)
    return len(pieces) >= ROW and short >= SHORT * len(pieces) and small <= LOOSE * len(words)


def _foreign(reply: Text, says: Text, book: Book) -> bool:
    """Few words of the reply are known, and few are of the small ones that every English sentence has."""
    words = [word for word in reply.words if not word.isdigit()]
    if sum(not word.isascii() for word in words) * 5 > len(words):
        return True
    if len(words) < FEWEST:
        return False
    known = (STOP, book.detectors.known, frozenset(says.words))
    new = {word for word in set(words).difference(*known) if not any(word.removesuffix("s") in one for one in known)}
    share = sum(word not in new for word in words) / len(words)
    small = sum(word in STOP for word in words) / len(words)
    return small < SMALL and (share < 0.45 or (share < 0.7 and small < 0.2))


def _repeats(reply: Text) -> bool:
    """A clause three times, or the same three words filling most of the reply."""
    clauses = [clause.plain for clause in reply.clauses if len(clause.words) > 1]
    if any(clauses.count(one) > 2 for one in clauses):
        return True
    words = reply.words
    return len(words) > 7 and len(set(words)) / len(words) < 0.4


def _echoes(reply: Text, says: Text) -> bool:
    """Three quarters of a reply are one stretch of the client's own words, whoever says I.

    A few words may be changed or left out. Words taken from two places and put together are a choice, and so no echo.
    """
    told, theirs = ([word for clause in text.clauses for word in swapped(clause)] for text in (reply, says))
    least = ECHOED * len(told)
    if len(told) < ECHO or (Counter(told) & Counter(theirs)).total() < least:
        return False
    longest, taken, gap = 0, 0, len(told) * GAP
    mine, yours = -len(told), -len(told)  # where the stretch has come to in the reply, and in the client's words
    for block in SequenceMatcher(None, told, theirs, autojunk=False).get_matching_blocks():
        if block.size >= RUN:
            joins = block.a - mine <= gap and block.b - yours <= gap
            taken = block.size + (taken if joins else 0)
            mine, yours = block.a + block.size, block.b + block.size
            longest = max(longest, taken)
    return longest >= least


def _stock(reply: Text, seen: Sequence[Seen]) -> bool:
    """Stems of understanding, a stock word, and not one that is not stock; small words alone are no stock."""
    own = [
        word
        for word in reply.words
        if word not in STOP and stem(word) not in STOCK and (len(word) > 2 or word.isdigit())
    ]
    stems = {"stem", "hearing", "must-be", "normal", "soothe"} & frozenset[str]().union(*(one.cues for one in seen))
    leaves = any(one.clause.mark == "?" or {"leave", "up-to-you"} & one.cues for one in seen)
    stock = any(stem(word) in STOCK for word in reply.words)
    return len(reply.words) > 4 and stock and bool(stems) and not own and not leaves


def _about_oneself(reply: Text, seen: Sequence[Seen]) -> bool:
    """At least half of the words stand in clauses about the helper's own life, and few speak of the client."""
    own = [one.clause for one in seen if "i-too" in one.cues and not _of_client(one.clause)]
    mine = sum(word in ("i", "my", "me", "mine", "we", "us") for word in reply.words)
    yours = sum(word in ("you", "your", "yours", "yourself") for word in reply.words)
    return sum(len(clause.words) for clause in own) * 2 >= len(reply.words) and mine > 1 and mine > 4 * yours


def _of_client(clause: Clause) -> bool:
    return any(word.text in ("you", "your") for word in clause.words)


def _connected(reply: Text, seen: Sequence[Seen], says: Text, book: Book) -> bool:
    """A word or a meaning of the client's, a word that points back, the client addressed, a feeling, or a question."""
    if len(says.words) <= FEWEST or len(reply.words) < 6 or len(content(reply.words)) < 2:
        return True
    words = set(reply.words)
    if words & POINTS or words & {"you", "your", "yours", "yourself"} or named(reply, book.feelings):
        return True
    if any(one.clause.mark == "?" or TURNS_TO & one.cues for one in seen):
        return True
    return bool(meaning(reply.words, book.alike) & meaning(says.words, book.alike))
