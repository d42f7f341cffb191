"""The ground rules for every content file: no unknown key, no silent conversion, nothing changed after reading."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from course_lib.models.legend import Legend

T = TypeVar("T")

#: A name for ever: stored answers point at it, so it is never changed after release. Kebab-case, no digits.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60)]
#: One line of plain words.
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^\S[^\n]*$")]
#: Markdown for the learner; HTML in it is shown as text, never run.
Prose = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
#: The id of a claim of the source article, C01 to C52.
ClaimId = Annotated[str, StringConstraints(pattern=r"^C\d\d$")]
#: A YAML list, kept as a tuple.
Many = Annotated[tuple[T, ...], Strict(False)]
#: The same, with at least one entry.
Some = Annotated[tuple[T, ...], Strict(False), Field(min_length=1)]


def mark(said: Any) -> str:
    """Eight hexadecimal digits that change with plain data, and not with white space in it."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False).replace("\\n", " ")
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


class Model(BaseModel):
    """Base of every content type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def substance(self) -> Any:
        """The part a learner answers to, as plain data. Its change makes earlier answers answers to something else."""
        return self.model_dump(mode="json")

    def legends(self) -> dict[str, Legend]:
        """By id of whatever a learner can answer here, what was asked. Empty where nothing is answered."""
        return {}

    def version(self) -> str:
        """Eight hexadecimal digits that change with what is asked; stored with each answer.

        Not with feedback or reasons, which may be bettered at any time, and not with white space.
        """
        return mark(self.substance())

    def signed(self) -> dict[str, Any]:
        """By id, what a clinician signs here as plain data: with feedback and reasons. Empty where there is nothing."""
        return {}

    def as_written(self, *without: str) -> dict[str, Any]:
        """What its file says, without some keys and without what is left at its default.

        So a key that is added to a type later takes no sign-off away.
        """
        return self.model_dump(mode="json", exclude_defaults=True, exclude=set(without))
