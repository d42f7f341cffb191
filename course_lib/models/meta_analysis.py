"""A meta-analysis to work with: studies to pool, what to guess before, and what to find in them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from course_lib.models.answer import Answer
from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend

#: A correlation that can be pooled.
Correlation = Annotated[float, Field(gt=-1, lt=1, allow_inf_nan=False)]


class Feature(Model):
    """What studies can be told apart by, and what it may be in a study."""

    id: Id
    name: Line
    values: Many[Line] = Field(min_length=2, max_length=5)


class ReportedStudy(Model):
    """A study's correlation and the number of people in it; `of` says, for each feature in turn, what it is here."""

    name: Line
    r: Correlation
    n: int = Field(ge=4)
    of: Many[Line] = ()


class Ask(Model):
    """What is guessed before anything is shown: the mean, and how far true correlations of new studies lie apart."""

    mean: Prose
    spread: Prose


class Search(Model):
    """Which of some studies, left out alone, moves the mean most, or the width of the prediction interval.

    The key is computed. `hint` is shown where it isn't found yet, `reason` once it is.
    """

    id: Id
    find: Literal["mean", "spread"]
    prompt: Prose
    offer: Many[Line] = Field(min_length=3, max_length=5)
    hint: Prose
    reason: Prose
    retired: bool = False


class MetaAnalysis(Model):
    """Studies of one correlation, `between` two things. Made-up ones say so; published ones link to where they are."""

    id: Id
    title: Line
    intro: Prose
    between: Many[Line] = Field(min_length=2, max_length=2)
    simulated: bool = False
    origin: Prose
    ask: Ask
    features: Many[Feature] = Field(default=(), max_length=3)
    studies: Many[ReportedStudy] = Field(min_length=4, max_length=200)
    tasks: Many[Search] = ()
    closing: Prose

    @model_validator(mode="after")
    def _told_apart(self) -> MetaAnalysis:
        names = [study.name for study in self.studies]
        if len(set(names)) < len(names):
            raise ValueError("two studies have the same name")
        for task in self.tasks:
            if unknown := [name for name in task.offer if name not in names]:
                raise ValueError(f"`{task.id}` offers `{unknown[0]}`, which is not among the `studies`")
            if len(set(task.offer)) < len(task.offer):
                raise ValueError(f"`{task.id}` offers a study twice")
        return self

    @model_validator(mode="after")
    def _described(self) -> MetaAnalysis:
        for study in self.studies:
            if len(study.of) != len(self.features):
                raise ValueError(f"`{study.name}` says {len(study.of)} things in `of`; features: {len(self.features)}")
            for feature, value in zip(self.features, study.of, strict=True):
                if value not in feature.values:
                    raise ValueError(f"`{study.name}` is `{value}`, which `{feature.id}` has not among its `values`")
        return self

    @model_validator(mode="after")
    def _sourced(self) -> MetaAnalysis:
        if not self.simulated and "](https://doi.org/" not in self.origin:
            raise ValueError("`origin` links to the publication of the studies; made-up ones have `simulated: true`")
        return self

    @property
    def asked(self) -> tuple[Search, ...]:
        """The tasks that learners get."""
        return tuple(task for task in self.tasks if not task.retired)

    def legends(self) -> dict[str, Legend]:
        found = {
            task.id: Legend(task.prompt, {str(place): name for place, name in enumerate(task.offer)})
            for task in self.tasks
        }
        return {self.id: Legend(self.title), **found}

    def substance(self) -> Any:
        studies = [[study.name, study.r, study.n] for study in self.studies]
        return [list(self.between), studies, [[task.id, task.find, list(task.offer)] for task in self.asked]]


class Guessed(Answer):
    """A guess at a pooled correlation, and where the true correlations of 19 in 20 new studies would lie."""

    guess: Correlation
    low: Correlation
    high: Correlation

    @model_validator(mode="after")
    def _in_order(self) -> Guessed:
        if not self.low <= self.guess <= self.high:
            raise ValueError("the guess lies between its two ends")
        return self

    def describe(self, legend: Legend) -> str:
        return f"r = {_printed(self.guess)} ({_printed(self.low)} – {_printed(self.high)})"


class Pooling(BaseModel):
    """Studies pooled together: the places of those `out`, and how they were chosen.

    `wanted` has a value for each feature, or nothing for any; `own` is what a study's own interval has to do, and
    `by_hand` are the places of studies that were taken out singly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    wanted: Many[str] = ()
    own: Literal["", "clear", "touches"] = ""
    by_hand: Many[int] = ()
    out: Many[int] = ()


class Pooled(Answer):
    """What was pooled, one after another."""

    poolings: Many[Pooling] = Field(max_length=20)

    def describe(self, legend: Legend) -> str:
        chosen = ([*filter(None, one.wanted), *(f"−{place + 1}" for place in one.by_hand)] for one in self.poolings)
        return "; ".join(", ".join(one) or "–" for one in chosen)


def _printed(r: float) -> str:
    """As journals print a correlation: without the 0 before its point."""
    return f"{r:.2f}".replace("0.", ".", 1).replace("-", "−")
