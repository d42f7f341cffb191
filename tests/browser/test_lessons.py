"""Every lesson, opened as a learner opens it, down to its last activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import Page, expect

from course_lib.ops import launch
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, close_everything, open_lesson
from tests.support.places import ROOT

LESSONS = sorted(file.name for file in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
#: Every lesson in JupyterLab; in Notebook 7, which shows the same by the same front end, the first, one and the last.
SHOWN = [(name, "lab") for name in LESSONS] + [(name, "notebook") for name in (LESSONS[0], LESSONS[5], LESSONS[-1])]


@pytest.fixture(scope="module")
def server(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("course")
    launch.deliver(ROOT / "notebooks", folder)
    with course_server(folder) as running:
        yield running


@pytest.mark.parametrize(("name", "app"), SHOWN)
def test_a_lesson_opens_to_its_last_activity_and_asks_nothing_of_the_world(
    name: str, app: str, page: Page, server: CourseServer, outside: list[str]
) -> None:
    book = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    close_everything(server)
    activities = [cell for cell in book.cells if cell.cell_type == "code" and re.match(r"course\.", cell.source)]

    open_lesson(page, server, name, app=app)

    expect(page.locator("section.eip[data-ready=true]")).to_have_count(len(activities))
    expect(page.get_by_text("can’t be shown just now")).to_have_count(0)
    last = page.locator("section.eip").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_visible()
    assert outside == []


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_reads_well_before_anything_runs(name: str) -> None:
    book = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    assert all(not cell.get("outputs") for cell in book.cells)
    for before, cell in zip(book.cells, book.cells[1:], strict=False):
        if cell.cell_type == "code" and cell.source.startswith("course."):
            assert before.cell_type == "markdown", f"nothing introduces {cell.source}"
