"""The sheet of hours: by day and lesson, with the rule by which they were counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from itertools import groupby

from course_lib.activities.frame.page import element, table
from course_lib.activities.portfolio.spoken import spoken
from course_lib.learner.hours import LONGEST_GAP, Spent, minutes


def hours_sheet(spent: Sequence[Spent], zone: tzinfo | None, words: Mapping[str, str]) -> Iterator[str]:
    """The sheet as HTML, below a heading of its own. It adds up: a sum is that of the minutes shown."""
    rows: list[tuple[str, str, str]] = []
    whole = 0
    for day, those in groupby(spent, key=lambda one: one.day):
        here = [(one.lesson or words["no_lesson"], minutes(one.time)) for one in those]
        whole += sum(shown for _, shown in here)
        rows += [(spoken(day), lesson, f"{shown}" if shown else words["under_a_minute"]) for lesson, shown in here]
    yield element("h2", words["hours"])
    yield element("p", words["hours_limit"])
    if not rows:
        yield element("p", words["hours_none"])
        return
    named = getattr(zone, "key", None)
    rule = words["hours_rule"].format(gap=minutes(LONGEST_GAP))
    days = words["hours_zone"].format(zone=named) if named else words["hours_here"]
    yield element("p", f"{rule} {words['hours_left_out']} {days}", "small")
    rows.append(("", words["hours_all"], words["hours_sum"].format(hours=whole // 60, minutes=whole % 60)))
    yield table([words["day"], words["lesson"], words["minutes"]], rows)
