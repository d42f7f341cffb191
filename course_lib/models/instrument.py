"""A published questionnaire as data: whom it asks, how answers become scores, what is known of it and what is disputed.

The wording of its items is not here and must not be: it belongs to its authors.
"""

from __future__ import annotations

from itertools import chain
from typing import Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some

#: Who fills it in: a client about the counsellor or the work of the two, a therapist about the same, somebody who
#: watches or listens, or anybody about themselves.
Perspective = Literal["client", "therapist", "observer", "self"]
#: Whether others may use it: freely, on conditions that `rights` names, after asking, or for money.
Use = Literal["free", "conditions", "ask", "paid"]


class Responses(Model):
    """The numbers that an answer may be. `words` are its labels from the lowest on, where they are in general use."""

    lowest: int
    highest: int
    step: int = Field(default=1, ge=1)
    words: Many[Line] = ()

    @model_validator(mode="after")
    def _make_a_scale(self) -> Responses:
        if self.highest <= self.lowest or (self.highest - self.lowest) % self.step:
            raise ValueError(f"from {self.lowest} no steps of {self.step} lead up to {self.highest}")
        if self.words and len(self.words) != len(self.allowed):
            raise ValueError(f"there are {len(self.allowed)} answers and {len(self.words)} words for them")
        return self

    @property
    def allowed(self) -> range:
        """Every number that an answer may be, from the lowest."""
        return range(self.lowest, self.highest + 1, self.step)


class Subscale(Model):
    """Items that make one score; a total over all of them is one, too.

    `enough` is the fewest of its items that must be answered for a score. Left out where its authors give no rule that
    we could check: then all must be.
    """

    id: Id
    name: Line
    items: Some[int]
    enough: int | None = Field(default=None, ge=1)


class Measured(Model):
    """A figure that was found in one group: about one subscale, which is named where there are several."""

    subscale: Id | None = None
    group: Line
    source: str


class Reliability(Measured):
    """How exact scores were: Cronbach's `alpha`, a repeated test, or agreement of raters."""

    kind: Literal["alpha", "retest", "raters"]
    value: float = Field(gt=0, lt=1)
    up_to: float | None = Field(default=None, gt=0, lt=1)


class Norm(Measured):
    """What the group scored. It says what was usual there, and not what is good."""

    n: int = Field(gt=0)
    mean: float
    sd: float | None = Field(default=None, gt=0)


class Instrument(Model):
    """One version of an instrument. Without `subscales` we hold no key that we could check, and score nothing."""

    id: Id
    name: Line
    short: Line
    measures: Prose
    perspectives: Some[Perspective]
    items: int = Field(ge=2)
    responses: Responses
    score: Literal["sum", "mean"]
    subscales: Many[Subscale] = ()
    reversed: Many[int] = ()
    reliability: Many[Reliability] = ()
    norms: Many[Norm] = ()
    use: Use
    rights: Prose
    disputed: Prose | None = None
    sources: Some[str]

    @model_validator(mode="after")
    def _key_fits(self) -> Instrument:
        listed = {one.name: one.items for one in self.subscales}
        used, there = set(chain.from_iterable(listed.values())), set(range(1, self.items + 1))
        if outside := sorted({*used, *self.reversed} - there):
            raise ValueError(f"item {outside[0]} is named, and there are items 1 to {self.items}")
        if listed and (unused := sorted(there - used)):
            raise ValueError(f"item {unused[0]} belongs to no subscale")
        for name, items in {**listed, "`reversed`": self.reversed}.items():
            if len(set(items)) < len(items):
                raise ValueError(f"an item stands twice in {name}")
        for one in self.subscales:
            if one.enough and one.enough > len(one.items):
                raise ValueError(f"{one.name} has {len(one.items)} items, so {one.enough} can’t be enough")
        return self

    @property
    def figures(self) -> tuple[Measured, ...]:
        """What was found with it."""
        return (*self.reliability, *self.norms)

    @model_validator(mode="after")
    def _subscales_are_told_apart(self) -> Instrument:
        known = [one.id for one in self.subscales]
        if len(set(known)) < len(known):
            raise ValueError("two subscales have the same id")
        if self.reversed and not known:
            raise ValueError("`reversed` items are part of a key; name the `subscales`, too, or leave both out")
        for figure in self.figures:
            if figure.subscale not in known if figure.subscale else len(known) > 1:
                raise ValueError(f"of the subscales {', '.join(known)}, say in `subscale` which one a figure is about")
        return self

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of all sources that it names, each once."""
        return tuple(dict.fromkeys((*self.sources, *(one.source for one in self.figures))))
