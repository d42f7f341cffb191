"""The one session of a kernel, and what it is asked for: an activity by a lesson, the learner's place by the window.

A kernel on a hub may stand in another time zone than the learner: the window tells theirs.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache

from course_lib import paths
from course_lib.activities.frame.frame import Activity
from course_lib.activities.notice import Notice
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.learner import account, hours, shuffle
from course_lib.learner.place import Place
from course_lib.learner.record import Record
from course_lib.learner.segment import NotSaved
from course_lib.session import Session
from course_lib.session.whereabouts import Whereabouts

log = logging.getLogger(__name__)


@dataclass
class Clock:
    """The learner's time; without a zone, this machine's."""

    zone: tzinfo | None = None

    def now(self) -> datetime:
        return datetime.now(self.zone).astimezone(self.zone)


clock = Clock()


def live_in(zone: str, ahead: str = "") -> None:
    """From now on days are those of this time zone, by its name; where nobody here knows it, of one so many minutes
    `ahead` of UTC, or else of this machine's."""
    clock.zone = hours.zone_named(zone) or hours.zone_ahead(ahead)


@lru_cache(maxsize=1)
def session() -> Session:
    """The session of this kernel."""
    place = paths.learner_home()
    answers, private = Record(place / "answers"), Record(place / "private")
    order, student = shuffle.kept(place), account.name()
    return Session(Content(paths.data(), account.on_hub()), answers, private, clock.now, order, student)


def show(verb: str, *names: str) -> Activity | Notice:
    """The activity, or a notice in plain words where it can't be made."""
    try:
        return session().activity(verb, *names)
    except ContentError as problem:
        return Notice(str(problem))
    except Exception as problem:  # the last border before the learner
        log.exception("an activity could not be made")
        return Notice(f"{type(problem).__name__}: {problem}")


def told() -> Whereabouts:
    """Where the learner is in the course. The window asks for it, without a trace in the notebook."""
    return session().whereabouts()


@dataclass(frozen=True)
class Stayed:
    """Whether a place was kept, or why not, in words. A kernel shows it as JSON, by Jupyter's own protocol."""

    kept: bool
    says: str = ""

    def _repr_json_(self) -> dict[str, bool | str]:
        return {"kept": self.kept, **({"says": self.says} if self.says else {})}


def stay(file: str, cell: str) -> Stayed:
    """Remember the cell of this notebook of the course as the learner's place. For the window; it never raises.

    What is no place of the course is not kept, and the one before stays.
    """
    try:
        return Stayed(session().stay(Place(file, cell)))
    except Exception:  # the last border before the page
        log.exception("the learner's place could not be kept")
        return Stayed(kept=False)


def mark(file: str, cell: str) -> Stayed:
    """Mark the cell of this notebook of the course. For the window; it never raises, and `kept` means on disk."""
    return _marked(Place(file, cell), on=True)


def unmark(file: str, cell: str) -> Stayed:
    """Take such a mark away. For the window; it never raises."""
    return _marked(Place(file, cell), on=False)


def _marked(place: Place, *, on: bool) -> Stayed:
    try:
        return Stayed(session().mark(place, on=on))
    except NotSaved as problem:
        return Stayed(kept=False, says=str(problem))
    except Exception:  # the last border before the page
        log.exception("a bookmark could not be kept")
        return Stayed(kept=False)
