"""From home to the place where the learner left, and from the end of that lesson on; and what home tells once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course_lib.learner import place, renewed
from course_lib.learner.place import Place
from course_lib.learner.record import Record
from course_lib.ops.launch import deliver
from tests.support.browser.lessons import write_lesson
from tests.support.browser.missed_questions import missed_before
from tests.support.fixtures import StartServer
from tests.support.jupyter import START_TIMEOUT_S, CourseServer, close_everything, open_lesson

LESSON = "05-active-listening"


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's own copies: home, and the end of a lesson."""
    folder = tmp_path_factory.mktemp("lessons")
    write_lesson(folder, "home", ["course.home()"])
    write_lesson(folder, LESSON, ['course.closing("active-listening")'])
    return folder


@pytest.fixture(scope="module")
def running(
    course_server: StartServer, lessons: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("mine")
    deliver(lessons, folder)
    with course_server(folder) as server:
        missed_before(Record(server.home / "answers"))
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    close_everything(running)
    place.keep(running.home, Place(f"{LESSON}.ipynb", "fine-he-says-practice"))
    return running


def test_a_learner_goes_on_where_they_left_and_from_the_lessons_end_to_the_next(
    page: Page, server: CourseServer
) -> None:
    open_lesson(page, server, "home.ipynb")
    home = page.locator("section.eip-home")
    expect(home).to_contain_text("Active listening, at “A cue is a guess”.")
    home.get_by_role("link", name="Go on with “Active listening”").click()

    expect(page).to_have_url(re.compile(f"{LESSON}.ipynb"), timeout=START_TIMEOUT_S * 1000)
    closing = page.locator("section.eip-closing")
    expect(closing).to_contain_text("7 questions answered", timeout=START_TIMEOUT_S * 1000)
    again = closing.get_by_role("link", name="Go to “Opening a question”")
    expect(again).to_have_attribute("data-eip-cell", "open-questions-practice")
    expect(closing.get_by_role("link", name="Next: Responding")).to_have_attribute("href", "06-responding.ipynb")


def test_a_learner_is_told_until_they_have_read_it_of_a_new_version_beside_the_lesson_that_they_changed(
    page: Page, server: CourseServer, lessons: Path
) -> None:
    write_lesson(server.folder, LESSON, ['course.closing("active-listening")', "my_own = 1"])
    write_lesson(lessons, LESSON, ['course.closing("active-listening")', "course.home()"])
    deliver(lessons, server.folder)

    open_lesson(page, server, "home.ipynb")
    news = page.locator("section.eip-home .eip-panel", has_text="The course was brought up to date")
    expect(news).to_contain_text("You had changed “Active listening”, so yours stays as it is")
    news.get_by_role("link", name="Open the new “Active listening”").click()
    expect(page).to_have_url(re.compile(r"05-active-listening(%20| )\(new\)\.ipynb"), timeout=START_TIMEOUT_S * 1000)

    open_lesson(page, server, "home.ipynb")
    news.get_by_role("button", name="I’ve read this").click()

    expect(news).to_have_count(0)
    expect(page.locator("section.eip-home a.eip-main")).to_be_focused()
    assert renewed.unread(server.folder) == []
