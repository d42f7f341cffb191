"""What courses, assignments, learners, submissions and files may be called in the exchange.

All of these become names of files. Whoever has an account of the hub may send any of them. Pure.
"""

from __future__ import annotations

import re

from course_lib.ops.exchange_service.refused import Refused

#: A course and an assignment: no `+`, which parts the name of a submission, and no dot at the beginning.
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")
#: A learner, as collecting reads an id; a test holds the two together.
LEARNER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._@-]{0,63}")
#: A time as nbgrader writes it, in UTC.
TIME = r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC"
SUBMISSION = re.compile(rf"({LEARNER.pattern})\+({PLAIN.pattern})\+({TIME})\+[A-Za-z0-9_-]{{12}}")
#: A page of feedback, as nbgrader names it by the secret of a submission and the name of a notebook in it.
PAGE = re.compile(r"[0-9a-f]{32}\.html")
LONGEST_PATH, DEEPEST = 250, 8


def plain(name: str) -> str:
    """The name of a course or an assignment, as it is. Raises Refused for what can't be one."""
    if not PLAIN.fullmatch(name):
        raise Refused("A course and an assignment are called by letters, digits and . _ - alone, 64 at most.")
    return name


def learner(name: str) -> str:
    """The name of a learner, as it is. Raises Refused for what no gradebook takes."""
    if not LEARNER.fullmatch(name):
        raise Refused(
            "This name on the hub has other signs than letters, digits and . _ - @, begins with one, or is longer "
            "than 64. No gradebook takes it; please tell your instructor."
        )
    return name


def of_submission(name: str) -> tuple[str, str, str]:
    """The learner, the assignment and the time in the name of a submission. Raises Refused for another name."""
    if not (found := SUBMISSION.fullmatch(name)):
        raise Refused("This is no name of a submission.")
    return found[1], found[2], found[3]


def is_path(path: str) -> bool:
    """Whether a file in an archive may be called so: a path below the archive's folder, of signs that can be shown."""
    parts = path.split("/")
    return (
        path.isprintable()  # nor half a sign, which no file system takes
        and len(path.encode()) <= LONGEST_PATH
        and len(parts) <= DEEPEST
        and "\\" not in path
        and not any(part in ("", ".", "..") for part in parts)
    )
