"""What is answered about faces and other cues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from course_lib.models.answer import Answer, Name, Share, percent
from course_lib.models.legend import Legend


class UnitNamed(Answer):
    """The facial action unit that a learner saw moved, by its id."""

    picked: Name

    def describe(self, legend: Legend) -> str:
        return legend.name(self.picked)


class Posed(Answer):
    """A drawn face: how far each action unit is moved, from 0 to 1, by its id. Units at rest may be left out."""

    pose: dict[Name, Share]

    def describe(self, legend: Legend) -> str:
        return _shares(self.pose, legend)


class Weighed(Answer):
    """Where the sliders of the readings stand, from 0 to 100, before they are made shares."""

    weights: dict[Name, Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]]

    def describe(self, legend: Legend) -> str:
        whole = sum(self.weights.values()) or 1
        return _shares({reading: weight / whole for reading, weight in self.weights.items()}, legend)


class Shared(Answer):
    """How likely each reading of a cue seems, from 0 to 1. Whether they add up to 1 is for `scoring` to say.

    `question` is the index of the question that the learner would ask about it, where several were on offer.
    """

    shares: dict[Name, Share]
    question: Annotated[int, Field(ge=0)] | None = None

    def describe(self, legend: Legend) -> str:
        asked = [] if self.question is None else [legend.numbered(self.question)]
        return "; ".join([*filter(None, [_shares(self.shares, legend)]), *asked])


def _shares(shares: Mapping[str, float], legend: Legend) -> str:
    return "; ".join(f"{legend.name(id)} {percent(share)}" for id, share in shares.items())
