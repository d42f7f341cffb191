"""An assignment has the learner's window, too: nothing of an author's, code that runs at a press and is on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import handing_over
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.stand_in import START, code, lay_out, notebook, text
from tests.support.browser.with_outline import KERNEL, LESSONS
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, banner, close_everything, open_lesson, show_code

PATH = "a-task/a-task.ipynb"
ASSIGNMENT = notebook(
    text("# A task\n\nDo this."),
    START,
    text("## The first half"),
    code('course.quiz("one")'),
    text("## The second half"),
    code("answer = 6 * 7"),
    code("answer"),
    assignment="a-task",
)


@pytest.fixture(scope="module")
def running(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    place = tmp_path_factory.mktemp("assignment")
    folder, library = lay_out(place, {**LESSONS, PATH: ASSIGNMENT})
    (library / "course_lib" / "kernel.py").write_text(KERNEL)
    config = place / "config"
    config.mkdir()
    with course_server(folder, python_path=library, environ=handing_over(config)) as server:
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    close_everything(running)
    (running.folder / PATH).write_text(json.dumps(ASSIGNMENT))
    return running


@pytest.fixture
def sources(server: CourseServer) -> Callable[[], list[str]]:
    """What stands in the cells on disk."""
    return lambda: ["".join(cell["source"]) for cell in json.loads((server.folder / PATH).read_text())["cells"]]


def outline(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Contents")


def own(page: Page, number: int) -> Locator:
    """A code cell of the learner's own."""
    return page.locator(".jp-CodeCell:not(.eip-Activity)").nth(number)


def type_in(page: Page, cell: Locator, code: str) -> None:
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(code)


def test_it_stands_in_the_learners_window_with_its_parts_and_the_way_to_the_lessons(
    page: Page, server: CourseServer, app: str
) -> None:
    open_lesson(page, server, "after.ipynb", app)
    open_lesson(page, server, PATH, app)
    of_jupyter = page.locator(
        ".lm-MenuBar-item, .jp-Toolbar-item, .lm-TabBar-tab, .jp-StatusBar-Item, .jp-cell-toolbar"
    )
    expect(of_jupyter.filter(visible=True)).to_have_count(0)
    if app == "notebook":
        page.get_by_role("button", name="Contents").click()
    expect(outline(page)).to_match_aria_snapshot(
        """
        - navigation "Contents":
          - list:
            - listitem:
              - link "Home 2 to review"
          - list:
            - listitem:
              - link "A task"
              - list:
                - listitem:
                  - link "The first half"
                - listitem:
                  - link "The second half"
          - list:
            - listitem:
              - link "A long lesson 40 minutes left"
            - listitem:
              - link "The one after done"
        """
    )
    expect(outline(page).get_by_role("link", name="The one after")).to_have_attribute("href", "../after.ipynb")
    expect(page.get_by_role("button", name="Bookmark")).to_have_count(0)

    outline(page).get_by_role("link", name="The one after").click()
    page.wait_for_url(re.compile("/(tree|notebooks)/after.ipynb"))
    expect(page.locator(".jp-RenderedMarkdown:visible h1")).to_contain_text("The one after")


def test_its_place_is_found_again_and_is_none_of_the_course(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, PATH)
    outline(page).get_by_role("link", name="The second half").click()
    expect(outline(page).locator("[aria-current=location]")).to_have_text("The second half")
    page.wait_for_timeout(2500)  # a place of the course is kept when the learner rests

    open_lesson(page, server, PATH)

    expect(page.get_by_text("You are back where you left: The second half.")).to_be_visible()
    assert not (server.home / "place.json").exists()


def test_code_is_on_disk_before_it_is_called_saved_and_runs_at_a_press(
    page: Page, server: CourseServer, sources: Callable[[], list[str]]
) -> None:
    open_lesson(page, server, PATH)
    type_in(page, own(page, 0), "answer = 6 * 9")
    expect(own(page, 0).get_by_role("status")).to_have_text("Saved. You can change it until you hand in.")
    assert "answer = 6 * 9" in sources()

    own(page, 0).get_by_role("button", name="Run this code").click()
    own(page, 1).get_by_role("button", name="Run this code").press("Enter")
    expect(own(page, 1).locator(".jp-OutputArea-output")).to_have_text("54")
    assert axe(page, "OwnCode") == []
    dark(page)
    assert axe(page, "OwnCode") == []


def test_an_endless_loop_is_stopped_by_the_same_button(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, PATH)
    type_in(page, own(page, 0), "while True: pass")
    own(page, 0).get_by_role("button", name="Run this code").click()

    own(page, 0).get_by_role("button", name="Stop").click()

    expect(own(page, 0)).to_contain_text("KeyboardInterrupt")
    expect(own(page, 0).get_by_role("button", name="Run this code")).to_be_visible()


def test_what_could_not_be_saved_is_told_and_is_saved_once_it_can_be(
    page: Page, server: CourseServer, sources: Callable[[], list[str]]
) -> None:
    open_lesson(page, server, PATH)
    closed = re.compile("/api/contents/a-task/")
    page.route(closed, lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    type_in(page, own(page, 0), "answer = 1")
    page.get_by_role("button", name="Dismiss").or_(page.get_by_role("button", name="Close")).first.click()
    expect(own(page, 0).get_by_role("status")).to_contain_text("Not saved yet.")
    assert "answer = 1" not in sources()

    page.unroute(closed)

    expect(own(page, 0).get_by_role("status")).to_contain_text("Saved.", timeout=15_000)
    assert "answer = 1" in sources()


def test_what_is_typed_while_an_answer_of_the_server_is_awaited_is_saved_too(
    page: Page, server: CourseServer, sources: Callable[[], list[str]]
) -> None:
    open_lesson(page, server, PATH)
    waiting: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if route.request.method == "PUT" and not waiting:
            waiting.append(route)
        else:
            route.fallback()

    page.route(re.compile("/api/contents/a-task/"), hold_the_first)
    type_in(page, own(page, 0), "answer = 2")
    page.wait_for_timeout(1000)
    page.keyboard.type("3")
    [first] = waiting
    first.continue_()

    expect(own(page, 0).get_by_role("status")).to_contain_text("Saved.", timeout=15_000)
    assert "answer = 23" in sources()


def test_with_code_shown_and_in_an_instructors_folder_jupyterlabs_own_window_is_there(
    page: Page, server: CourseServer
) -> None:
    menu = page.locator(".lm-MenuBar-item").filter(has_text="Kernel")
    run = own(page, 0).get_by_role("button", name="Run this code")
    open_lesson(page, server, PATH)
    expect(menu).to_be_hidden()
    expect(run).to_be_visible()
    show_code(page)
    expect(menu).to_be_visible()
    expect(run).to_be_hidden()

    settings = server.folder / "nbgrader_config.py"  # in the folder above
    settings.write_text("")
    open_lesson(page, server, PATH)
    expect(menu).to_be_visible()
    settings.unlink()


def test_no_cell_is_added_or_removed_by_a_key(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, PATH)
    cells = page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.length")
    own(page, 1).locator(".cm-content").click()

    for key in ("Shift+Enter", "Alt+Enter", "Escape", "b", "d", "d", "x"):
        page.keyboard.press(key)

    assert page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.length") == cells
    expect(own(page, 1).locator(".jp-OutputArea-output")).to_be_visible()
    expect(banner(page)).to_have_attribute("data-state", "ready")
