"""The practice room at a glance: whom the learner has met, what each session came to, two of them side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.room.held import held
from course_lib.activities.talk.sitting import sittings
from course_lib.learner.practice_test import Standing
from course_lib.models import Client


@dataclass(frozen=True)
class Offered:
    """Something to practise with: its title, and the title of the lesson that has it, if one has."""

    id: str
    title: str
    lesson: str | None


class RoomActivity(Activity):
    """Reads the record whenever it is looked at. `clients` come with their names, `due` counts today's questions."""

    def __init__(
        self,
        clients: Sequence[tuple[Client, str, Offered]],
        drills: Sequence[tuple[Offered, Sequence[str]]],
        tests: Callable[[], Sequence[Standing]],
        due: Callable[[], int],
        frame: Frame,
    ) -> None:
        self._clients, self._drills, self._tests, self._due = clients, drills, tests, due
        super().__init__("room", {"title": frame.words["room"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            tests = [asdict(one) for one in self._tests()]
            return {"clients": self._people(), "drills": self._skills(), "tests": tests, "due": self._due()}
        return super().perform(ask, data)

    def _people(self) -> list[dict[str, Any]]:
        events = self.record.events()
        found = []
        for client, name, offered in self._clients:
            own = [event for event in events if event.item == client.id]
            sessions = held(client, sittings(client, own, client.version()))
            found.append({**asdict(offered), "name": name, "sessions": [asdict(one) for one in sessions]})
        return found

    def _skills(self) -> list[dict[str, Any]]:
        """Drills, each with the lines that were said and the last day on which one was."""
        said = [(event.item, event.at) for event in self.record.events() if event.act.finishes]
        found = []
        for offered, lines in self._drills:
            own = [at for item, at in said if item in lines]
            found.append({**asdict(offered), "said": len(own), "last": max(own, default=None)})
        return found
