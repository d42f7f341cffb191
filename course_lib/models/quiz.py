"""Choice items and the quizzes that hold them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import ClaimId, Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend


class Option(Model):
    """One answer a learner may pick, with what a good supervisor would say to it."""

    text: Line
    feedback: Prose
    correct: bool = False


class Item(Model):
    """A question with options. `choice` has exactly one right option, `many-choice` at least one right and one wrong.

    `confidence: true` asks how sure the learner is before the answer is shown; it feeds the Brier score.
    A retired item is kept so that old answers can still be read, and is shown to nobody.
    """

    id: Id
    kind: Literal["choice", "many-choice"] = "choice"
    prompt: Prose
    options: Many[Option] = Field(min_length=2, max_length=7)
    confidence: bool = False
    claims: Many[ClaimId] = ()
    retired: bool = False

    @model_validator(mode="after")
    def _right_options(self) -> Item:
        right = sum(option.correct for option in self.options)
        if self.kind == "choice" and right != 1:
            raise ValueError(f"a choice item needs exactly one option with `correct: true`, this one has {right}")
        if self.kind == "many-choice" and not 0 < right < len(self.options):
            raise ValueError("a many-choice item needs at least one right and one wrong option")
        texts = [option.text for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError("two options say the same")
        return self

    def legend(self, title: str) -> Legend:
        """What was asked; `title` says where."""
        return Legend(f"{title}: {self.prompt}", {str(index): one.text for index, one in enumerate(self.options)})

    def substance(self) -> Any:
        return [self.kind, self.prompt, [[option.text, option.correct] for option in self.options]]


class Quiz(Model):
    """A short series of items about one idea. The file's stem is its id.

    `again` brings back items of earlier lessons after its own, by the quiz they stand in. What is recalled after some
    time is kept better than what is read once more (Roediger & Karpicke 2006, doi 10.1111/j.1467-9280.2006.01693.x).
    """

    id: Id
    title: Line
    intro: Prose
    items: Some[Item]
    again: dict[Id, Some[Id]] = Field(default_factory=dict)

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)} | {item.id: item.legend(self.title) for item in self.items}

    def substance(self) -> Any:
        return [item.id for item in self.items]

    def signed(self) -> dict[str, Any]:
        return {item.id: item.as_written("confidence", "claims") for item in self.items}
