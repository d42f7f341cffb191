"""Colours and shapes for kinds of things, so that neither has to be seen to tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import altair as alt

from course_lib.charts.page import Page

#: A colour by its name in the palette, and a shape, for the first kind, the second and the third.
MARKS = (("first", "circle"), ("second", "square"), ("third", "triangle-up"))


def kinds(cells: Iterable[object]) -> list[str]:
    """What stands in a column, each once, in the order in which it comes."""
    return list(dict.fromkeys(str(cell) for cell in cells))


def scales(names: Sequence[str], page: Page, marks: Sequence[tuple[str, str]] = MARKS) -> tuple[alt.Scale, alt.Scale]:
    """The colours and the shapes of these kinds, in order. Raises ValueError for more kinds than `marks`."""
    if len(names) > len(marks):
        raise ValueError(f"{len(names)} kinds ({', '.join(names)}), and this drawing can show {len(marks)}")
    chosen = marks[: len(names)]
    colours = alt.Scale(domain=list(names), range=[page[colour] for colour, _ in chosen])
    return colours, alt.Scale(domain=list(names), range=[shape for _, shape in chosen])
