"""What must be true on the day of a release, and need not be on the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Help

#: How long a help line may go unread. Numbers and hours change without a word to us, and whoever calls one of these has
#: no time for a wrong one. Reading all of them again takes an author an hour; four times a year is what can be kept up.
LONGEST_UNREAD = timedelta(days=90)


def letters(course: ReadableCourse, today: date) -> Iterator[Letter]:
    """What keeps the course from being released on this day."""
    yield from _help_lines(course, today)


def _help_lines(course: ReadableCourse, today: date) -> Iterator[Letter]:
    help = course.only(Help)
    for number, country in enumerate(help.countries if help else ()):
        for which, line in enumerate(country.lines):
            if why := _unread(line.checked, today):
                says = (
                    f"{why}; call up {line.source}, see whether “{line.contact}” still stands there for {line.name} "
                    f"({country.name}), mend what has changed, and write the day here"
                )
                yield course.content.letter(Help, "", ("countries", number, "lines", which, "checked"), says)


def _unread(checked: str, today: date) -> str:
    """Why a line has to be read again; empty where it needn't be."""
    try:
        ago = today - date.fromisoformat(checked)
    except ValueError:
        return f"there is no day {checked}"
    if ago < timedelta():
        return f"{checked} is still to come"
    if ago > LONGEST_UNREAD:
        return f"this was last read {ago.days} days ago, and {LONGEST_UNREAD.days} are allowed at a release"
    return ""
