"""Something to take home: a page of a learner's own work, by their choice, and a sheet of the time spent on it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.frame.page import element, page
from course_lib.activities.portfolio import portfolio_page as parts
from course_lib.activities.portfolio.hours_page import hours_sheet
from course_lib.activities.portfolio.sessions import sessions
from course_lib.activities.portfolio.spoken import spoken
from course_lib.learner.attempts import day_of
from course_lib.learner.hours import hours, zone_named
from course_lib.learner.portfolio import Answered, Asked, answered
from course_lib.learner.record import Event, Record
from course_lib.learner.skills import SkillDone
from course_lib.models import Client, Reflection
from course_lib.models.acts import Act
from course_lib.models.answers import Written
from course_lib.models.drill import Heard

if TYPE_CHECKING:
    from course_lib.coach import Card, Reading

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shelf:
    """What a portfolio can be made of: what is answered in own words; the private pages, each with a record of its own;
    by id, the lesson that something stands in. What takes long to read is read for the page alone: the clients, each
    with a name, and by id, what the coach reads replies to."""

    asked: Sequence[Asked]
    reflections: Sequence[tuple[Reflection, Record]]
    lessons: Mapping[str, str]
    clients: Callable[[], Sequence[tuple[Client, str]]]
    cards: Callable[[], Mapping[str, Card]]


class PortfolioActivity(Activity):
    """Nothing is kept of what was chosen: the page is made when it is asked for, and goes to the browser.

    Of a private page nothing but its name and day leaves its record unless it is ticked. `shelf` reads the content and
    `skills` the record, both when they are needed; `read` is the coach.
    """

    def __init__(
        self,
        shelf: Callable[[], Shelf],
        skills: Callable[[], Sequence[SkillDone]],
        read: Callable[[Card, str], Reading],
        now: Callable[[], datetime],
        frame: Frame,
    ) -> None:
        self._shelf, self._skills, self._coach, self._clock = shelf, skills, read, now
        super().__init__("portfolio", {"title": frame.words["portfolio"]["title"]}, {}, frame)

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask == "look":
            return self._look(self._zone(data))
        if ask == "make":
            words = self._words["portfolio"]
            body = [*self._head(zone := self._zone(data)), *self._body(data, zone)]
            text = page(words["page_title"], body, words["page_note"])
            return {"name": "my-portfolio.html", "text": text}
        if ask == "hours":
            words, zone = self._words["portfolio"], self._zone(data)
            text = page(words["hours_title"], [*self._head(zone), *self._hours(zone)], words["page_note"])
            return {"name": "my-hours.html", "text": text}
        return super().perform(ask, data)

    def _zone(self, data: Mapping[str, Any]) -> tzinfo | None:
        """The page's, or where nobody here knows it, the one that this kernel goes by."""
        return zone_named(data.get("zone")) or self._clock().tzinfo

    def _look(self, zone: tzinfo | None) -> dict[str, Any]:
        """What there is to choose from."""
        shelf, events = self._shelf(), self.record.events()
        return {
            "replies": [_offered(one) for one in answered(shelf.asked, events, zone)],
            "clients": len({event.item for event in events if event.act is Act.TURN}),
            "reflections": [
                {"id": one.id, "title": one.title, "day": spoken(day_of(latest, zone))}
                for one, record in shelf.reflections
                if (latest := _latest(record))
            ],
        }

    def _head(self, zone: tzinfo | None) -> Iterator[str]:
        words = self._words["portfolio"]
        blanks = "".join(f"{element('span', words[key])}<span></span>" for key in ("name", "shown_to"))
        yield f'<div class="blank">{blanks}</div>'
        yield element("p", words["made"].format(day=spoken(self._clock().astimezone(zone).date())), "small")

    def _body(self, data: Mapping[str, Any], zone: tzinfo | None) -> Iterator[str]:
        words, shelf, events = self._words["portfolio"], self._shelf(), self.record.events()
        chosen = [one for one in answered(shelf.asked, events, zone) if one.asked.id in data["replies"]]
        yield element("p", words["what"])
        yield from parts.replies(chosen, partial(self._told, shelf.cards()), words)
        if data["sessions"] and (held := sessions(shelf.clients(), events, zone, self._read)):
            yield from parts.sessions_table(held, words)
        if data["skills"]:
            yield from parts.skills_table(self._skills(), words)
        if data["hours"]:
            yield from self._hours(zone)
        yield from parts.reflections(_written(shelf.reflections, data["reflections"]), words)

    def _hours(self, zone: tzinfo | None) -> Iterator[str]:
        spent = hours(self.record.events(), self._shelf().lessons, zone)
        return hours_sheet(spent, zone, self._words["portfolio"])

    def _told(self, cards: Mapping[str, Card], item: str, text: str) -> Sequence[str]:
        """What the coach reads in a reply; nothing where it reads none, or fails: a page is made whatever it does."""
        if item not in cards:
            return ()
        try:
            return self._coach(cards[item], text).told
        except Exception:
            log.exception("the coach could not read a reply")
            return ()

    def _read(self, text: str, heard: Heard) -> Reading:
        return self._coach(heard, text)


def _offered(one: Answered) -> dict[str, Any]:
    return {
        "id": one.asked.id,
        "lesson": one.asked.lesson,
        "title": one.asked.title,
        "client": one.asked.client,
        "replies": len(one.replies),
        "day": spoken(one.replies[-1].day),
    }


def _latest(record: Record) -> Event | None:
    """The latest event in which something was written."""
    texts = [event for event in record.events() if isinstance(event.answer, Written) and event.answer.text.strip()]
    return texts[-1] if texts else None


def _written(
    reflections: Sequence[tuple[Reflection, Record]], chosen: Collection[str]
) -> list[tuple[Reflection, Mapping[str, str]]]:
    """The private pages that were ticked, each with the latest text by stage. No other record is opened."""
    return [
        (one, {event.item: event.answer.text for event in record.events() if isinstance(event.answer, Written)})
        for one, record in reflections
        if one.id in chosen
    ]
