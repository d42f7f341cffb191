"""What the fixtures that are functions take and give."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator

from tests.support.jupyter import CourseServer


class StartServer(Protocol):
    """`with course_server(folder) as server:` runs a server in a home of its own; see `jupyter.serve`."""

    def __call__(
        self, folder: Path, *, python_path: Path | None = None, environ: dict[str, str] | None = None
    ) -> AbstractContextManager[CourseServer]: ...


class Show(Protocol):
    """`show("quiz")` opens the lesson with one activity of a kind, or the lesson of the name, and gives its section."""

    def __call__(self, kind: str, name: str | None = None) -> Locator: ...
