"""What clinicians say of the course: who has signed what, as it was then, and where somebody objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from course_lib.models.base import Line, Many, Model, Prose
from course_lib.models.released import Meaning
from course_lib.models.safety import Day

#: Whatever can be signed: an id of the course, a claim, a country of the help panel, or HELP for the panel's own words.
SignedId = Annotated[str, StringConstraints(pattern=r"^([a-z]+(-[a-z]+)*|C\d\d|[A-Z]{2,4})$", max_length=60)]
#: Enough to tell reviewers of one profession apart, too little to be a name.
Initials = Annotated[str, StringConstraints(pattern=r"^[^\W\d_]{2,5}$")]


@dataclass(frozen=True)
class Standing:
    """How an item stands as it is now: how many clinicians agree to it, and whether an objection is open."""

    agreed: int = 0
    objected: bool = False


class Review(Model):
    """One clinician's word on one item; `mark` is of the item as they read it. An objection says what to."""

    item: SignedId
    mark: Meaning
    verdict: Literal["agree", "object"]
    comment: Prose | None = None
    role: Line
    initials: Initials
    date: Day

    @model_validator(mode="after")
    def _says_why(self) -> Review:
        if self.verdict == "object" and self.comment is None:
            raise ValueError("an objection needs a `comment` that says what is wrong")
        return self

    @property
    def reviewer(self) -> tuple[str, str]:
        """Who says so. Capitals and spaces make no other person."""
        return " ".join(self.role.split()).casefold(), self.initials.casefold()


class Reviews(Model):
    """Every review, written by `python -m course_lib review read`. A reviewer has one word on an item, the last."""

    reviews: Many[Review] = ()

    @model_validator(mode="after")
    def _one_word_each(self) -> Reviews:
        seen: set[tuple[str, tuple[str, str]]] = set()
        for one in self.reviews:
            if (one.item, one.reviewer) in seen:
                raise ValueError(f"{one.initials} ({one.role}) stands here twice on `{one.item}`; keep the later one")
            seen.add((one.item, one.reviewer))
        return self

    def standing(self, item: str, mark: str) -> Standing:
        """How the item stands. What was said of it when it had another mark no longer counts."""
        now = [one.verdict for one in self.reviews if (one.item, one.mark) == (item, mark)]
        return Standing(now.count("agree"), "object" in now)
