"""Data that each learner has for themselves: how they are drawn, what can be read off them, and what is typed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.answer import Answer, Name
from course_lib.models.base import Id, Line, Model
from course_lib.models.legend import Legend

#: What can be read off studies, right or by a slip: `in-z` is not turned back, `by-z` takes 1.96 where t belongs.
#: Correlations lie between -1 and 1, I² is in per cent.
OfStudies = Literal[
    "largest-z",
    "largest-r",
    "largest-log",
    "pooled-r",
    "pooled-z",
    "common-r",
    "mean-r",
    "people-mean-r",
    "interval-low",
    "interval-high",
    "interval-low-in-z",
    "interval-high-in-z",
    "interval-low-by-z",
    "interval-high-by-z",
    "prediction-low",
    "prediction-high",
    "prediction-low-in-z",
    "prediction-high-in-z",
    "prediction-low-by-z",
    "prediction-high-by-z",
    "tau-squared",
    "tau",
    "i-squared",
    "i-squared-as-share",
    "heaviest",
    "lightest",
    "place-of-largest-r",
    "without-heaviest",
    "intervals-above-zero",
    "intervals-touching-zero",
    "correlations-above-zero",
]
#: What can be read off the totals of one client, from session to session. A change is later minus first.
OfSessions = Literal[
    "error-of-total",
    "error-of-change",
    "least-reliable-change",
    "change-index",
    "change-index-turned",
    "change-index-by-total",
    "change",
    "first-reliable-session",
    "lowest-session",
]
Reading = OfStudies | OfSessions


class StudiesRecipe(Model):
    """Made-up studies around a true mean `r`, whose true z spread with `tau`; the same `name`, the same studies."""

    of: Literal["studies"]
    name: Id
    count: int = Field(ge=4, le=40)
    people: int = Field(ge=56, le=20_000)
    r: float = Field(ge=-0.9, le=0.9, allow_inf_nan=False)
    tau: float = Field(ge=0, le=0.8, allow_inf_nan=False)


class SessionsRecipe(Model):
    """Made-up totals of one client: from about `first`, by about `change` in all, each off that line by `wobble` (SD).

    `sd` and `reliability` are those of the form, which learners are told; a total lies between `lowest` and `highest`.
    """

    of: Literal["sessions"]
    name: Id
    count: int = Field(ge=3, le=40)
    first: int = Field(ge=0, le=200)
    change: int = Field(ge=-200, le=200)
    wobble: float = Field(ge=0, le=50, allow_inf_nan=False)
    lowest: int = Field(ge=0, le=200)
    highest: int = Field(ge=1, le=400)
    sd: float = Field(gt=0, le=100, allow_inf_nan=False)
    reliability: float = Field(gt=0, lt=1, allow_inf_nan=False)

    @model_validator(mode="after")
    def _begins_within(self) -> SessionsRecipe:
        if not self.lowest <= self.first <= self.highest:
            raise ValueError("`first` lies between `lowest` and `highest`")
        return self


Recipe = Annotated[StudiesRecipe | SessionsRecipe, Field(discriminator="of")]


class OwnNumber(Model):
    """A number to type: what it is called, how many decimals it gets, and how far off it may lie."""

    id: Id
    name: Line
    decimals: int = Field(ge=0, le=4)
    within: float = Field(ge=0, le=10, allow_inf_nan=False)


class FromOwnData(Answer):
    """Numbers by id, and the mark of the data that they were worked out from. What isn't typed is no entry."""

    data_set: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    found: dict[Name, Annotated[float, Field(allow_inf_nan=False)]]

    def describe(self, legend: Legend) -> str:
        return "; ".join(f"{legend.name(one)}: {number:g}" for one, number in self.found.items())
