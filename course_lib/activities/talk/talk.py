"""Talking with a simulated client: choose a reply or write one, say how it landed, hear how it did, try it again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.talk import chair
from course_lib.activities.talk.look_back import look_back, trust_rows, volleys
from course_lib.activities.talk.page import Row, talk_page
from course_lib.activities.talk.rehearsal import as_if, asks_first, is_told, turn_to_rehearse
from course_lib.activities.talk.sitting import Sitting, Taken, sittings
from course_lib.activities.talk.told import told
from course_lib.content.markdown import html
from course_lib.dialogue import Exchange, Reply, State, answer, on_offer
from course_lib.dialogue.hearing import floor
from course_lib.dialogue.replay import taken
from course_lib.learner.record import Event
from course_lib.models import Client, Person
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import AnyAnswer, Nothing, Written
from course_lib.models.drill import Heard
from course_lib.models.landing import Landing
from course_lib.models.moment import REPLY_WORDS
from course_lib.models.talk_answers import Begun, Inferred, Noted, Rehearsed, Turned

if TYPE_CHECKING:
    from course_lib.coach import Card, Reading

log = logging.getLogger(__name__)


class Coach(Protocol):
    """Reads replies to what a client says."""

    def read(self, reply: str) -> Reading: ...


class TalkActivity(Activity):
    """What a reply does stays in the kernel until it was given, and what the client holds back until they tell it.

    `coach` is asked for what one client says. Its numbers take a moment to load, so that is with the first reply.
    `draw` gives a chart's SVG by theme, from its name and rows. `before` is the client of the session that this one
    follows.
    """

    records: ClassVar = {
        Act.DRAFT: Written,
        Act.BEGIN: Begun,
        Act.TURN: Turned,
        Act.NOTE: Noted,
        Act.END: Nothing,
        Act.INFER: Inferred,
        Act.REHEARSE: Rehearsed,
    }

    def __init__(
        self,
        client: Client,
        person: Person,
        coach: Callable[[Card], Coach],
        draw: Callable[[str, Sequence[Sequence[Any]], object], Mapping[str, str]],
        frame: Frame,
        before: Client | None = None,
    ) -> None:
        self._client, self._coach, self._draw, self._before = client, coach, draw, before
        self._known: dict[tuple[str, str], Reading] = {}
        card = {
            "id": client.id,
            "title": client.title,
            "client": person.name,
            "task": html(client.task),
            "openness": client.openness,
            "unaided": client.unaided,
            "words": [1, REPLY_WORDS[1]],
        }
        super().__init__("talk", card, {client.id: client.version()}, frame)

    def as_kept(self, act: Act, answer: AnyAnswer) -> AnyAnswer:
        """A reply with what came of it, so that a session can be told and played again whatever the coach learns."""
        if isinstance(answer, Begun):
            return answer.model_copy(update={"trust": self._brought()})
        if not isinstance(answer, Turned | Rehearsed):
            return answer
        sitting = self._now(self.events())
        if isinstance(answer, Rehearsed):
            before = turn_to_rehearse(self._client, sitting, answer.at).before
            said, came = self._came(answer.instead, answer.number, before)
            return Rehearsed(at=answer.at, instead=said, **came)
        if sitting is None:
            raise ValueError("no session has begun")
        said, came = self._came(answer.said, answer.number, sitting.before(answer.at))
        return Turned(at=answer.at, said=said, **came)

    def _brought(self) -> float | None:
        """The trust with which the session before this client's ended; None where there is none."""
        if self._before is None:
            return None
        earlier = [event for event in self.record.events() if event.item == self._before.id]
        found = sittings(self._before, earlier, self._before.version())
        return found[-1].last.state.mood.trust if found else None

    def _came(self, said: str, number: int | None, before: Exchange) -> tuple[str, dict[str, Any]]:
        """What was said, and what came of it, as a `Turned` or a `Rehearsed` keeps it."""
        said, reply = self._reply_in(said, number, before)
        return said, {
            "number": number,
            "lands": reply.landing.value,
            "also": reply.also and reply.also.value,
            "stale": reply.stale,
            "about": reply.about,
            "feeling": reply.feeling,
            "answers": reply.answers,
            "heard": answer(self._client, before.state, reply).says,
        }

    def _reply_in(self, said: str, number: int | None, before: Exchange) -> tuple[str, Reply]:
        """What was said, and how it lands. A learner may also say nothing, and wait."""
        try:
            return taken(said, number, self._client, before, self._read)[:2]
        except ValueError:
            raise
        except Exception:
            log.exception("the coach could not read a reply")
            return said, Reply(Landing.UNCLEAR, said=said)

    def _read(self, text: str, card: Card) -> Reading:
        key = (text, card.says)
        if key not in self._known:
            self._known[key] = self._coach(card).read(text)
        return self._known[key]

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """The session there is, from its first line to its last, and how many there were."""
        all_of_them = sittings(self._client, events, self.versions[self._client.id])
        now = all_of_them[-1] if all_of_them else None
        past = [
            {"number": number, "at": one.at, "turns": len(one.turns)}
            for number, one in enumerate(all_of_them[:-1], 1)
            if one.turns
        ]
        steps = [event.at for event in events if event.act in (Act.BEGIN, Act.TURN)]
        return {"sitting": now and self._shown(now), "past": past, "since": steps[-1] if steps else ""}

    def _now(self, events: list[Event]) -> Sitting | None:
        found = sittings(self._client, events, self.versions[self._client.id])
        return found[-1] if found else None

    def _shown(self, sitting: Sitting) -> dict[str, Any]:
        state = sitting.last.state
        return {
            "feedback": sitting.begun.feedback,
            "opening": list(sitting.opening.says),
            "turns": [self._turn(one, sitting) for one in sitting.turns],
            "closing": list(sitting.closing.says) if sitting.closing else [],
            "offer": [] if sitting.ended else _offer(self._client, state),
            "again": _offer(self._client, sitting.turns[-1].before.state) if sitting.turns else [],
            "ended": sitting.ended,
            "chair": chair.shown(self._client, sitting) if sitting.ended else [],
        }

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if isinstance(answer, Inferred):
            sitting = self._now(self.events())
            if not sitting or not sitting.ended or answer.thing not in dict(chair.places(self._client, sitting)):
                raise ValueError(f"{answer.thing!r} is no place of a session that is over")
        return {}

    def _turn(self, taken: Taken, sitting: Sitting) -> dict[str, Any]:
        """One turn; what came of it inside the client is told after the learner's own line, or when it is over."""
        shown = is_told(self._client, sitting, taken)
        return {
            "said": taken.turned.said,
            "heard": list(taken.after.says),
            "tries": [{"said": one.said, "heard": list(one.heard)} for one in taken.tries],
            "note": taken.note,
            "asked": asks_first(self._client, sitting, taken),
            "told": self._told(taken) if shown else None,
            "instead": [self._instead(taken, one) for one in taken.instead] if shown else [],
        }

    def _instead(self, taken: Taken, one: Rehearsed) -> dict[str, Any]:
        """What would have come of a turn, had this been said."""
        would = as_if(self._client, taken, one)
        return {"said": one.instead, "heard": list(would.after.says), "told": self._told(would)}

    def _told(self, taken: Taken) -> dict[str, Any]:
        reading = None
        if taken.turned.number is None and taken.turned.said:
            try:
                reading = self._read(taken.turned.said, self._floor(taken))
            except Exception:
                log.exception("the coach could not read a reply")
        return told(self._client, taken, reading)

    def _floor(self, taken: Taken) -> Heard:
        return floor(self._client, taken.before.state, " ".join(taken.before.says))

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        found = sittings(self._client, self.events(), self.versions[self._client.id])
        if ask == "past":
            return {"sitting": self._shown(found[data["number"] - 1])}
        if ask == "replies":
            taken = turn_to_rehearse(self._client, found[-1] if found else None, data["at"])
            return {"offer": _offer(self._client, taken.before.state)}
        if ask == "look-back" and found:
            return look_back(self._client, found[-1], volleys(self._client, found[-1], self._read))
        if ask == "draw" and found:
            return {"drawings": dict(self._draw("my-session", trust_rows(found[-1]), data.get("width")))}
        if ask == "page" and found:
            one = found[-1]
            rows = [self._row(taken) for taken in one.turns]
            words = self._words["talk"]
            text = talk_page(self.card["title"], self.card["client"], one, rows, words)
            return {"name": f"{self._client.id}.html", "text": text}
        return super().perform(ask, data)

    def _row(self, taken: Taken) -> Row:
        """A turn as the page to keep has it."""
        return Row(taken, self._told(taken), [self._instead(taken, one) for one in taken.instead])


def _offer(client: Client, state: State) -> list[dict[str, Any]]:
    return [{"number": number, "reply": one.reply} for number, one in on_offer(client, state)]
