"""What a list changes in the roster. Pure: what is there and what the list says in, differences out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from course_lib.grading.batch.telling import ascii_safe
from course_lib.grading.roster.entries import Entry
from course_lib.lists.columns import FIELDS
from course_lib.lists.told import some


@dataclass(frozen=True)
class Changes:
    """Learners to be added; fields to be changed, by learner, each from what to what; and who isn't in the list."""

    new: Mapping[str, Entry]
    other: Mapping[str, Mapping[str, tuple[str, str]]]
    gone: tuple[str, ...]
    same: int


def compare(roster: Mapping[str, Entry], listed: Mapping[str, Entry]) -> Changes:
    """What the list doesn't say, for want of a column or because a cell is empty, stays as it is."""
    other = {}
    for student, entry in listed.items():
        if student in roster:
            there = roster[student]
            other[student] = {
                field: (there.get(field, ""), entry[field])
                for field in FIELDS[1:]
                if field in entry and entry[field] != there.get(field, "")
            }
    return Changes(
        {student: entry for student, entry in listed.items() if student not in roster},
        {student: fields for student, fields in other.items() if fields},
        tuple(sorted(set(roster) - set(listed))),
        sum(not fields for fields in other.values()),
    )


def clashes(roster: Mapping[str, Entry], listed: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Learners of the list who would share an address or a platform's number with one who isn't in it."""
    for field in ("email", "lms_user_id"):
        owners = {
            entry[field].casefold(): student
            for student, entry in roster.items()
            if entry.get(field) and field not in listed.get(student, {})
        }
        for student, entry in listed.items():
            owner = owners.get(entry.get(field, "").casefold())
            if owner is not None and owner != student:
                yield student, f"{ascii_safe(owner)} on the roster has the same {field}; each learner needs their own"


def told(changes: Changes) -> Iterator[str]:
    """What the instructor reads."""
    yield from some("New:", [f"{student}{_about(entry)}" for student, entry in sorted(changes.new.items())])
    yield from some(
        "Changed:",
        [
            f"{student}: {field} “{ascii_safe(old)}” becomes “{new}”" if old else f"{student}: {field} “{new}”"
            for student, fields in sorted(changes.other.items())
            for field, (old, new) in fields.items()
        ],
    )
    yield from some("On the roster and not in this file; they stay:", [ascii_safe(one) for one in changes.gone])
    if changes.gone:
        yield "  To take one out, with all their marks: nbgrader db student remove ID --force"
    counts = len(changes.new), len(changes.other), changes.same, len(changes.gone)
    yield "New: {:,}. Changed: {:,}. As they were: {:,}. Not in this file: {:,}.".format(*counts)


def line(student: str, entry: Entry) -> str:
    """A learner of the roster as it is listed."""
    return f"{ascii_safe(student)}{_about(entry)}"


def _about(entry: Entry) -> str:
    name = " ".join(entry[field] for field in ("first_name", "last_name") if entry.get(field))
    rest = [ascii_safe(word) for word in (name, entry.get("email", ""), entry.get("lms_user_id", "")) if word]
    return f": {', '.join(rest)}" if rest else ""
