"""A learner's record as a file to take along: JSON for programs, CSV for a spreadsheet.

Pure: events in, text out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from course_lib.learner.record import Event
from course_lib.models.legend import Legend


def as_json(events: Iterable[Event]) -> str:
    """All that is kept of each event, as the record holds it."""
    return json.dumps([event.stored() for event in events], ensure_ascii=False, indent=2) + "\n"


def as_csv(events: Iterable[Event], legends: Mapping[str, Legend]) -> str:
    """One row an event, its answer in words; `legends` tell, by item id, what was asked.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["time (UTC)", "item", "question", "act", "content version", "answer"])
    for event in events:
        legend = legends.get(event.item, Legend())
        cells = [event.at, event.item, legend.title, event.act, event.version, event.answer.describe(legend)]
        rows.writerow(map(harmless, cells))
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
