"""A form of the skill test: the course begins with one and ends with its parallel. Not yet equated, and it says so."""

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
    """A vignette with one best reply. How sure the learner is, is always asked."""

    skill: Line

    @model_validator(mode="after")
    def _plain(self) -> ChoiceVignette:
        if self.kind != "choice" or self.retired:
            raise ValueError("a vignette with options is a plain `choice` that is in use")
        return self


class WrittenVignette(Model):
    """A vignette to answer in one's own words. What lies in it, and replies to compare with, come after the last."""

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

    @model_validator(mode="after")
    def _every_quality(self) -> WrittenVignette:
        if {"misses", "follows", "meets"} - {model.quality for model in self.models}:
            raise ValueError("`models` need one that `misses`, one that `follows` and one that `meets`")
        return self

    def substance(self) -> Any:
        return [self.scene, self.says]


class Form(Model):
    """Ten vignettes. The nth of one form and the nth of its `parallel` work on the same `skill`."""

    id: Id
    title: Line
    intro: Prose
    parallel: Id
    task: Prose
    choices: Many[ChoiceVignette] = Field(min_length=CHOICES, max_length=CHOICES)
    written: Many[WrittenVignette] = Field(min_length=WRITTEN, max_length=WRITTEN)
    closing: Prose

    @property
    def skills(self) -> list[str]:
        """What each vignette works on, in order: choices, then written."""
        return [one.skill for one in self.vignettes.values()]

    @property
    def vignettes(self) -> dict[str, ChoiceVignette | WrittenVignette]:
        """By id, all ten in the order in which they are shown."""
        return {**{one.id: one for one in self.choices}, **{one.id: one for one in self.written}}

    def legends(self) -> dict[str, Legend]:
        found = {self.id: Legend(self.title)} | {one.id: one.legend(self.title) for one in self.choices}
        return found | {one.id: Legend(f"{self.title}: {one.says}") for one in self.written}

    def substance(self) -> Any:
        return [one.substance() for one in self.vignettes.values()]

    def signed(self) -> dict[str, Any]:
        vignettes = {name: one.as_written("confidence", "claims") for name, one in self.vignettes.items()}
        return {self.id: self.as_written("choices", "written", "parallel"), **vignettes}
