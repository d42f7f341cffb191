"""The desk: where content, record and activities come together.

The one place that knows all three. Lessons reach it through the verbs of `course_lib`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from course_lib import content, record
from course_lib.content import Content
from course_lib.letters import ContentError, Letter
from course_lib.models import (
    Claims,
    Code,
    Codebook,
    Figure,
    Gate,
    Help,
    Moment,
    Ordering,
    Person,
    Quiz,
    Reflection,
    Sorting,
    Sources,
    Transcript,
    Words,
)
from course_lib.notice import Notice
from course_lib.record import Record
from course_lib.widgets.frame import Activity

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """Content to show, and the two places where a learner's words may be kept."""

    content: Content
    answers: Record
    private: Record

    def quiz(self, name: str) -> Activity:
        from course_lib.widgets.quiz import QuizActivity

        return QuizActivity(self.content.one(Quiz, name), **self._frame())

    def code(self, name: str) -> Activity:
        from course_lib.widgets.code import CodeActivity

        transcript = self.content.one(Transcript, name)
        person = self.content.one(Person, transcript.person)
        return CodeActivity(transcript, self._codes(), person, **self._frame())

    def sort(self, name: str) -> Activity:
        from course_lib.widgets.sort import SortActivity

        return SortActivity(self.content.one(Sorting, name), **self._frame())

    def order(self, name: str) -> Activity:
        from course_lib.widgets.order import OrderActivity

        return OrderActivity(self.content.one(Ordering, name), **self._frame())

    def respond(self, name: str) -> Activity:
        from course_lib.widgets.respond import RespondActivity

        moment = self.content.one(Moment, name)
        return RespondActivity(moment, self.content.one(Person, moment.person), **self._frame())

    def reflect(self, name: str) -> Activity:
        from course_lib.widgets.reflect import ReflectActivity

        place = Record(self.private.folder / name)
        return ReflectActivity(self.content.one(Reflection, name), **{**self._frame(), "record": place})

    def claim(self, name: str) -> Activity:
        from course_lib.widgets.claim import ClaimActivity

        sources = {source.id: source for source in self.content.only(Sources).sources}
        for claim in self.content.only(Claims).claims:
            if claim.id == name:
                return ClaimActivity(claim, sources, **self._frame())
        raise ContentError([Letter("evidence/claims.yml", 1, "", f"there is no claim `{name}`")])

    def safety(self, name: str) -> Activity:
        from course_lib.widgets.safety import SafetyActivity

        return SafetyActivity(self.content.one(Gate, name), **self._frame())

    def chart(self, name: str) -> Activity:
        from course_lib import figures
        from course_lib.widgets.chart import ChartActivity

        figure = self.content.one(Figure, name)
        return ChartActivity(figure, *figures.prepare(figure, self.content, self._codes()), **self._frame())

    def kept(self) -> Activity:
        from course_lib.widgets.kept import KeptActivity

        def private() -> list[Record]:
            folder = self.private.folder
            return [Record(place) for place in sorted(folder.iterdir())] if folder.is_dir() else []

        return KeptActivity(self.answers, private, **self._frame())

    def graded(self, name: str) -> Activity:
        from course_lib import sheet
        from course_lib.widgets.graded import GradedActivity

        folder = Path.cwd()  # an assignment's kernel runs in the folder of its notebook
        frame = {**self._frame(), "record": sheet.answers(folder)}
        return GradedActivity(sheet.question(folder, name), self._codes(), **frame)

    def _codes(self) -> Mapping[str, Code]:
        return {code.id: code for code in self.content.only(Codebook).codes}

    def _frame(self) -> dict[str, Any]:
        return {"words": self.content.only(Words), "help": self.content.only(Help), "record": self.answers}


@lru_cache(maxsize=1)
def desk() -> Desk:
    """The desk of this kernel."""
    place = record.home()
    return Desk(Content(content.home()), Record(place / "answers"), Record(place / "private"))


def show(build: Callable[[Desk], Activity]) -> Activity | Notice:
    """The activity, or a notice in plain words where it can't be made."""
    try:
        return build(desk())
    except ContentError as problem:
        return Notice(str(problem))
    except Exception as problem:  # the last border before the learner
        log.exception("an activity could not be made")
        return Notice(f"{type(problem).__name__}: {problem}")
