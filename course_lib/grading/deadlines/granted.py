"""Who has how long, from the lines of a trail that only grows. Pure: lines in, extensions out.

The last word counts, for one assignment and for all of them; of the two the longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from course_lib.grading.deadlines import moments

#: Where a grant names no assignment, it holds for each.
EVERY = "*"
WORDS = ("at", "by", "student", "assignment", "why")
UTC_CLOCK = ZoneInfo("UTC")


@dataclass(frozen=True)
class Grant:
    """More time for one learner: days after the due date, 0 where it was taken back, or until a moment in UTC."""

    at: str
    by: str
    student: str
    assignment: str
    days: int = 0
    until: datetime | None = None
    why: str = ""

    def line(self) -> dict[str, Any]:
        """As the trail keeps it."""
        until = {"until": self.until.isoformat()} if self.until else {"days": self.days}
        about = {"at": self.at, "by": self.by, "student": self.student, "assignment": self.assignment, "why": self.why}
        return {"kind": "extension", **about, **until}

    @classmethod
    def from_line(cls, said: Mapping[str, Any]) -> Grant | None:
        """A grant from its line; None where it is none."""
        try:
            days = 0 if "until" in said else int(said["days"])
            until = datetime.fromisoformat(said["until"]) if "until" in said else None
            if until and not until.tzinfo:
                return None
            at, by, student, assignment, why = (str(said[name]) for name in WORDS)
            return cls(at, by, student, assignment, days, until, why)
        except (KeyError, TypeError, ValueError):
            return None

    def length(self, due: datetime, clock: ZoneInfo) -> timedelta:
        """How much longer than `due` (UTC). A day ends when the clock on the wall shows the same time again."""
        if self.until is not None:
            return max(self.until - due, timedelta())
        return (due.astimezone(clock) + timedelta(days=self.days)).astimezone(UTC) - due


@dataclass
class Deadlines:
    """What the trail says: the last grants by learner and assignment, and the zones in which due dates were given."""

    grants: dict[tuple[str, str], Grant] = field(default_factory=dict)
    zones: dict[str, ZoneInfo] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[Mapping[str, Any]]) -> Deadlines:
        """Lines that are none of ours are passed over."""
        found = cls()
        for said in lines:
            if said.get("kind") == "extension" and (grant := Grant.from_line(said)):
                found.grants[grant.student, grant.assignment] = grant
            elif said.get("kind") == "due":
                try:
                    clock = moments.zone(str(said.get("zone")))
                except moments.NoMoment:
                    continue
                found.zones[str(said.get("assignment"))] = found.zones[EVERY] = clock
        return found

    def clock(self, assignment: str) -> ZoneInfo:
        """Where the clock hangs: as the assignment's due date was given, else as the last one was, else UTC."""
        return self.zones.get(assignment) or self.zones.get(EVERY) or UTC_CLOCK

    def of_learner(self, student: str, assignment: str) -> tuple[Grant, ...]:
        """What was granted to a learner that bears on an assignment: for it, and for all."""
        both = (self.grants.get((student, name)) for name in (assignment, EVERY))
        return tuple(grant for grant in both if grant)

    def extension(self, student: str, assignment: str, due: datetime | None) -> timedelta | None:
        """How much longer a learner has; None where the trail has no word on it. `due` is in UTC, said or not."""
        grants = self.of_learner(student, assignment)
        if not grants or due is None:
            return None
        return max(grant.length(due.replace(tzinfo=UTC), self.clock(assignment)) for grant in grants)

    def students(self, assignment: str) -> set[str]:
        """Who was granted something that bears on an assignment."""
        return {student for student, name in self.grants if name in (assignment, EVERY)}
