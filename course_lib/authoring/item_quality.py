"""Whether an item's key is its longest option, whether two items ask the same, and how hard prose reads.

Options alike in length and an idea an item are rules that Haladyna, Downing and Rodriguez collected (2002, doi
10.1207/S15324818AME1503_5).

Pure: items in, numbers out. rapidfuzz belongs to authors and loads on first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from course_lib.authoring.surface import SENTENCE, WORD
from course_lib.authoring.testwiseness import choices
from course_lib.models import Item

#: The right option may be the longest in at most this share of choice items.
LONGEST = 0.40
#: From this token-set ratio on (0 to 100), two items ask the same. In the course's first 34 items no two came above 65,
#: and an item with a few of its words changed stays above 85.
ALIKE = 80


def longest_right(items: Sequence[Item]) -> float:
    """The share of choice items whose right option has the most characters; of k equally long ones each counts 1/k."""
    asked = choices(items)
    total = 0.0
    for item in asked:
        most = max(len(option.text) for option in item.options)
        longest = [option.correct for option in item.options if len(option.text) == most]
        total += sum(longest) / len(longest)
    return total / len(asked)


def alike(items: Sequence[Item]) -> list[tuple[str, str, float]]:
    """Pairs of items, retired ones left out, that ask nearly the same: both ids and how alike (0 to 100).

    Compared are the words of the prompt with the right options, whatever their order (rapidfuzz `token_set_ratio`).
    """
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.utils import default_process

    said = {
        item.id: default_process(" ".join([item.prompt, *(one.text for one in item.options if one.correct)]))
        for item in items
        if not item.retired
    }
    pairs = ((one, other, token_set_ratio(said[one], said[other])) for one, other in combinations(sorted(said), 2))
    return [pair for pair in pairs if pair[2] >= ALIKE]


def grade(prose: str) -> float:
    """The years of schooling a text asks for (Coleman and Liau 1975, doi 10.1037/h0076540); of an empty text, none.

    It counts letters and sentences. Flesch and Kincaid's counts syllables, which takes a dictionary of the language.
    """
    words = len(WORD.findall(prose))
    if not words:
        return 0.0
    letters = sum(sign.isalpha() for sign in prose)
    return 0.0588 * 100 * letters / words - 0.296 * 100 * len(SENTENCE.findall(prose)) / words - 15.8
