"""The end of a lesson: what the learner did in it, one thing that went well, one to practise, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from textwrap import shorten
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner.closing import Counts, Practise, Well
from course_lib.learner.outline import OutlinedActivity

#: How much of a question is told.
WIDTH = 140


@dataclass(frozen=True)
class Closed:
    """How a lesson stands when it is looked at; `titles` and `questions` by id, and the file that they stand in."""

    file: str
    counts: Counts
    well: Well | None
    practise: Practise | None
    titles: Mapping[str, str]
    questions: Mapping[str, str]


class ClosingActivity(Activity):
    """Reads the record whenever it is looked at. `next` is the lesson that follows, by title and file, if one does."""

    def __init__(self, lesson: str, closed: Callable[[], Closed], next: Mapping[str, str] | None, frame: Frame) -> None:
        self._closed, self._next = closed, next
        super().__init__("closing", {"title": frame.words["closing"]["title"].format(lesson=lesson)}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "look":
            return super().perform(ask, data)
        now = self._closed()
        return {
            "counts": asdict(now.counts),
            "well": now.well and {**_shown(now, now.well.activity), **_values(now.well)},
            "practise": now.practise and {**_shown(now, now.practise.activity), **_to_practise(now, now.practise)},
            "next": self._next,
        }


def _shown(now: Closed, activity: OutlinedActivity | None) -> dict[str, Any]:
    """An activity by its title and its place."""
    return {"to": {"file": now.file, "cell": activity.cell}, "title": now.titles[activity.id]} if activity else {}


def _values(well: Well) -> dict[str, Any]:
    return {"how": well.how, "count": well.count, "of": well.of, "first": well.first, "latest": well.latest}


def _to_practise(now: Closed, one: Practise) -> dict[str, Any]:
    asked = shorten(now.questions.get(one.question, ""), WIDTH, placeholder=" …")
    return {"why": one.why, "question": asked, "share": one.share}
