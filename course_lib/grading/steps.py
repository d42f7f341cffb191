"""nbgrader's own steps as its commands run them: in the course's folder, with all of its settings, to the same log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory

from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading.batch.course import CONFIGURATION, Course

LOG = logging.getLogger("empathy")
LOG.setLevel(logging.INFO)
LOG.propagate = False


def made(kind: Any, course: Course, name: str) -> Any:
    """A step of this kind for an assignment; of the exchange, by the name of its plug-in. It hasn't begun."""
    settings = course.settings()
    if isinstance(kind, str):
        kind = getattr(ExchangeFactory(config=settings), kind)
    return kind(coursedir=CourseDirectory(config=settings, assignment_id=name), config=settings, log=LOG)


@contextmanager
def told(course: Course, root: Path) -> Iterator[None]:
    """Where steps run and log as nbgrader's commands do. What stops one is raised as ContentError."""
    file = Path(str(course.config.NbGrader.get("logfile") or "/dev/null"))
    handler = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("[%(name)s | %(levelname)s] %(message)s"))
    LOG.addHandler(handler)
    try:
        with chdir(root):
            yield
    except (ExchangeError, OSError) as problem:
        says = f"{str(problem).rstrip('.')}; “Before the term” in docs/instructors.md says what the exchange has to be"
        raise ContentError([Letter(str(root / CONFIGURATION), 1, "", says)]) from None
    except NbGraderException:
        raise ContentError(
            [Letter(str(file), 1, "", "nbgrader stopped; the last lines of this file say why")]
        ) from None
    finally:
        LOG.removeHandler(handler)
        handler.close()
