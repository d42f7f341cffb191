"""Fixtures around `tests.support.jupyter`: a real server, a real browser."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.support import jupyter
from tests.support.fixtures import StartServer


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run. Skips, and says why, where there is none."""
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(jupyter.launch_chromium())
        except Error as why:
            pytest.skip(f"no browser can be started: {why.message.splitlines()[0]}; `make needs` installs Chromium")
        yield browser


@pytest.fixture
def outside() -> list[str]:
    """The addresses beyond this machine that the page has tried to reach."""
    return []


@pytest.fixture
def page(chromium: Browser, outside: list[str]) -> Iterator[Page]:
    """A fresh page; see `jupyter.new_page`."""
    with jupyter.new_page(chromium, outside) as page:
        yield page


@pytest.fixture(scope="session")
def course_server(tmp_path_factory: pytest.TempPathFactory) -> StartServer:
    """Runs a server in a home of its own, for any folder."""

    def start(
        folder: Path, *, python_path: Path | None = None, environ: dict[str, str] | None = None
    ) -> AbstractContextManager[jupyter.CourseServer]:
        place = tmp_path_factory.mktemp("server")
        return jupyter.serve(folder, place, python_path=python_path, environ=environ)

    return start
