"""All that is kept about a learner: to see, to take away, to delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import shorten
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner.hours import zone_named
from course_lib.learner.record import Event, Record
from course_lib.learner.record_export import Telling, as_csv, as_json
from course_lib.learner.segment import NotSaved
from course_lib.learner.verdict import Keyed
from course_lib.models.acts import Act
from course_lib.models.legend import Legend

#: How many of the latest answers the table shows, and how much of each question; an export holds all.
LATEST = 50
QUESTION_WIDTH = 160


@dataclass(frozen=True)
class Marks:
    """What lies beside the record: how many places are marked, and what forgets these, and the last place.

    Each way of forgetting raises NotSaved where it is refused.
    """

    count: Callable[[], int]
    forget: tuple[Callable[[], None], ...]


class KeptActivity(Activity):
    """`private` gives the records of private pages, shown by number alone and exported only if asked.

    `legends` tell, by item id, what was asked, and `keyed` what has a key; they are read when they are needed.
    `marks` are the places in the course that are kept. Hours are told in the zone of the page, or where nobody here
    knows it, in that of `now`, which this kernel goes by.
    """

    def __init__(
        self,
        answers: Record,
        private: Callable[[], Sequence[Record]],
        legends: Callable[[], Mapping[str, Legend]],
        keyed: Callable[[], Mapping[str, Keyed]],
        marks: Marks,
        now: Callable[[], datetime],
        frame: Frame,
    ) -> None:
        self._answers, self._private, self._legends, self._keyed = answers, private, legends, keyed
        self._marks, self._clock = marks, now
        super().__init__("kept", {"title": frame.words["kept"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            return self._look()
        if ask == "latest":
            return {"latest": self._latest()}
        if ask == "export":
            events = self._answers.events() + (self._secrets() if data.get("private") else [])
            if data["format"] == "json":
                return {"name": "my-answers.json", "text": as_json(events)}
            return {"name": "my-answers.csv", "text": as_csv(events, self._telling(data.get("zone")))}
        if ask == "delete":
            self._delete()
            return self._look()
        return super().perform(ask, data)

    def _delete(self) -> None:
        """Delete all that can be; what is refused in one place keeps nothing elsewhere. Raises NotSaved at the end."""
        refused = None
        for forget in (self._answers.delete, *(place.delete for place in self._private()), *self._marks.forget):
            try:
                forget()
            except NotSaved as problem:
                refused = problem
        if refused:
            raise refused

    def _secrets(self) -> list[Event]:
        return [event for place in self._private() for event in place.events()]

    def _telling(self, page: object = None) -> Telling:
        zone = zone_named(page) or self._clock().tzinfo
        return Telling(self._legends(), self._words["kept"], self._keyed(), zone)

    def _look(self) -> dict[str, Any]:
        """What can be told at once. What was asked has to be looked up in the whole course, and is asked for later."""
        events = self._answers.events()
        return {
            "folder": _short(self._answers.folder.parent),
            "events": len(events),
            "bookmarks": self._marks.count(),
            "private": sum(bool(place.events()) for place in self._private()),
            "latest": len(self._shown()),
            "problems": list(self._answers.problems.values()),
        }

    def _latest(self) -> list[dict[str, str]]:
        """The latest answers in words, newest first."""
        telling = self._telling()
        return [_entry(event, telling) for event in reversed(self._shown())]

    def _shown(self) -> list[Event]:
        return [event for event in self._answers.events() if event.act is not Act.DRAFT][-LATEST:]


def _entry(event: Event, telling: Telling) -> dict[str, str]:
    asked = shorten(telling.question(event), QUESTION_WIDTH, placeholder=" …") or Legend().name(event.item)
    answer = telling.answer(event) or telling.did(event)
    return {"at": event.at, "item": asked, "answer": answer, "said": telling.said(event)}


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
