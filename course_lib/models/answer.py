"""The base of all answers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from course_lib.models.legend import Legend

#: An id of something on offer: a card, a category, a code, a step, a unit, a reading.
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Answer(BaseModel):
    """Base of all answers. Strict: what a page or a file holds is taken as it is, or refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def stored(self) -> dict[str, Any]:
        """The answer as plain data: what the page sent, what the record keeps."""
        return self.model_dump(mode="json", exclude_unset=True)

    def describe(self, legend: Legend) -> str:
        """The answer in words, for the learner who gave it and for whoever marks it."""
        raise NotImplementedError


def percent(share: float) -> str:
    """A share from 0 to 1 as a learner reads it."""
    return f"{round(100 * share)} %"
