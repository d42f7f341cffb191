"""A number as a measure makes it of a filled-in sheet or of given figures: the key of a worksheet, or a slip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, Strict, model_validator

from course_lib.models.base import Id, Line, Model, Some

#: Measures of a filled-in answer sheet.
OfSheet = Literal["instrument-score", "unreversed-score", "missing-as-lowest", "item-counts", "items-answered"]
#: Measures of figures that are given.
OfFigures = Literal[
    "standard-error-of-measurement",
    "standard-error-of-difference",
    "reliable-change-index",
    "least-reliable-change",
    "cronbach-alpha",
    "icc-of-one",
    "icc-of-all",
    "agreement",
    "agreed-by-chance",
    "cohen-kappa",
    "weighted-kappa",
    "lean",
    "lean-of-first-half",
    "lean-of-second-half",
    "outside-bands",
    "bar-length-ratio",
    "fisher-z",
    "correlation-of",
    "study-weight",
    "variance-shared",
    "d-of",
    "higher-success-rate",
    "mean",
    "pooled-correlation",
    "prediction-low",
    "prediction-high",
    "tau",
    "heterogeneity",
]
Measure = OfSheet | OfFigures

#: By measure, the figures that it works on.
NEEDS: Mapping[Measure, tuple[str, ...]] = {
    "instrument-score": ("subscale",),
    "unreversed-score": ("subscale",),
    "missing-as-lowest": ("subscale",),
    "item-counts": ("item",),
    "items-answered": ("subscale",),
    "standard-error-of-measurement": ("sd", "reliability"),
    "standard-error-of-difference": ("sd", "reliability"),
    "reliable-change-index": ("before", "after", "sd", "reliability"),
    "least-reliable-change": ("sd", "reliability"),
    "cronbach-alpha": ("ratings",),
    "icc-of-one": ("ratings",),
    "icc-of-all": ("ratings",),
    "agreement": ("ours", "theirs"),
    "agreed-by-chance": ("ours", "theirs"),
    "cohen-kappa": ("ours", "theirs"),
    "weighted-kappa": ("our_levels", "their_levels"),
    "lean": ("our_levels", "their_levels"),
    "lean-of-first-half": ("our_levels", "their_levels"),
    "lean-of-second-half": ("our_levels", "their_levels"),
    "outside-bands": ("bands",),
    "bar-length-ratio": ("numbers", "begins"),
    "fisher-z": ("r",),
    "correlation-of": ("z",),
    "study-weight": ("n",),
    "variance-shared": ("r",),
    "d-of": ("r",),
    "higher-success-rate": ("r",),
    "mean": ("numbers",),
    "pooled-correlation": ("studies",),
    "prediction-low": ("studies",),
    "prediction-high": ("studies",),
    "tau": ("studies",),
    "heterogeneity": ("studies",),
}


#: A score, and the low and the high end of its band, in points.
Band = Annotated[tuple[float, float, float], Strict(False)]


class FoundCorrelation(Model):
    """A correlation, and the number of people it was found in."""

    r: float
    n: int


class Figures(Model):
    """What a measure works on. Which of them it needs, NEEDS says."""

    subscale: Id | None = None
    item: int | None = None
    sd: float | None = None
    reliability: float | None = None
    before: float | None = None
    after: float | None = None
    ours: Some[Line] | None = None
    theirs: Some[Line] | None = None
    our_levels: Some[int] | None = None
    their_levels: Some[int] | None = None
    ratings: Some[Some[float]] | None = None
    bands: Some[Band] | None = None
    begins: float | None = None
    r: float | None = None
    z: float | None = None
    n: int | None = None
    numbers: Some[float] | None = None
    studies: Some[FoundCorrelation] | None = None


class Key(Model):
    """A number: as it stands here, or what a measure makes of some figures. A measure may find that there is none."""

    number: float | None = None
    measure: Measure | None = None
    of: Figures = Field(default_factory=Figures)

    @model_validator(mode="after")
    def _can_be_worked_out(self) -> Key:
        if (self.number is None) == (self.measure is None):
            raise ValueError("a key is a `number` or a `measure`")
        needs = set(NEEDS[self.measure]) if self.measure else set()
        if needs != self.of.model_fields_set:
            wanted = ", ".join(f"`{one}`" for one in sorted(needs)) or "nothing"
            raise ValueError(f"`of` has to give {wanted} and no more")
        return self

    @property
    def of_sheet(self) -> bool:
        """Whether it is worked out from the answer sheet."""
        return self.measure in get_args(OfSheet)
