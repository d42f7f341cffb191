"""The frame around every activity: it hears what a learner did, has it saved, and only then says so.

An activity is one model and one comm. What it shows (the card, the words) is widget state; what a learner says travels
in messages alone, because a notebook can save state.

Must not: read content, know a file's name, or let a traceback reach the learner.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import UnionType
from typing import Any, ClassVar

import anywidget
import traitlets

from course_lib.activities.frame.front_end import activity_script, front_end
from course_lib.learner.record import Event, Record
from course_lib.learner.segment import NotSaved
from course_lib.learner.shuffle import AS_WRITTEN, Shuffle
from course_lib.models import Help, Standing, answers
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import AnyAnswer, Nothing
from course_lib.models.words import of_page

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Frame:
    """What every activity gets: the words of the interface by kind, the lines for help, a record for answers, by id how
    its items stand with the clinicians who have reviewed them, and the order in which this learner meets options."""

    words: Mapping[str, Mapping[str, str]]
    help: Help
    record: Record
    reviews: Mapping[str, Standing] = field(default_factory=dict)
    shuffle: Shuffle = AS_WRITTEN


class Activity(anywidget.AnyWidget):
    """Base of all kinds. `versions` gives, by item id, the content version that answers are stored with.

    A card with an `id` can be skipped, which counts as done.
    """

    _esm = activity_script()

    #: What this kind records: by act, the answer that its front end sends and the record keeps. Skips need no entry.
    records: ClassVar[Mapping[Act, type[Answer] | UnionType]] = {}

    kind = traitlets.Unicode().tag(sync=True)
    card = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    reviews = traitlets.Dict().tag(sync=True)
    front_end = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, kind: str, card: Mapping[str, Any], versions: Mapping[str, str], frame: Frame) -> None:
        self.versions, self.record, self._words = dict(versions), frame.record, frame.words
        super().__init__(
            kind=kind,
            card=dict(card),
            words=of_page(frame.words, kind),
            reviews={item: asdict(frame.reviews[item]) for item in versions if item in frame.reviews},
            front_end=front_end(frame.help),
        )
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        """A sentence for where no activity can be shown: a saved notebook, a printed or exported one."""
        kind = self.words.get("kind") or self.kind
        return self._words["frame"]["printed"].format(kind=kind, title=self.card.get("title", ""))

    # What a kind of activity may say for itself -----------------------------------------------------------------------

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        """What the learner sees after an act; `answer` is of the type that `records` names for it.

        Raises ValueError for an answer that this item can't have.
        """
        return {}

    def as_kept(self, act: Act, answer: AnyAnswer) -> AnyAnswer:
        """An answer as the record is to keep it: as it came, unless the kernel has to add what it made of it."""
        return answer

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """What the activity says of all that was done in it."""
        return {}

    def events(self) -> list[Event]:
        """What the record holds of this activity's items, oldest first; not what another kind did with them."""
        ours = {*self.records, Act.SKIP}
        return [event for event in self.record.events() if event.item in self.versions and event.act in ours]

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Something other than an answer, such as an export. Raises ValueError for an unknown request."""
        raise ValueError(f"unknown request {ask!r}")

    # Messages ---------------------------------------------------------------------------------------------------------

    def _hear(self, _: Any, message: Any, buffers: object) -> None:
        ref = message.get("ref", "") if isinstance(message, Mapping) else ""
        if isinstance(ref, str):
            ref = ref.encode("utf-8", "replace").decode()  # with half a character in it no answer could be sent
        try:
            answer = self._answer(message)
        except NotSaved as problem:
            answer = {"ok": False, "says": str(problem)}
        except Exception:  # the last border before the learner: whatever went wrong, they get words
            log.exception("an activity of kind %s could not handle a message", self.kind)
            answer = {"ok": False, "says": self._words["frame"]["failed"]}
        self.send({"ref": ref, **answer})

    def _answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        match message["type"]:
            case "open":
                return {"ok": True, "history": self.history(), "summary": self._summary(), "problems": self._problems()}
            case "act":
                item, act, sent = message["item"], Act(message["act"]), answers.answer(message["data"])
                if item not in self.versions:
                    raise ValueError(f"{item!r} is not an item of this activity")
                answer = self.as_kept(act, sent)
                reply = self._reply(item, act, answer)
                event = self.record.append(item, act, answer, version=self.versions[item], id=message["ref"])
                return {"ok": True, "at": event.at, "reply": reply, "summary": self._summary()}
            case "ask":
                return {"ok": True, **self.perform(message["ask"], message.get("data", {}))}
        raise ValueError(f"unknown message {message['type']!r}")

    def _reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if act is Act.SKIP and isinstance(answer, Nothing):
            return {}
        if not isinstance(answer, self.records.get(act, ())):
            raise ValueError(f"{self.kind} records no {act.value} with {type(answer).__name__}")
        return self.reply(item, act, answer)

    def history(self) -> dict[str, Any]:
        """By item, what the record holds: how often, and the last of each act with what was said to it."""
        times: Counter[tuple[str, Act]] = Counter()
        last: dict[tuple[str, Act], Event] = {}
        for event in self.events():
            times[event.item, event.act] += 1
            last[event.item, event.act] = event
        past: dict[str, Any] = {}
        for (item, act), event in last.items():
            reply = self.reply_again(event)
            past.setdefault(item, {})[act] = {
                "times": times[item, act],
                "at": event.at,
                "data": event.answer.stored(),
                "reply": reply,
                "stale": reply is None,
            }
        return past

    def reply_again(self, event: Event) -> dict[str, Any] | None:
        """What was said to a stored answer; None where it can't be an answer to this item as it is now."""
        if event.version != self.versions[event.item]:
            return None
        try:
            return self._reply(event.item, event.act, event.answer)
        except ValueError:
            log.warning("a stored %s of %s does not fit its item", event.act.value, event.item)
            return None

    def _summary(self) -> dict[str, Any]:
        return self.summary(self.events())

    def _problems(self) -> list[str]:
        return list(self.record.problems.values())
