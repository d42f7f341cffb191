"""Where things are: the course, what a learner keeps, and what an instructor's runs make. Nothing else knows.

Must not: make or read any of them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import platformdirs

#: The page of the course that it opens on, a notebook beside the lessons.
HOME = "home.ipynb"
#: The page that explains the words of the field, a notebook beside the lessons.
GLOSSARY = "glossary.ipynb"

#: As a shell writes one.
VARIABLE = re.compile(r"\$(\w+|\{\w+\})")

_PACKAGE = Path(__file__).resolve().parent
#: Where a wheel carries the course; a clone has it beside the package.
_PACKED = _PACKAGE / "_course"


def is_installed() -> bool:
    """Whether the course came in a wheel. There it is no place to write in."""
    return _PACKED.is_dir()


def course() -> Path:
    """The folder of `data/` and `notebooks/`."""
    return _PACKED if is_installed() else _PACKAGE.parent


def data() -> Path:
    """The course's content."""
    return course() / "data"


def notebooks() -> Path:
    """The lessons as the course gives them out."""
    return course() / "notebooks"


def lessons() -> Path:
    """Where a learner's own copies of the lessons go, unless another folder is named."""
    return Path.home() / "empathy-in-practice" if is_installed() else course() / "my-course"


def learner_home() -> Path:
    """Where this learner's record is kept: `EMPATHY_HOME`, or the system's place for an application's data.

    Where no shell has read it, `~`, `$HOME` and quotes around it mean what they mean in a shell; a path that is not
    absolute begins in the home folder, or the record would be wherever the notebook is. Raises ValueError for the home
    of an account that is not there, and for a variable that isn't set.
    """
    chosen = _unquoted(os.environ.get("EMPATHY_HOME", ""))
    if not chosen:
        return platformdirs.user_data_path("empathy-in-practice", appauthor=False)
    return Path.home() / expanded(Path(chosen))


def _unquoted(text: str) -> str:
    """Without blanks around it, and without the quotes that stay where a file of settings is read to the letter."""
    bare = text.strip()
    return bare[1:-1].strip() if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"" else bare


def expanded(path: Path) -> Path:
    """The path with `~` and `$HOME` replaced, as a shell would.

    Raises ValueError for the home of an account that is not there, and for a variable that isn't set.
    """
    path = Path(os.path.expandvars(path))
    if unset := VARIABLE.search(str(path)):
        raise ValueError(f"{unset[0]} is not set here; write the path out")
    try:
        return path.expanduser()
    except RuntimeError as problem:
        raise ValueError(f"{path.parts[0]} is the home of no account here; write the path out") from problem


def handed_in() -> Path:
    """Where nbgrader keeps, among a learner's own files, a copy of what they handed in, unless it is told otherwise."""
    from jupyter_core.paths import jupyter_data_dir  # heavy, and asked for in assignments alone

    return Path(jupyter_data_dir()) / "nbgrader_cache"


def fetched_from(folder: Path) -> str:
    """The course that an assignment was fetched from, on a hub that has several; elsewhere `*`, whichever it was."""
    return folder.parent.name if folder.parent.name in os.environ.get("EMPATHY_COURSES", "").split() else "*"


def server_log() -> Path:
    """What a learner's server on a hub says of itself; the learner's own file."""
    return platformdirs.user_log_path("empathy-in-practice", appauthor=False) / "server.log"


def grading_log() -> Path:
    """What formgrader says of itself, where a hub serves it; the instructor's own file."""
    return server_log().with_name("formgrader.log")


def course_work(project: Path) -> Path:
    """Everything that releasing, collecting and marking make, in an instructor's copy of the project."""
    return project / "course-work"


def gradebook(project: Path) -> Path:
    """Where nbgrader keeps marks."""
    return course_work(project) / "gradebook.db"


def marking(project: Path) -> Path:
    """What marking notes: what was marked from what, which marks have changed, who marked which reply and how."""
    return course_work(project) / "marking"


def backups(project: Path) -> Path:
    """Copies of the gradebook from before such runs."""
    return course_work(project) / "backups"


def exchange_copy(project: Path) -> Path:
    """What was handed in, as it lies in an exchange that is a service."""
    return course_work(project) / "exchange"


def exported(project: Path, assignment: str, to: str) -> Path:
    """Where an assignment's marks go as a file for `to`, unless another is named."""
    name = assignment if to == "csv" else f"{assignment}-{to}"
    return course_work(project) / "exported" / f"{name}.csv"


def report(project: Path, assignment: str) -> Path:
    """Where the report about a class goes, unless another folder is named."""
    return course_work(project) / "report" / assignment


def marking_notebook(project: Path) -> Path:
    """The notebook in which replies are marked."""
    return course_work(project) / "marking.ipynb"


def review_pack(project: Path) -> Path:
    """Where a pack for clinicians to review goes, unless another folder is named."""
    return course_work(project) / "review"
