"""Figures to work out, one after another: what is asked, how its key is computed, and what people slip on."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from course_lib.models.answer import Answer
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend
from course_lib.models.measured import Key


class Slip(Model):
    """Another number that people come to, and what happened on the way."""

    key: Key
    says: Prose


class Asked(Model):
    """A number that is asked for. `none` names the button that says that there is none, where that may be so."""

    id: Id
    prompt: Prose
    unit: Line | None = None
    decimals: int = Field(default=0, ge=0, le=4)
    none: Line | None = None


class Calculation(Asked):
    """One number to work out: its key, the slips that lead elsewhere, and the way to it."""

    key: Key
    slips: Many[Slip] = ()
    way: Prose

    @property
    def within(self) -> float:
        """How far from the key a number may lie: one unit of the last decimal, or what rounds to a whole number."""
        return 10**-self.decimals * 1.001 if self.decimals else 0.499

    def asked(self) -> Asked:
        """What of it a page may know before an answer."""
        return Asked(id=self.id, prompt=self.prompt, unit=self.unit, decimals=self.decimals, none=self.none)


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
