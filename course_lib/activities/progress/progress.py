"""A learner's own progress: where I am, what comes back today, and how well my confidence fits. Nobody else sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner.attempts import Attempt
from course_lib.learner.progress import Look, Standing, next_lesson
from course_lib.measures.calibration import calibration

#: With fewer answers than this, a picture of one's confidence says more about chance than about oneself.
ENOUGH = 10


class ProgressActivity(Activity):
    """`look` reads the record; `draw` gives a chart's SVG by theme, from its name and rows."""

    def __init__(
        self,
        look: Callable[[], Look],
        draw: Callable[[str, Sequence[Sequence[Any]]], Mapping[str, str]],
        frame: Frame,
    ) -> None:
        self._look, self._draw = look, draw
        super().__init__("progress", {"title": frame.words["progress"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            return self._said(self._look())
        if ask == "draw":
            look = self._look()
            rows: dict[str, Sequence[Sequence[Any]]] = {
                "my-confidence": by_confidence(look.tries),
                "my-days": by_day(look.tries),
                "my-exercises": [
                    [one.title, *map(percent, ([one.first], [one.latest])), one.tries] for one in look.gains
                ],
            }
            shown = rows[data["name"]]
            return {"drawings": dict(self._draw(data["name"], shown)), "rows": [list(row) for row in shown]}
        return super().perform(ask, data)

    def _said(self, look: Look) -> dict[str, Any]:
        ahead = next_lesson(look.standings)
        found = calibration([(one.sure, one.right) for one in look.tries if one.sure is not None])
        return {
            "lessons": [_lesson(one) for one in look.standings],
            "next": ahead and ahead.lesson.title,
            "days": look.days,
            "answers": look.answers,
            "written": look.written,
            "due": look.due,
            "next_day": look.next_day and look.next_day.isoformat(),
            "calibration": asdict(found) | {"fit": found.fit} if found and found.n >= ENOUGH else None,
            "tries": len(look.tries),
            "exercises": len(look.gains),
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


def _lesson(one: Standing) -> dict[str, Any]:
    return {
        "title": one.lesson.title,
        "done": one.done,
        "of": one.of,
        "reached": [{"objective": reached.objective, "marks": list(reached.marks)} for reached in one.reached],
    }
