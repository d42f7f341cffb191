"""Which of the client's feelings a reply may be told to meet: in a sentence that leaves them room, each word once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from course_lib.coach.book import Book
from course_lib.coach.feelings import Named, named
from course_lib.coach.fit import Fit
from course_lib.coach.text import parse


def fairly(fit: Fit, closing: Sequence[tuple[int, int]], book: Book) -> Fit:
    """What it names, meets and ventures outside of the `closing` places, which close the client down.

    A word that meets a feeling which is there ventures no other of the same family.
    """
    free = [one for one in fit.named if not any(start <= one.span[0] < end for start, end in closing)]
    met = tuple(line for line in fit.met if not fit.named or _by(line, free, book))
    left = [one for one in free if not any(_by(line, [one], book) for line in met)]
    ventured = tuple(line for line in fit.ventured if not fit.named or _by(line, left, book))
    lost = tuple(line for line in fit.met if line not in met)
    return replace(fit, named=tuple(free), met=met, ventured=ventured, unmet=(*fit.unmet, *lost))


def _by(line: str, words: Sequence[Named], book: Book) -> bool:
    """Whether one of these words says the feeling of a line; a line without a known feeling is left as it is."""
    families = frozenset[str]().union(*(one.families for one in named(parse(line), book.feelings)))
    return not families or any(one.families & families for one in words)
