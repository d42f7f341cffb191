"""Numbers to work out from data that each learner has for themselves."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from course_lib.models.again import Again
from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.own_data import OfSessions, OfStudies, OwnNumber, Reading, Recipe
from course_lib.models.question_sheet import Points, Question


class OwnSlip(Model):
    """What people who slip read off the data; `says` names what was done. It earns `share` of the points."""

    reading: Reading
    says: Prose
    share: Annotated[float, Field(ge=0, lt=1, strict=False)] = 0.5


class KeyedNumber(OwnNumber):
    """A number to type, and the reading that is its key. The first slip that fits is told."""

    reading: Reading
    points: Points
    slips: Many[OwnSlip] = ()


class OwnDataTask(Model):
    """Numbers from data that are drawn by `recipe` for each learner; `picture` has a forest plot of them to look at.

    Each number earns its own points. Several items may share a recipe, and then they share the data.
    """

    id: Id
    kind: Literal["own-data"]
    title: Line
    prompt: Prose
    points: Points
    again: Again | None = None
    recipe: Recipe
    picture: bool = False
    numbers: Some[KeyedNumber]

    @model_validator(mode="after")
    def _fits_together(self) -> OwnDataTask:
        ids = [one.id for one in self.numbers]
        if len(set(ids)) < len(ids):
            raise ValueError("two numbers have the same id")
        total = sum(one.points for one in self.numbers)
        if total != self.points:
            raise ValueError(f"the numbers' points add up to {total:g}, but the item has {self.points:g}")
        known = get_args(OfStudies if self.recipe.of == "studies" else OfSessions)
        for number in self.numbers:
            for reading in (number.reading, *(slip.reading for slip in number.slips)):
                if reading not in known:
                    raise ValueError(f"`{number.id}`: `{reading}` can’t be read off {self.recipe.of}")
        if self.picture and self.recipe.of != "studies":
            raise ValueError("only studies have a `picture`")
        return self

    def question(self) -> Question:
        asked = tuple(
            OwnNumber(id=one.id, name=one.name, decimals=one.decimals, within=one.within) for one in self.numbers
        )
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, recipe=self.recipe,
            own_numbers=asked, picture=self.picture,
        )  # fmt: skip
