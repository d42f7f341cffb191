"""The one session of a kernel, and what a lesson's call shows: an activity, or in plain words why there is none."""

from __future__ import annotations

import logging
from functools import lru_cache

from course_lib import paths
from course_lib.activities.frame.frame import Activity
from course_lib.activities.notice import Notice
from course_lib.content.diagnostics import ContentError
from course_lib.content.reader import Content
from course_lib.learner import account, shuffle
from course_lib.learner.record import Record
from course_lib.session import Session

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def session() -> Session:
    """The session of this kernel."""
    place = paths.learner_home()
    answers, private = Record(place / "answers"), Record(place / "private")
    return Session(Content(paths.data()), answers, private, shuffle=shuffle.kept(place), student=account.name())


def show(verb: str, *names: str) -> Activity | Notice:
    """The activity, or a notice in plain words where it can't be made."""
    try:
        return session().activity(verb, *names)
    except ContentError as problem:
        return Notice(str(problem))
    except Exception as problem:  # the last border before the learner
        log.exception("an activity could not be made")
        return Notice(f"{type(problem).__name__}: {problem}")
