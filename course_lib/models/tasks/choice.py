"""One option of several, or some of them."""

from __future__ import annotations

from course_lib.models.again import Again
from course_lib.models.base import Line
from course_lib.models.question_sheet import Points, Question
from course_lib.models.quiz import Item


class ChoiceTask(Item):
    """A `choice` or `many-choice` item that is marked. A learner reads only the feedback of options they picked."""

    title: Line
    points: Points
    again: Again | None = None

    def question(self) -> Question:
        texts = tuple(option.text for option in self.options)
        return Question(
            id=self.id, kind=self.kind, title=self.title, prompt=self.prompt, points=self.points, options=texts,
            confidence=self.confidence,
        )  # fmt: skip
