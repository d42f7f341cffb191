"""Home: where to go on, what is due today, and all lessons with what is done and how long the rest takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame


class HomeActivity(Activity):
    """`told` says where the learner is, as the window hears it; `review` is the place where what is due is asked.

    `unmark` takes a bookmark away, by its file and cell. `renewed` tells what became of the lessons when the course was
    brought up to date, and `read` has it told no more. Both raise NotSaved.
    """

    def __init__(
        self,
        told: Callable[[], Mapping[str, Any]],
        review: Mapping[str, str],
        unmark: Callable[[str, str], object],
        renewed: Callable[[], Sequence[Mapping[str, str]]],
        read: Callable[[], object],
        frame: Frame,
    ) -> None:
        self._told, self._review, self._unmark, self._renewed, self._read = told, review, unmark, renewed, read
        super().__init__("home", {"title": frame.words["home"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "unmark":
            self._unmark(str(data["file"]), str(data["cell"]))
        if ask == "read":
            self._read()
        if ask in ("look", "unmark", "read"):
            told = self._told()
            found = {"review": dict(self._review), "ahead": ahead(told["lessons"], told["place"])}
            return {**told, **found, "renewed": list(self._renewed())}
        return super().perform(ask, data)


def ahead(lessons: Sequence[Mapping[str, Any]], place: Mapping[str, str] | None) -> dict[str, Any]:
    """Where to go on, and how: `begin` for somebody new, `resume` at the place that was left, the `next` lesson that
    isn't done (one that is begun before others), or `done` where all are.

    A place in a finished lesson leads to what follows it; one beside the lessons stays.
    """
    to_do = [one for one in lessons if one["done"] < one["of"]]
    if not place and to_do[:1] == list(lessons[:1]) and not any(one["done"] for one in lessons):
        return {"how": "begin", "lesson": dict(lessons[0])} if lessons else {"how": "done"}
    here = next((one for one in lessons if place and one["file"] == place["file"]), None)
    if place and (here is None or here in to_do):
        return {"how": "resume", "lesson": here and dict(here), "place": dict(place)}
    after = lessons[lessons.index(here) + 1 :] if here else ()
    begun = [one for one in to_do if one["done"]]
    upcoming = next((one for one in (*after, *begun, *to_do) if one in to_do), None)
    return {"how": "next", "lesson": dict(upcoming)} if upcoming else {"how": "done"}
