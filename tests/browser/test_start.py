"""Opening a lesson starts it, in JupyterLab and in Notebook 7, and brings it back when its kernel dies."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.stand_in import START, code, lay_out, notebook, text
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, close_everything, kill_kernel, open_lesson, visit_notebook

READY_AGAIN_MS = 60_000

LESSONS = {
    "lesson.ipynb": notebook(
        text("# Hearing feelings\n\nRead this first."),
        START,
        code('course.quiz("first-one")'),
        text("And then this.\n\n" * 30),
        code('course.quiz("second-one")'),
        lesson="a-lesson",
    ),
    "foreign.ipynb": notebook(
        text("# A stranger's notebook"),
        START,
        code('course.quiz("mine")'),
        code('open("foreign.txt", "w").write("ran")'),
        code('course.quiz("mine"); open("foreign.txt", "w").write("ran")'),
        code('course.quiz(open("foreign.txt", "w").write("ran"))'),
        code('course.quiz("mine")', 'open("foreign.txt", "w").write("ran")'),
        code('course.os.system("touch foreign.txt")'),
        code("!touch foreign.txt"),
        lesson="a-lesson",
    ),
    "plain.ipynb": notebook(text("# Not a lesson"), START, code('course.quiz("plain")')),
    "broken.ipynb": notebook(
        text("# One is broken"),
        START,
        code('course.broken("one")'),
        code('course.quiz("whole")'),
        lesson="a-lesson",
    ),
    "tall.ipynb": notebook(text("# Tall"), START, code('course.tall("one")'), lesson="a-lesson"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return lay_out(tmp_path_factory.mktemp("start"), LESSONS)


@pytest.fixture(scope="module")
def running(course_server: StartServer, place: tuple[Path, Path]) -> Iterator[CourseServer]:
    with course_server(place[0], python_path=place[1]) as server:
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    """No kernel, no open tab, the lessons as they were laid out, and nothing that ran."""
    close_everything(running)
    for name, lesson in LESSONS.items():
        (running.folder / name).write_text(json.dumps(lesson))
    (running.folder / "ran.txt").unlink(missing_ok=True)
    return running


def activity(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Answer {name}")


def test_opening_a_lesson_starts_it(page: Page, server: CourseServer, app: str, outside: list[str]) -> None:
    open_lesson(page, server, "lesson.ipynb", app)

    expect(activity(page, "first-one")).to_be_visible()
    expect(activity(page, "second-one")).to_be_attached()
    expect(page.get_by_role("status").filter(has_text="The activities are ready.")).to_be_attached()  # said, not shown
    assert outside == []


def test_opening_a_lesson_does_not_change_its_file(page: Page, server: CourseServer) -> None:
    before = (server.folder / "lesson.ipynb").read_bytes()

    open_lesson(page, server, "lesson.ipynb")

    assert page.locator(".jp-mod-dirty").count() == 0
    assert (server.folder / "lesson.ipynb").read_bytes() == before


def test_code_is_hidden_and_shown_by_keyboard(page: Page, server: CourseServer, app: str) -> None:
    open_lesson(page, server, "lesson.ipynb", app)
    source = page.locator(".eip-Activity .jp-InputArea-editor").first

    expect(source).to_be_hidden()
    page.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Show code").focus()
    page.keyboard.press("Enter")
    expect(source).to_be_visible()
    expect(source).to_contain_text("import course_lib as course")

    expect(page.get_by_role("button", name="Hide code")).to_be_focused()
    page.keyboard.press("Enter")
    expect(source).to_be_hidden()


def test_a_foreign_cell_in_a_lesson_is_neither_run_nor_hidden(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, "foreign.ipynb")

    assert (server.folder / "ran.txt").read_text().splitlines() == ["mine"]
    assert not (server.folder / "foreign.txt").exists()
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor:visible")).to_have_count(6)


def test_a_notebook_that_is_no_lesson_is_left_alone(page: Page, server: CourseServer, app: str) -> None:
    visit_notebook(page, server, "plain.ipynb", app)

    expect(page.locator(".jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached(timeout=30_000)
    assert page.locator(".eip-Banner").count() == 0
    assert not (server.folder / "ran.txt").exists()


def test_a_killed_kernel_brings_the_lesson_back_by_itself(page: Page, server: CourseServer, app: str) -> None:
    open_lesson(page, server, "lesson.ipynb", app)
    status = page.locator(".eip-Banner [role=status]")

    kill_kernel(server)

    expect(status).to_contain_text("Your saved answers are safe.", timeout=READY_AGAIN_MS)
    expect(status).to_have_text("The activities are ready.", timeout=READY_AGAIN_MS)
    expect(activity(page, "first-one")).to_be_enabled()
    assert page.get_by_role("dialog").count() == 0
    assert (server.folder / "ran.txt").read_text().split() == ["first-one", "second-one"] * 2


def test_one_button_brings_back_a_lesson_whose_kernel_was_shut_down(page: Page, server: CourseServer, app: str) -> None:
    open_lesson(page, server, "lesson.ipynb", app)

    (session,) = server.api("sessions")
    server.delete(f"sessions/{session['id']}")

    again = page.get_by_role("button", name="Start the lesson again")
    expect(again).to_be_visible(timeout=READY_AGAIN_MS)
    again.click()
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", "ready", timeout=READY_AGAIN_MS)
    expect(activity(page, "first-one")).to_be_enabled()


def test_reloading_the_page_with_a_live_kernel_starts_the_lesson_again(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, "lesson.ipynb")

    open_lesson(page, server, "lesson.ipynb")

    expect(activity(page, "first-one")).to_have_count(1)
    expect(activity(page, "first-one")).to_be_visible()


def test_a_broken_activity_is_told_and_does_not_take_the_rest_along(page: Page, server: CourseServer) -> None:
    visit_notebook(page, server, "broken.ipynb")

    status = page.locator(".eip-Banner [role=status]")
    expect(status).to_contain_text("Part of this lesson could not start.", timeout=READY_AGAIN_MS)
    expect(page.get_by_role("button", name="Start the lesson again")).to_be_visible()
    expect(activity(page, "whole")).to_be_visible()


def test_a_key_pressed_in_an_activity_does_not_reach_the_notebook(page: Page, server: CourseServer, app: str) -> None:
    open_lesson(page, server, "lesson.ipynb", app)
    cells = page.locator(".jp-Notebook .jp-Cell").count()

    activity(page, "first-one").focus()
    for key in ("x", "d", "d", "a", "m"):
        page.keyboard.press(key)

    expect(activity(page, "first-one")).to_be_focused()
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_a_double_click_selects_a_word_and_does_not_open_the_markdown(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, "lesson.ipynb")

    prose = page.get_by_role("paragraph").filter(has_text="Read this first.")
    prose.dblclick(position={"x": 20, "y": 8})

    assert page.evaluate("getSelection().toString().trim()") == "Read"
    expect(prose).to_be_visible()


def test_help_opens_while_no_kernel_is_there(page: Page, server: CourseServer) -> None:
    page.route(  # no answer ever comes, so no kernel is started
        "**/api/sessions*", lambda route: route.continue_() if route.request.method == "GET" else None
    )
    visit_notebook(page, server, "lesson.ipynb")
    pause = page.get_by_role("button", name="Pause or get help")

    pause.click()

    dialog = page.get_by_role("dialog", name="Pause, or find help")
    dialog.get_by_role("combobox", name="Where are you?").select_option("US")
    expect(dialog.get_by_role("link", name="988").first).to_have_attribute("href", "tel:988")
    expect(activity(page, "first-one")).to_have_count(0)
    assert axe(page, "help") == []
    dialog.get_by_role("button", name="Go back to the lesson").click()
    expect(dialog).to_have_count(0)
    expect(pause).to_be_focused()


def test_help_opens_after_the_kernel_and_the_server_are_gone(
    page: Page, course_server: StartServer, place: tuple[Path, Path]
) -> None:
    with course_server(place[0], python_path=place[1]) as server:
        open_lesson(page, server, "lesson.ipynb")
        kill_kernel(server)
        server.process.kill()

        page.get_by_role("button", name="Pause or get help").click()

        expect(page.get_by_role("dialog", name="Pause, or find help").get_by_role("link").first).to_be_visible()


def test_a_tall_activity_is_not_put_into_a_scrolling_box(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, "tall.ipynb")

    area = page.locator(".eip-Activity .jp-Cell-outputArea").last
    assert area.evaluate("node => node.clientHeight") >= 3000


def test_no_news_prompt_and_no_dialog_appears(page: Page, server: CourseServer, outside: list[str]) -> None:
    open_lesson(page, server, "lesson.ipynb")

    page.wait_for_load_state("networkidle")
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_text("Would you like to get notified").count() == 0
    assert outside == []
