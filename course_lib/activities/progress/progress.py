"""A learner's own progress: where I am, what comes back today, and how well my confidence fits. Nobody else sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner.attempts import Attempt
from course_lib.learner.practice_test import Standing
from course_lib.learner.progress import LessonProgress, Progress, next_lesson
from course_lib.learner.skills import ENOUGH as MET_AGAIN
from course_lib.measures.calibration import calibration

#: With fewer answers than this, a picture of one's confidence says more about chance than about oneself.
ENOUGH = 10


class ProgressActivity(Activity):
    """`progress` reads the record, and `tests` what it says of practice tests. `review` is where what is due is asked.

    `draw` gives a chart's SVG by theme, from its name, its rows and the room that the page has.
    """

    def __init__(
        self,
        progress: Callable[[], Progress],
        review: Mapping[str, str],
        tests: Callable[[], Sequence[Standing]],
        draw: Callable[[str, Sequence[Sequence[Any]], object], Mapping[str, str]],
        frame: Frame,
    ) -> None:
        self._progress, self._review, self._tests, self._draw = progress, review, tests, draw
        super().__init__("progress", {"title": frame.words["progress"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            return self._told(self._progress())
        if ask == "draw":
            progress = self._progress()
            rows: dict[str, Sequence[Sequence[Any]]] = {
                "my-confidence": by_confidence(progress.tries),
                "my-days": by_day(progress.tries),
                "my-exercises": [
                    [one.title, percent([one.first]), percent([one.latest]), one.tries]
                    for one in progress.first_and_latest
                ],
            }
            shown = rows[data["name"]]
            return {
                "drawings": dict(self._draw(data["name"], shown, data.get("width"))),
                "rows": [list(row) for row in shown],
            }
        return super().perform(ask, data)

    def _told(self, progress: Progress) -> dict[str, Any]:
        ahead = next_lesson(progress.lessons)
        found = calibration([(one.sure, one.right) for one in progress.tries if one.sure is not None])
        return {
            "lessons": [_lesson(one) for one in progress.lessons],
            "next": ahead and _linked(ahead),
            "days": progress.days,
            "answers": progress.answers,
            "written": progress.written,
            "due": progress.due,
            "review": dict(self._review),
            "next_day": progress.next_day and progress.next_day.isoformat(),
            "ahead": [{"day": one.day.isoformat(), "due": one.due} for one in progress.ahead],
            "skills": [asdict(one) for one in progress.skills],
            "tests": [asdict(one) for one in self._tests()],
            "enough_again": MET_AGAIN,
            "calibration": asdict(found) | {"fit": found.fit} if found and found.n >= ENOUGH else None,
            "tries": len(progress.tries),
            "exercises": len(progress.first_and_latest),
            "enough": ENOUGH,
        }


def by_confidence(tries: Sequence[Attempt]) -> list[tuple[int, int, int]]:
    """For each confidence stated: it and the share right, both in per cent, and how many answers there were."""
    groups: dict[int, list[bool]] = {}
    for one in tries:
        if one.sure is not None:
            groups.setdefault(round(one.sure * 100), []).append(one.right)
    return [(sure, percent(right), len(right)) for sure, right in sorted(groups.items())]


def by_day(tries: Sequence[Attempt]) -> list[tuple[str, int, int | str, int]]:
    """For each day: it, the share right and the mean confidence in per cent (a dash where none was asked), and n."""
    groups: dict[date, list[Attempt]] = {}
    for one in tries:
        groups.setdefault(one.day, []).append(one)
    rows: list[tuple[str, int, int | str, int]] = []
    for day, those in sorted(groups.items()):
        sure = [one.sure for one in those if one.sure is not None]
        rows.append(
            (day.isoformat(), percent([one.right for one in those]), percent(sure) if sure else "–", len(those))
        )
    return rows


def percent(shares: Sequence[float]) -> int:
    """The mean of shares from 0 to 1, in whole per cent."""
    return round(100 * sum(shares) / len(shares))


def _lesson(one: LessonProgress) -> dict[str, Any]:
    return {
        **_linked(one),
        "done": one.done,
        "of": one.of,
        "reached": [{"objective": reached.objective, "marks": list(reached.marks)} for reached in one.reached],
    }


def _linked(one: LessonProgress) -> dict[str, Any]:
    return {"title": one.lesson.title, "file": one.lesson.notebook}
