"""The desk as a notebook asks for it, by the settings that nbgrader itself goes by; or, in words, why there is none."""

from __future__ import annotations

import getpass
import logging
import os
from contextlib import chdir
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank
from course_lib.grading.desk.book import Book, NotEntered
from course_lib.grading.desk.coursework import Coursework
from course_lib.grading.desk.desk import Desk
from course_lib.grading.desk.trail import Trail
from course_lib.grading.suggestion import of_text
from course_lib.models.bank import Bank

log = logging.getLogger(__name__)
SETTINGS = "nbgrader_config.py"


class NoDesk:
    """What a notebook shows in the desk's place."""

    def __init__(self, says: str) -> None:
        self.says = says

    def __repr__(self) -> str:
        return f"There is nothing to mark here yet.\n{self.says}"


def marking(assignment: str, marker: str = "") -> Desk | NoDesk:
    """The desk for an assignment. `marker` is who marks; if left out, the account's name."""
    try:
        return _desk(assignment, marker or os.environ.get("JUPYTERHUB_USER") or getpass.getuser())
    except (ContentError, NotEntered) as problem:
        return NoDesk(str(problem))
    except (SystemExit, PermissionError) as letter:  # the settings refuse a folder that others can enter
        return NoDesk(str(letter))


def _desk(assignment: str, marker: str) -> Desk:
    root = _root(Path.cwd())
    with chdir(root):
        settings = NbGrader()
        settings.load_config_file(suppress_errors=False)
        settings.log.handlers.clear()  # what it logs is for a terminal
    config = settings.config
    course = CourseDirectory(config=config)
    banks = root / Path(str(config.WithBank.get("banks", "banks"))).expanduser()
    _require(course.db_url, assignment)
    work = Coursework(
        assignment=assignment,
        bank=_written(bank.read(banks, assignment), banks / f"{assignment}.yml"),
        book=Book(course.db_url, course.course_id, assignment),
        trail=Trail(paths.marking(root) / assignment, shared=bool(course.groupshared)),
        submitted=root / course.submitted_directory,
        autograded=root / course.autograded_directory,
    )
    desk = Desk(work, marker, of_text)
    try:
        work.look(marker)
    except MissingEntry:
        says = f"this assignment is not in the gradebook yet; run `empathy release {assignment}` first"
        raise ContentError([Letter(course.db_url, 1, assignment, says)]) from None
    return desk


def _root(here: Path) -> Path:
    """The instructor's folder: the nearest one at or above `here` with nbgrader's settings."""
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    says = "no nbgrader_config.py lies here or above; open the notebook in course-work/ of your copy of the course"
    raise ContentError([Letter(str(here), 1, "", says)])


def _require(url: str, assignment: str) -> None:
    """Nbgrader makes a gradebook where there is none; to look at one, there has to be one."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        says = f"there is no gradebook here yet; run `empathy release {assignment}` first"
        raise ContentError([Letter(address.database or url, 1, assignment, says)])


def _written(found: Bank, file: Path) -> Bank:
    if not any(item.kind == "written" for item in found.items):
        says = "this assignment has no written item; rule marks the others, and formgrader overrules it"
        raise ContentError([Letter(str(file), 1, "", says)])
    return found
