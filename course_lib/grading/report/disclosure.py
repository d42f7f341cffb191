"""What a report keeps to itself: figures that rest on fewer than five learners, and those from which they would follow.

Pure. A cell of 1 to 4 learners is hidden (primary suppression), and others with it, until no sum of hidden cells, which
follows from the whole and what is shown, is that small either (complementary suppression; Hundepool et al. 2012,
doi 10.1002/9781118348239, chapter 4). A cell of 0 is shown: it tells of a group as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

FEWEST = 5
FEW = "fewer than 5"
#: For a count of five or more from which one of fewer would follow.
HIDDEN = "not shown"
T = TypeVar("T", bound=Hashable)


def is_few(count: int) -> bool:
    """Whether so many learners are too few to be told of."""
    return 0 < count < FEWEST


def among(count: int, whole: int) -> str:
    """How many of a whole that the reader may know: exactly, unless these or the others are 1 to 4.

    For example 12 of 20 is “12”, 3 of 20 “fewer than 5”, and 18 of 20 “more than 15”.
    """
    if is_few(count):
        return FEW
    return f"more than {whole - FEWEST}" if is_few(whole - count) else str(count)


def told(count: int, *, is_hidden: bool) -> str:
    """A count as it may be told."""
    if is_few(count):
        return FEW
    return HIDDEN if is_hidden else str(count)


def hidden(rows: Mapping[str, Sequence[int]], also: Collection[str] = ()) -> set[str]:
    """Which rows of a table of counts stay hidden, its columns being groups whose sizes are known.

    Those with a cell of 1 to 4, and those in `also`; then the smallest others that aren't empty, until the hidden cells
    of no column add up to 1 to 4. For example, of 20, 9 and 3 the 3 is hidden, and so that it doesn't follow, the 9.
    """
    found = {name for name, cells in rows.items() if any(map(is_few, cells))} | (set(also) & rows.keys())
    rest = sorted((name for name in rows if name not in found and any(rows[name])), key=lambda name: sum(rows[name]))
    for name in rest:
        if not any(is_few(sum(column)) for column in zip(*(rows[one] for one in found), strict=True)):
            break
        found.add(name)
    return found


def merged(bands: Sequence[Collection[T]]) -> list[tuple[int, int]]:
    """Bands next to each other put together, until each has five learners or none: first and last of each, from 0.

    `bands` are the learners in each; one learner may be in several. What is left over at the upper end goes to the last
    band with anybody in it. Empty where there are fewer than five learners in all.

    For example 0, 2, 4, 0, 9 and 1 learners become 0, 6 (of two bands), 0 and 10 (of two).
    """
    found: list[tuple[int, int]] = []
    begun, inside = 0, set[T]()
    for place, band in enumerate(bands):
        if not inside:
            begun = place
        inside |= set(band)
        if len(inside) >= FEWEST or not inside:
            found.append((begun, place))
            inside = set()
    if inside:
        held = [place for place, (first, last) in enumerate(found) if any(bands[first : last + 1])]
        if not held:
            return []
        found[held[-1] :] = [(found[held[-1]][0], len(bands) - 1)]
    return found if any(bands) else []
