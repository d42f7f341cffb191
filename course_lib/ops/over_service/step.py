"""What nbgrader's steps over the service have in common: a folder in the exchange's form, and one way to fail."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import Exchange

from course_lib.ops.over_service.service import NotDone, Service


class OverService(Exchange):  # type: ignore[misc]
    """A step of nbgrader's, with its own options, over the folder `root`: a copy of what the service has."""

    def ensure_root(self) -> None:
        Path(self.root).mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def course(self) -> Path:
        """The course's folder in the copy. Raises ExchangeError where nobody said which course it is."""
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        return Path(str(self.root), str(self.coursedir.course_id))

    @contextmanager
    def asking(self) -> Iterator[Service]:
        """The service; what it doesn't do is raised as nbgrader's ExchangeError, in its words."""
        try:
            yield Service.of_environment()
        except NotDone as problem:
            self.fail(str(problem))


class ForOnce(OverService):
    """A step whose copy is made anew, and goes when the step does."""

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self.root = tempfile.mkdtemp(prefix="exchange-")
        weakref.finalize(self, shutil.rmtree, self.root, ignore_errors=True)
