"""Rating replies on a scale: a level for each reply, where it differs from ours, and why ours is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.learner.record import Event
from course_lib.measures.agreement import ENOUGH, agreement, drift, first_ratings
from course_lib.models import Person, Rating, Scale
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Rated


class RateActivity(Activity):
    """Our levels stay in the kernel. A first rating that differs gets a hint; the second shows our level in any case.

    `person` speaks where all replies answer one client. `keys` holds our level of every reply of the course: the
    running agreement is over all that the learner has rated. After the last reply of a long rating, its two halves are
    told.
    """

    records: ClassVar = {Act.ANSWER: Rated}

    def __init__(
        self,
        rating: Rating,
        scale: Scale,
        person: Person | None,
        keys: Mapping[str, int],
        frame: Frame,
    ) -> None:
        self._replies = {reply.id: reply for reply in rating.replies}
        self._levels, self._keys = len(scale.levels), dict(keys)
        card = {
            "id": rating.id,
            "title": rating.title,
            "intro": html(rating.intro),
            "client": person and person.name,
            "says": rating.says and html(rating.says),
            "scale": {
                "title": scale.title,
                "origin": html(scale.origin),
                "levels": [{"name": level.name, "means": html(level.means)} for level in scale.levels],
            },
            "replies": [
                {"id": reply.id, "text": html(reply.text)}
                | ({"client": str(reply.client), "says": html(reply.says)} if reply.says else {})
                for reply in rating.replies
            ],
        }
        versions = {rating.id: rating.version()} | {reply.id: rating.version_of(reply) for reply in rating.replies}
        super().__init__("rate", card, versions, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Rated)
        reply = self._replies.get(item)
        if reply is None or answer.level > self._levels:
            raise ValueError(f"a reply is rated on a level from 1 to {self._levels}")
        if answer.level != reply.level and answer.attempt < 2:
            return {"shown": False, "hint": html(reply.hint)}
        return {"shown": True, "level": reply.level, "reason": html(reply.reason), "hard": reply.hard}

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """The running agreement of first ratings, over the ratings of all lessons; and the halves of a long rating.

        `halves` is there where it has replies enough: what they come to, or None for too few ratings to tell.
        """
        rated = [
            (event.item, event.answer.level)
            for event in self.record.events()
            if isinstance(event.answer, Rated) and event.version == self.versions.get(event.item, event.version)
        ]
        first = first_ratings(self._keys, rated)
        found = agreement(self._keys, first)
        summary: dict[str, Any] = {"agreement": found and asdict(found) | {"leaning": found.leaning}}
        if len(self._replies) >= ENOUGH:
            ours = {reply.id: reply.level for reply in self._replies.values()}
            halves = drift(ours, {reply: level for reply, level in first.items() if reply in ours})
            summary["halves"] = halves and asdict(halves) | {"moved": halves.moved}
        return summary
