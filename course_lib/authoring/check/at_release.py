"""What must be true on the day of a release, and need not be on the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content.diagnostics import Letter
from course_lib.models import Drill, Help, Moment
from course_lib.models.drill import LEVELS
from course_lib.models.drill import OF_EACH as LINES
from course_lib.models.replies import FAULTS

#: How long a help line may go unread. Numbers and hours change without a word to us, and whoever calls one of these has
#: no time for a wrong one. Reading all of them again takes an author an hour; four times a year is what can be kept up.
LONGEST_UNREAD = timedelta(days=90)
#: Sample replies that a moment needs before the coach can tell which a learner's reply is near: so many in all, of so
#: many faults, and at least so many of each quality.
SAMPLES, SAMPLED_FAULTS, OF_EACH = 14, 8, 2


def letters(course: ReadableCourse, today: date) -> Iterator[Letter]:
    """What keeps the course from being released on this day."""
    yield from _help_lines(course, today)
    for moment in course.all(Moment):
        if lacks := _lacking(moment):
            says = f"the coach needs more `samples` to read replies to this moment: {lacks}"
            yield course.content.letter(Moment, moment.id, (), says)
    for drill in course.all(Drill):
        counts = [sum(line.level == level for line in drill.asked()) for level in LEVELS]
        if min(counts) < LINES:
            says = (
                f"each level needs {LINES} lines in use, and here are {', '.join(map(str, counts))}; write what lacks"
            )
            yield course.content.letter(Drill, drill.id, (), says)


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


def _lacking(moment: Moment) -> str:
    """Which sample replies a moment lacks; empty where it has what the coach needs."""
    shown = {sample.shows for sample in moment.samples}
    qualities = [sample.quality for sample in moment.samples]
    lacks = [f"{SAMPLES} in all (there are {len(qualities)})"] if len(qualities) < SAMPLES else []
    if len(shown & set(FAULTS)) < SAMPLED_FAULTS:
        lacks.append(f"{SAMPLED_FAULTS} different faults (there are {len(shown & set(FAULTS))})")
    lacks += [f"one that shows “{trap.name}”" for trap in moment.traps if trap.name not in shown]
    few = [quality for quality in ("misses", "follows", "meets") if qualities.count(quality) < OF_EACH]
    return ", ".join([*lacks, *(f"{OF_EACH} that are `{quality}`" for quality in few)])


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
