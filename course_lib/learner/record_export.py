"""A learner's record to read and to take along: each event in words, JSON for programs, CSV for a spreadsheet.

Pure: events in, text out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from course_lib.learner.record import Event
from course_lib.learner.verdict import Keyed, verdict
from course_lib.models.legend import Legend

#: At the head of a file it tells a spreadsheet program that the file is UTF-8; without it Excel shows “â€™” for “’”.
UTF8_MARK = "\ufeff"


@dataclass(frozen=True)
class Telling:
    """What an event is told by: by item, what was asked and what has a key; the words of `kept`; whose days and hours.

    Without a zone, days and hours are those of this machine.
    """

    legends: Mapping[str, Legend]
    words: Mapping[str, str]
    keyed: Mapping[str, Keyed] = field(default_factory=dict)
    zone: tzinfo | None = None

    def when(self, event: Event) -> str:
        return f"{datetime.fromisoformat(event.at).astimezone(self.zone):%Y-%m-%d %H:%M}"

    def question(self, event: Event) -> str:
        return self._legend(event).title

    def did(self, event: Event) -> str:
        return self.words["did_" + event.act.value]

    def answer(self, event: Event) -> str:
        return event.answer.describe(self._legend(event))

    def said(self, event: Event) -> str:
        """What was said to it, where that can be told."""
        return verdict(event, self.keyed.get(event.item), self._legend(event), self.words)

    def _legend(self, event: Event) -> Legend:
        return self.legends.get(event.item, Legend())


def as_json(events: Iterable[Event]) -> str:
    """All that is kept of each event, as the record holds it."""
    return json.dumps([event.stored() for event in events], ensure_ascii=False, indent=2) + "\n"


def as_csv(events: Iterable[Event], telling: Telling) -> str:
    """One row an event: first what a person reads, then what a program needs to find it in the JSON.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    words = telling.words
    heads = [words["when"], words["item"], words["did"], words["answer"], words["said"]]
    rows.writerow([*heads, "item", "act", "content version", "time (UTC)"])
    for event in events:
        told = [telling.when(event), telling.question(event), telling.did(event), telling.answer(event)]
        cells = [*told, telling.said(event), event.item, event.act, event.version, event.at]
        rows.writerow(map(harmless, cells))
    return UTF8_MARK + out.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
