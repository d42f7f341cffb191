"""A form of the skill test: the course begins with one and ends with its parallel.

The two are not equated, and a second test alone lifts results; both say so.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend
from course_lib.models.moment import Feelings, ModelReply, Risk
from course_lib.models.quiz import Item

#: Choices and written replies of a form.
CHOICES = WRITTEN = 5


class ChoiceVignette(Item):
    """A vignette with one best reply. How sure the learner is, is always asked.

    A retired one is kept for old answers, and is shown to nobody.
    """

    skill: Line

    @model_validator(mode="after")
    def _plain(self) -> ChoiceVignette:
        if self.kind != "choice":
            raise ValueError("a vignette with options is a plain `choice`")
        return self


class WrittenVignette(Model):
    """A vignette to answer in one's own words. What lies in it, and replies to compare with, come after the last.

    A retired one is kept for old answers, and is shown to nobody.
    """

    id: Id
    skill: Line
    person: Id
    scene: Prose
    says: Prose
    feelings: Feelings
    meaning: Prose
    key_ideas: Many[Line] = Field(min_length=1)
    models: Many[ModelReply] = Field(min_length=3)
    risk: Risk | None = None
    retired: bool = False

    @model_validator(mode="after")
    def _every_quality(self) -> WrittenVignette:
        if {"misses", "follows", "meets"} - {model.quality for model in self.models}:
            raise ValueError("`models` need one that `misses`, one that `follows` and one that `meets`")
        return self

    def substance(self) -> Any:
        return [self.scene, self.says]


class Form(Model):
    """Ten vignettes in use. The nth of one form and the nth of its `parallel` work on the same `skill`.

    Retired ones may stand beside them: what a learner once answered keeps its words, and counts no more.
    """

    id: Id
    title: Line
    intro: Prose
    parallel: Id
    task: Prose
    choices: Many[ChoiceVignette] = Field(min_length=CHOICES)
    written: Many[WrittenVignette] = Field(min_length=WRITTEN)
    closing: Prose

    @model_validator(mode="after")
    def _ten_in_use(self) -> Form:
        for name, needed in (("choices", CHOICES), ("written", WRITTEN)):
            in_use = sum(not one.retired for one in getattr(self, name))
            if in_use != needed:
                raise ValueError(f"`{name}` needs exactly {needed} that are not `retired`, and here are {in_use}")
        return self

    @property
    def every(self) -> tuple[ChoiceVignette | WrittenVignette, ...]:
        """All vignettes, those in use and the retired ones."""
        return (*self.choices, *self.written)

    @property
    def skills(self) -> list[str]:
        """What each vignette works on, in order: choices, then written."""
        return [one.skill for one in self.vignettes.values()]

    @property
    def vignettes(self) -> dict[str, ChoiceVignette | WrittenVignette]:
        """By id, the ten in use, in the order in which they are shown."""
        return {one.id: one for one in self.every if not one.retired}

    def legends(self) -> dict[str, Legend]:
        found = {self.id: Legend(self.title)} | {one.id: one.legend(self.title) for one in self.choices}
        return found | {one.id: Legend(f"{self.title}: {one.says}") for one in self.written}

    def substance(self) -> Any:
        return [one.substance() for one in self.vignettes.values()]

    def signed(self) -> dict[str, Any]:
        vignettes = {one.id: one.as_written("confidence", "claims") for one in self.every}
        return {self.id: self.as_written("choices", "written", "parallel"), **vignettes}
