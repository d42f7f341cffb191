"""All that is kept about a learner: to see, to take away, to delete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from course_lib.models import Help, Words
from course_lib.record import Event, Record, as_csv, as_json
from course_lib.widgets.frame import Activity, front_end

#: How many of the latest answers the table shows; an export holds all.
LATEST = 50


class KeptActivity(Activity):
    """`private` gives the records of private reflections, shown by number alone and exported only if asked."""

    _esm, _css = front_end("kept")

    def __init__(
        self, answers: Record, private: Callable[[], Sequence[Record]], *, words: Words, help: Help, record: Record
    ) -> None:
        self._answers, self._private = answers, private
        super().__init__("kept", {"title": words.kept["title"]}, {}, words=words, help=help, record=record)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            return self._look()
        if ask == "export":
            events = self._answers.events() + (self._secrets() if data.get("private") else [])
            form = data["form"]
            return {"name": f"my-answers.{form}", "text": {"json": as_json, "csv": as_csv}[form](events)}
        if ask == "delete":
            for place in [self._answers, *self._private()]:
                place.delete()
            return self._look()
        return super().perform(ask, data)

    def _secrets(self) -> list[Event]:
        return [event for place in self._private() for event in place.events()]

    def _look(self) -> dict[str, Any]:
        events = self._answers.events()
        return {
            "folder": _short(self._answers.folder.parent),
            "events": len(events),
            "acts": dict(Counter(event.act for event in events)),
            "private": sum(bool(place.events()) for place in self._private()),
            "latest": [
                {"at": event.at, "item": event.item, "act": event.act, "said": _said(event)}
                for event in reversed([event for event in events if event.act != "draft"][-LATEST:])
            ],
            "problems": list(self._answers.problems.values()),
        }


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)


def _said(event: Event) -> str:
    data = event.data
    if "text" in data:
        return str(data["text"])
    if "picked" in data:
        return ", ".join(str(index + 1) for index in data["picked"])
    return str(data.get("verdict", ""))
