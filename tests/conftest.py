"""Fixtures around `tests.support.jupyter`: a real server, a real browser."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.support import jupyter
from tests.support.chromium import launch_chromium, new_window, page_of
from tests.support.fixtures import StartServer

# How long an example takes decides no test: on a busy machine one stands still for a moment.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
#: Twice as long as usual: two browsers, two servers and two kernels share the cores of a small machine.
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run. Skips, and says why, where there is none."""
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(launch_chromium())
        except Error as why:
            pytest.skip(f"no browser can be started: {why.message.splitlines()[0]}; `make needs` installs Chromium")
        yield browser


@pytest.fixture
def outside() -> list[str]:
    """The addresses beyond this machine that the page has tried to reach."""
    return []


@pytest.fixture(scope="session")
def window(chromium: Browser) -> BrowserContext:
    """The window of all tests that don't need one of their own: what was fetched and compiled is kept in it."""
    return new_window(chromium)


@pytest.fixture
def page(window: BrowserContext, outside: list[str]) -> Iterator[Page]:
    """A page in which nothing is left of another test's."""
    with page_of(window, outside) as page:
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
