"""What a question with options takes a learner, and what a sitting of a practice test does, in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import mean
from typing import Any

from course_lib.authoring.paces import CHOOSE, CONFIDE, MISSED, Look, read
from course_lib.kinds import FILED, NEW
from course_lib.models import Item, Part, PracticeTest, Quiz


def item(one: Item) -> float:
    """A question: its options, the feedback of the key, and for those who miss it that of one other and a second go."""
    right = [option.feedback for option in one.options if option.correct]
    other = mean(read(option.feedback) for option in one.options if not option.correct)
    asked = read(one.prompt, *(option.text for option in one.options)) + CHOOSE + CONFIDE * one.confidence
    return asked + read(*right) + MISSED * (other + CHOOSE)


def sitting(one: PracticeTest, look: Look, rules: Mapping[str, Callable[[Any, Look], float]]) -> float:
    """What is drawn, by the mean of what could be: asked, and its reasons read at the end, as long as in a lesson."""
    drawn = sum(part.ask * mean(_each(part, look, rules) or [0]) for part in one.parts)
    return read(one.intro, one.closing) + drawn


def _each(part: Part, look: Look, rules: Mapping[str, Callable[[Any, Look], float]]) -> list[float]:
    """The seconds of everything that a part can draw."""
    if part.kind == "quiz":
        quizzes = [quiz for name in part.of if (quiz := look(Quiz, name))]
        return [item(asked) for quiz in quizzes for asked in quiz.items if not asked.retired]
    shape = NEW[part.kind]
    return [rules[FILED[shape].verb](thing, look) for name in part.of if (thing := look(shape, name))]
