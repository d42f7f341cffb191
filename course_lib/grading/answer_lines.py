"""The lines of answer files that were handed in, read as a stranger's: whatever they hold, reading ends.

Lines of another form are passed over and too many files left unread; what was left out is told to the marker.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from course_lib.learner.record import FORMAT, Event, Head, parse_line

MOST_FILES = 200
LONGEST_LINE = 100_000


def read(files: Iterable[str], content: Callable[[str], bytes], remarks: list[str]) -> list[Event]:
    """All well-formed lines of the newest files, in the order in which they were written as far as they tell.

    `content` gives what a file holds, or raises OSError. What was left out is added to `remarks`.
    """
    names = sorted(files)
    if len(names) > MOST_FILES:
        remarks.append(f"Only the newest {MOST_FILES} of {len(names)} answer files were read.")
    events = [event for name in names[-MOST_FILES:] for event in _segment(name, content, remarks)]
    return sorted(events, key=lambda event: event.at)


def _segment(name: str, content: Callable[[str], bytes], remarks: list[str]) -> list[Event]:
    try:
        lines = content(name).splitlines()
    except OSError:
        remarks.append("An answer file is a link, no ordinary file, too large, or can't be read; it was left out.")
        return []
    events, passed = [], 0
    for line in lines:
        found = _parsed(line) if len(line) <= LONGEST_LINE else None
        if found is None:
            passed += 1
        elif isinstance(found, Event):
            events.append(found)
        elif found.format != FORMAT:
            remarks.append("An answer file was written by another version of the course; it was left out.")
            return []
    if passed:
        remarks.append(f"{passed} damaged line(s) of an answer file were passed over.")
    return events


def _parsed(line: bytes) -> Event | Head | None:
    """The line, with a question mark for half a character (a torn emoji), as the record itself writes it."""
    try:
        return parse_line(line)
    except ValueError:
        pass
    try:
        return parse_line(json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
