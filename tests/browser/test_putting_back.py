"""A lesson that was changed or damaged says so when it opens, and one button puts it back as it came."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from course_lib.ops import launch
from tests.support.browser.stand_in import START, code, notebook, text
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, close_everything, open_lesson, show_code, visit_notebook
from tests.support.places import ROOT

NAME = "05-active-listening.ipynb"
KEPT = "05-active-listening (changed).ipynb"


@pytest.fixture(scope="module")
def running(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("course")
    launch.deliver(ROOT / "notebooks", folder)
    with course_server(folder) as server:
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    """No kernel, no open tab, and a folder as it was delivered."""
    close_everything(running)
    for file in running.folder.glob("*.ipynb"):
        file.unlink()
    shutil.rmtree(running.folder / ".ipynb_checkpoints", ignore_errors=True)
    launch.deliver(ROOT / "notebooks", running.folder)
    return running


def without_import(path: Path) -> bytes:
    """A lesson after one X on its first code cell."""
    lesson = json.loads(path.read_bytes())
    del lesson["cells"][1]
    path.write_text(json.dumps(lesson))
    return path.read_bytes()


def status(page: Page) -> Locator:
    return page.locator(".eip-Banner:visible [role=status]")


def activities(page: Page) -> Locator:
    return page.locator("section.eip[data-ready=true]")


def test_a_broken_lesson_says_so_and_one_button_brings_it_back(page: Page, server: CourseServer, app: str) -> None:
    changed = without_import(server.folder / NAME)
    visit_notebook(page, server, NAME, app)
    expect(status(page)).to_contain_text("This lesson was changed", timeout=60_000)
    expect(activities(page)).to_have_count(0)

    page.get_by_role("button", name="Put this lesson back as it came").click()
    page.get_by_role("dialog").get_by_role("button", name="Put it back").click()

    expect(status(page)).to_have_text(
        f"This lesson is as it came. What you had changed is kept in “{KEPT}”.", timeout=60_000
    )
    expect(activities(page).first).to_be_attached()
    assert page.get_by_text("can’t be shown just now").count() == 0
    assert (server.folder / NAME).read_bytes() == (ROOT / "notebooks" / NAME).read_bytes()
    assert (server.folder / KEPT).read_bytes() == changed
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


def test_the_question_can_be_answered_with_no(page: Page, server: CourseServer) -> None:
    changed = without_import(server.folder / NAME)
    visit_notebook(page, server, NAME)
    put_back = page.get_by_role("button", name="Put this lesson back as it came")

    for answer in ("Enter", "Escape"):
        put_back.click(timeout=60_000)
        expect(page.get_by_role("dialog")).to_contain_text("Your saved answers stay.")
        page.keyboard.press(answer)
        expect(page.get_by_role("dialog")).to_have_count(0)

    assert (server.folder / NAME).read_bytes() == changed
    assert not (server.folder / KEPT).exists()


def test_an_unchanged_lesson_says_nothing_and_comes_back_without_a_copy(page: Page, server: CourseServer) -> None:
    before = {file.name for file in server.folder.glob("*.ipynb")}
    open_lesson(page, server, NAME)
    expect(status(page)).to_have_text("The activities are ready.")
    expect(page.get_by_role("button", name="Put this lesson back as it came")).to_have_count(0)

    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Put this lesson back as it came").click()
    page.get_by_role("dialog").get_by_role("button", name="Put it back").click()

    expect(status(page)).to_have_text("This lesson is as it came.", timeout=60_000)
    expect(activities(page).first).to_be_attached()
    assert {file.name for file in server.folder.glob("*.ipynb")} == before


def test_a_change_that_was_never_saved_is_kept_too(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, NAME)
    show_code(page)
    page.locator(".jp-MarkdownCell").first.click()
    page.keyboard.press("d")
    page.keyboard.press("d")

    page.get_by_role("button", name="Put this lesson back as it came").click()
    page.get_by_role("dialog").get_by_role("button", name="Put it back").click()

    expect(status(page)).to_contain_text(KEPT, timeout=60_000)
    first = json.loads((ROOT / "notebooks" / NAME).read_bytes())["cells"][0]["id"]
    assert first not in [cell["id"] for cell in json.loads((server.folder / KEPT).read_bytes())["cells"]]
    assert (server.folder / NAME).read_bytes() == (ROOT / "notebooks" / NAME).read_bytes()


@pytest.mark.parametrize("ours", [{"assignment": "an-assignment"}, {"lesson": "a-lesson-of-others"}])
def test_what_is_no_lesson_of_the_course_is_neither_called_changed_nor_touched(
    page: Page, server: CourseServer, ours: dict[str, str]
) -> None:
    file = server.folder / "other.ipynb"
    file.write_text(json.dumps(notebook(text("# Of another hand"), START, code("1 + 1"), **ours)))
    before = file.read_bytes()

    open_lesson(page, server, "other.ipynb")

    expect(status(page)).to_have_text("The activities are ready.")
    page.get_by_role("button", name="More", exact=True).click()
    put_back = page.get_by_role("button", name="Put this lesson back as it came")
    if "lesson" in ours:
        put_back.click()
        page.get_by_role("dialog").get_by_role("button", name="Put it back").click()
        expect(status(page)).to_contain_text("it is no lesson of this course")
    else:
        expect(put_back).to_have_count(0)
    assert file.read_bytes() == before
