"""Figures to work out, one after another: what is asked, how its key is computed, and what people slip on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from course_lib.models.answer import Answer
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend

#: Measures of a filled-in answer sheet.
OfSheet = Literal["instrument-score", "unreversed-score", "missing-as-lowest", "item-counts", "items-answered"]
#: Measures of figures that are given.
OfFigures = Literal[
    "standard-error-of-measurement",
    "standard-error-of-difference",
    "reliable-change-index",
    "agreement",
    "cohen-kappa",
    "weighted-kappa",
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
    "agreement": ("ours", "theirs"),
    "cohen-kappa": ("ours", "theirs"),
    "weighted-kappa": ("our_levels", "their_levels"),
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


class Slip(Model):
    """Another number that people come to, and what happened on the way."""

    key: Key
    says: Prose


class Calculation(Model):
    """One number to work out. `none` names the button that says that there is none, where that may be so."""

    id: Id
    prompt: Prose
    unit: Line | None = None
    decimals: int = Field(default=0, ge=0, le=4)
    none: Line | None = None
    key: Key
    slips: Many[Slip] = ()
    way: Prose

    @property
    def within(self) -> float:
        """How far from the key a number may lie: one unit of the last decimal, or what rounds to a whole number."""
        return 10**-self.decimals * 1.001 if self.decimals else 0.499


class AnswerSheet(Model):
    """A questionnaire as somebody made up has filled it in: a number for each item, null where nothing was ticked."""

    instrument: Id
    whose: Line
    answers: Some[int | None]


class GivenTable(Model):
    """Figures to work with, as they are shown."""

    heads: Some[Line]
    rows: Some[Some[Line]]

    @model_validator(mode="after")
    def _is_square(self) -> GivenTable:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.heads):
                raise ValueError(f"row {number} has {len(row)} cells, and there are {len(self.heads)} heads")
        return self


class Worksheet(Model):
    """Numbers to work out from a filled-in answer sheet, a table, or what the prompts say."""

    id: Id
    title: Line
    intro: Prose
    sheet: AnswerSheet | None = None
    table: GivenTable | None = None
    steps: Many[Calculation] = Field(min_length=1, max_length=8)

    @model_validator(mode="after")
    def _hangs_together(self) -> Worksheet:
        if len({step.id for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same id")
        keys = [key for step in self.steps for key in (step.key, *(slip.key for slip in step.slips))]
        if not self.sheet and any(key.of_sheet for key in keys):
            raise ValueError("a key is worked out from an answer sheet, and there is no `sheet`")
        return self

    def legends(self) -> dict[str, Legend]:
        whole = {self.id: Legend(self.title)}
        return whole | {step.id: Legend(f"{self.title}: {step.prompt}", _named(step)) for step in self.steps}

    def substance(self) -> Any:
        shown = [one and one.model_dump(mode="json") for one in (self.sheet, self.table)]
        asked = [[step.id, step.prompt, step.key.model_dump(mode="json", exclude_defaults=True)] for step in self.steps]
        return [shown, asked]

    def version_of(self, step: Calculation) -> str:
        """The version of one step: it changes with what is asked and what it is worked out from."""
        return self.model_copy(update={"steps": (step,)}).version()


def _named(step: Calculation) -> dict[str, str]:
    return {"none": step.none or "", "unit": step.unit or ""}


class Calculated(Answer):
    """The number that a learner came to, or None where they say that there is none. `attempt` counts from 1."""

    number: Annotated[float, Field(allow_inf_nan=False)] | None
    attempt: int = Field(default=1, ge=1)

    def describe(self, legend: Legend) -> str:
        if self.number is None:
            return legend.name("none")
        return f"{self.number:g} {legend.names.get('unit', '')}".strip()
