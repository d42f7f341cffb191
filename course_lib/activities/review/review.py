"""The daily review: a few questions that were missed, on the day when they are due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from course_lib.activities.frame.frame import Frame
from course_lib.activities.quiz.quiz import Asked, Questions
from course_lib.content.markdown import html
from course_lib.learner.record import Event


class ReviewActivity(Questions):
    """`since` is the moment the learner's day began, as an Event keeps it: answers from before it are not today's.

    `next_day` gives the first day on which something is due, as the record stands when it is called.
    """

    def __init__(
        self,
        due: Sequence[Asked],
        since: str,
        next_day: Callable[[], date | None],
        frame: Frame,
    ) -> None:
        self._since, self._next_day = since, next_day
        words = frame.words["review"]
        intro = words["due"].format(count=len(due)) if len(due) > 1 else words["one"] if due else self._nothing(words)
        super().__init__("review", {"title": words["title"], "intro": html(intro)}, due, {}, frame)

    def _nothing(self, words: Mapping[str, str]) -> str:
        day = self._next_day()
        return words["nothing_until"].format(day=spoken(day)) if day else words["nothing"]

    def events(self) -> list[Event]:
        """What was answered today."""
        return [event for event in super().events() if event.at >= self._since]

    def summary(self, events: list[Event]) -> dict[str, Any]:
        day = self._next_day()
        words: Mapping[str, str] = self._words["review"]
        ahead = words["until"].format(day=spoken(day)) if day else words["none_until"]
        return super().summary(events) | {"next": ahead}


def spoken(day: date) -> str:
    """A day as one would say it, such as “Tuesday 3 March”."""
    return f"{day:%A} {day.day} {day:%B}"
