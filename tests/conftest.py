"""Fixtures around `tests.support.jupyter`: a real server, a real browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.support import jupyter

StartServer = Callable[..., AbstractContextManager[jupyter.CourseServer]]


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
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page; see `jupyter.new_page`."""
    with jupyter.new_page(chromium) as page:
        yield page


@pytest.fixture(scope="session")
def course_server(tmp_path_factory: pytest.TempPathFactory) -> StartServer:
    """`with course_server(folder) as server:` runs a server in a home of its own; see `jupyter.serve`."""

    def start(folder: Path, **options: object) -> AbstractContextManager[jupyter.CourseServer]:
        return jupyter.serve(folder, tmp_path_factory.mktemp("server"), **options)

    return start


@pytest.fixture(scope="session")
def open_lesson() -> Callable[..., float]:
    return jupyter.open_lesson


@pytest.fixture(scope="session")
def visit_notebook() -> Callable[..., None]:
    return jupyter.visit_notebook


@pytest.fixture(scope="session")
def kill_kernel() -> Callable[[jupyter.CourseServer], None]:
    return jupyter.kill_kernel
