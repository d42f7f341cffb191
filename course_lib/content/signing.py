"""What clinicians sign in the course, each with a version that changes with all that they read when they sign it.

`Model.version` is of what learners are asked, so feedback may be bettered under it. A clinician signs the feedback too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from course_lib.content.reader import Content
from course_lib.kinds import FILED
from course_lib.models import (
    Claims,
    Codebook,
    FeelingLab,
    Help,
    Meanings,
    Model,
    Rating,
    Reviews,
    Scale,
    Sources,
    Standing,
    Transcript,
)
from course_lib.models.base import mark


@dataclass(frozen=True)
class Signed:
    """One thing to sign. `says` is all of it as plain data; `beside` what it can't be read without, such as a scale."""

    id: str
    says: dict[str, Any]
    beside: list[dict[str, Any]]

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that change with what is said here or beside it, and not with white space."""
        return mark([self.id, self.says, self.beside])


def things(content: Content) -> Iterator[Model]:
    """Every thing of the course in which there may be something to sign. Raises ContentError."""
    for shape in FILED:
        yield from content.all(shape)
    yield content.only(Claims)
    yield content.only(Help)


def signed(content: Content, thing: Model) -> Iterator[Signed]:
    """What is to sign in a thing. Raises ContentError where something that it names can't be read."""
    for name, says in thing.signed().items():
        yield Signed(name, says, [one.as_written() for one in _beside(content, thing, name)])


def standings(content: Content, shown: Iterable[Model]) -> dict[str, Standing]:
    """By id, how the things shown stand with clinicians. What no one has reviewed is left out. Raises ContentError."""
    reviews = content.only(Reviews)
    if not reviews.reviews:
        return {}
    found = {one.id: reviews.standing(one.id, one.version) for thing in shown for one in signed(content, thing)}
    return {name: standing for name, standing in found.items() if standing != Standing()}


def _beside(content: Content, thing: Model, name: str) -> Iterable[Model]:
    match thing:
        case Rating(scale=scale):
            return [content.one(Scale, scale)]
        case Transcript(codes=codes):
            return [code for code in content.only(Codebook).codes if code.id in codes]
        case FeelingLab(lines=lines):  # which words are mild, plain or strong
            sizes = {line.size.family for line in lines if line.id == name and line.size}
            return [family for family in content.only(Meanings).feelings if family.name in sizes]
        case Claims(claims=claims):
            card = next(one.card for one in claims if one.id == name)
            cited = {finding.source for finding in card.findings} if card else set()
            return [source for source in content.only(Sources).sources if source.id in cited]
    return []
