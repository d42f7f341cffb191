"""The frame around every activity: it hears what a learner did, has it saved, and only then says so.

An activity is one model and one comm. What it shows (the card, the words) is widget state; what a learner says travels
in messages alone, because a notebook can save state.

Must not: read content, know a file's name, or let a traceback reach the learner.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from course_lib.markdown import html
from course_lib.models import Help, Words
from course_lib.record import Event, NotSaved, Record

log = logging.getLogger(__name__)
_here = Path(__file__).parent


def front_end(kind: str, *parts: str) -> tuple[str, str]:
    """The JavaScript and CSS of a kind of activity, behind that of the frame and of `parts` it shares with others."""
    stems = ("frame", *parts, kind)
    return _joined(stems, "js"), _joined(stems, "css")


def _joined(stems: tuple[str, ...], end: str) -> str:
    files = [_here / f"{stem}.{end}" for stem in stems]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())


class Activity(anywidget.AnyWidget):
    """Base of all kinds. `versions` gives, by item id, the content version that answers are stored with.

    A card with an `id` can be skipped, which counts as done.
    """

    kind = traitlets.Unicode().tag(sync=True)
    card = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    help = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        kind: str,
        card: Mapping[str, Any],
        versions: Mapping[str, str],
        *,
        words: Words,
        help: Help,
        record: Record,
    ) -> None:
        self.versions, self.record, self._words = dict(versions), record, words
        super().__init__(
            kind=kind,
            card=dict(card),
            words={**words.frame, **getattr(words, kind)},
            help=help.model_dump(mode="json") | {"intro": html(help.intro), "risk_note": html(help.risk_note)},
        )
        self.on_msg(self._hear)

    # What a kind of activity may say for itself -----------------------------------------------------------------------

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """What the learner sees after an act. Raises ValueError for an act that makes no sense."""
        return {}

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """What the activity says of all that was done in it."""
        return {}

    def events(self) -> list[Event]:
        """What the record holds of this activity's items, oldest first."""
        return [event for event in self.record.events() if event.item in self.versions]

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Something other than an answer, such as an export. Raises ValueError for an unknown request."""
        raise ValueError(f"unknown request {ask!r}")

    # Messages ---------------------------------------------------------------------------------------------------------

    def _hear(self, _: Any, message: Mapping[str, Any], buffers: object) -> None:
        ref = message.get("ref", "")
        try:
            answer = self._answer(message)
        except NotSaved as problem:
            answer = {"ok": False, "says": str(problem)}
        except Exception:  # the last border before the learner: whatever went wrong, they get words
            log.exception("an activity of kind %s could not handle a message", self.kind)
            answer = {"ok": False, "says": self._words.frame["failed"]}
        self.send({"ref": ref, **answer})

    def _answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        match message["type"]:
            case "open":
                return {"ok": True, "history": self.history(), "summary": self._summary(), "problems": self._problems()}
            case "act":
                item, act, data = message["item"], message["act"], message["data"]
                if item not in self.versions:
                    raise ValueError(f"{item!r} is not an item of this activity")
                said = {} if act == "skip" else self.reply(item, act, data)
                event = self.record.append(item, act, data, version=self.versions[item], id=message["ref"])
                return {"ok": True, "at": event.at, "reply": said, "summary": self._summary()}
            case "ask":
                return {"ok": True, **self.perform(message["ask"], message.get("data", {}))}
        raise ValueError(f"unknown message {message['type']!r}")

    def history(self) -> dict[str, Any]:
        """By item, what the record holds: how often, and the last of each act with what was said to it."""
        past: dict[str, Any] = {}
        for event in self.events():
            acts = past.setdefault(event.item, {})
            times = acts.get(event.act, {}).get("times", 0)
            acts[event.act] = {"times": times + 1, "at": event.at, "data": event.data, "version": event.version}
        for item, acts in past.items():
            for act, last in acts.items():
                fits = last.pop("version") == self.versions[item]
                last["reply"] = self.reply_again(item, act, last["data"]) if fits else None
                last["stale"] = last["reply"] is None
        return past

    def reply_again(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
        """What was said to a stored answer; None where it can't be an answer to this item (a damaged file, say)."""
        try:
            return {} if act == "skip" else self.reply(item, act, data)
        except (ValueError, KeyError, TypeError, AttributeError):
            log.warning("a stored %s of %s does not fit its item", act, item)
            return None

    def _summary(self) -> dict[str, Any]:
        return self.summary(self.events())

    def _problems(self) -> list[str]:
        return list(self.record.problems.values())
