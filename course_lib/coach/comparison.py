"""What a second try at a reply does otherwise than the first."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.coach.book import Book
from course_lib.coach.reading import Reading
from course_lib.coach.remarks import UNTOLD
from course_lib.coach.to_try import SMALL


def changed(first: Reading, second: Reading, book: Book) -> tuple[str, ...]:
    """What a second try does otherwise than the first, as far as the coach is sure of both.

    A move is new or gone where the other shows no sign of it. With a reply that wasn't judged nothing is compared.
    """
    if second.hold or second.safety:
        return second.remarks
    if first.hold or first.safety:
        return ()
    before, after = _sure(first), _sure(second)
    new, gone = _without(after, first), _without(before, second)
    remarks = []
    if new:
        remarks.append(book.says["second-new"].format(moves=_listed(new, book)))
    if gone:
        remarks.append(book.says["second-gone"].format(moves=_listed(gone, book)))
    if set(after) == set(before) and after:
        remarks.append(book.says["second-same"].format(moves=_listed(after, book)))
    remarks += [book.says["second-met"].format(feeling=one) for one in second.fit.met if one not in first.fit.met]
    if second.fit.unmet and not second.to_try:
        remarks.append(book.says["second-unmet"])
    return tuple(remarks)


def _sure(reading: Reading) -> list[str]:
    told = [one.name for one in reading.moves if one.certainty == "likely" and one.tellable]
    return [name for name in told if name not in {*SMALL, *UNTOLD}]


def _without(moves: Sequence[str], other: Reading) -> list[str]:
    perhaps = {one.name for one in other.moves}
    return [move for move in moves if move not in perhaps]


def _listed(moves: Sequence[str], book: Book) -> str:
    return ", ".join(dict.fromkeys(book.names[move][0] for move in moves))
