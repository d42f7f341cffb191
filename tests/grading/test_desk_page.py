"""The desk in a real JupyterLab: three replies marked by keyboard, a killed kernel, and everything is there again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from course_lib.grading.desk import notebook
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.keyboard import press, tab_to
from tests.support.fixtures import StartServer
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.desk import grade
from tests.support.grading.handed_in import REPLIES
from tests.support.jupyter import CourseServer, kill_kernel, visit_notebook

COMMENT = "You kept his weather."


@pytest.fixture
def server(handed_in: CourseRoom, course_server: StartServer) -> Iterator[CourseServer]:
    notebook.write(handed_in.root, NAME, "ann")
    with course_server(handed_in.work) as running:
        yield running


def open_desk(page: Page) -> Locator:
    """Run the notebook's one cell, as its first line says."""
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    press(page, "Shift+Enter")
    section = page.locator("section.eip-desk[data-ready=true]")
    expect(section).to_be_visible(timeout=60_000)
    return section


def status(section: Locator) -> Locator:
    return section.locator(".eip-status")


def test_three_replies_are_marked_by_keyboard_and_outlive_the_kernel(
    page: Page, server: CourseServer, handed_in: CourseRoom, outside: list[str]
) -> None:
    # given: the notebook as `empathy mark` writes it
    visit_notebook(page, server, "marking.ipynb")
    section = open_desk(page)
    expect(section).to_contain_text("0 of 3 marked")
    assert axe(page, "desk") == []

    # when: the first is marked by digits, with a comment that is kept to be used again
    section.get_by_text("Keys", exact=True).focus()
    tab_to(page, section.get_by_role("button", name="Previous"))
    press(page, "3", "2", "3")
    expect(status(section)).to_contain_text("Saved")
    press(page, "c")
    page.keyboard.type(COMMENT)
    press(page, "Escape")
    expect(section).to_contain_text("1 of 3 marked")
    tab_to(page, section.get_by_role("button", name="Keep this comment to use again"))
    press(page, "Enter")
    expect(section.get_by_role("button", name=COMMENT)).to_be_visible()

    # when: the second with that comment, the third with a criterion put right, then begun anew
    press(page, "n")
    expect(section.get_by_role("heading", name="Reply 2")).to_be_focused()
    press(page, "1", "1", "1", "Shift+Digit1")
    expect(section).to_contain_text("2 of 3 marked")
    press(page, "n")
    expect(section.get_by_role("heading", name="Reply 3")).to_be_focused()
    press(page, "3", "3", "Backspace", "1", "3", "?")
    expect(section).to_contain_text("3 of 3 marked")
    expect(section.get_by_text("next unmarked reply")).to_be_visible()
    dark(page)
    assert axe(page, "desk") == []

    # then: nbgrader has three scores and two comments, and no name was shown
    marks = sorted(grade(handed_in, name)[0] or 0 for name in REPLIES)
    assert marks == [0, 4, 5]
    assert sorted(grade(handed_in, name)[2] or "" for name in REPLIES) == ["", COMMENT, COMMENT]
    assert not [name for name in REPLIES if name in section.inner_text().split()]

    # when: the kernel is killed, and the page opened anew
    kill_kernel(server)
    page.reload()
    section = open_desk(page)

    # then: everything is there
    expect(section).to_contain_text("3 of 3 marked")
    expect(section.get_by_role("heading", name="Reply 1")).to_be_visible()
    expect(section).to_contain_text("5 of 6 points Marked by ann")
    expect(section.get_by_label("Comment to the learner")).to_have_value(COMMENT)
    expect(section.get_by_role("button", name=COMMENT)).to_be_visible()
    assert section.get_by_role("radio", checked=True).count() == 3
    assert outside == []


def test_a_second_marker_reads_blind_and_the_page_then_says_where_they_differ(
    page: Page, server: CourseServer, handed_in: CourseRoom
) -> None:
    # given: Ann has marked the first reply
    visit_notebook(page, server, "marking.ipynb")
    section = open_desk(page)
    section.get_by_role("heading", name="Reply 1").focus()
    press(page, "3", "3", "3")
    expect(section).to_contain_text("1 of 3 marked")

    # when: Bo reads it a second time
    section.get_by_label("Marker").fill("bo")
    press(page, "Tab")
    section.get_by_label("Reading").select_option("second")
    expect(section).to_contain_text("0 of 3 marked")
    assert section.get_by_role("radio", checked=True).count() == 0
    section.get_by_role("heading", name="Reply 1").focus()
    press(page, "1", "3", "3")
    expect(status(section)).to_contain_text("as your second reading")
    section.get_by_text("End my second reading").click()
    section.get_by_role("button", name="End it and compare").click()

    # then: both readings are there, with the one criterion to talk about; Ann's points count
    expect(section.get_by_role("button", name="Reply 1: You show him what you understood")).to_be_visible()
    expect(section.get_by_role("heading", name="Two readings").first).to_be_visible()
    assert axe(page, "desk") == []
    assert max(grade(handed_in, name)[0] or 0 for name in REPLIES) == 6

    # when: they agree on the middle
    section.get_by_role("button", name="Reply 1: You show him what you understood").click()
    expect(section.get_by_role("heading", name="Reply 1")).to_be_focused()
    press(page, "Backspace", "Backspace", "Backspace", "2")

    # then: the agreed mark counts
    expect(section.get_by_role("button", name="Reply 1: agreed")).to_be_visible()
    expect(section).to_contain_text("Agreed points stand for this reply.")
    assert max(grade(handed_in, name)[0] or 0 for name in REPLIES) == 5


def test_when_the_notebook_does_not_answer_nothing_is_called_saved(page: Page, server: CourseServer) -> None:
    visit_notebook(page, server, "marking.ipynb")
    section = open_desk(page)
    page.evaluate("WebSocket.prototype.send = () => {}")  # what is sent reaches nobody
    section.get_by_role("heading", name="Reply 1").focus()

    press(page, "3")

    expect(status(section)).to_contain_text("No answer yet", timeout=15_000)
    expect(status(section)).not_to_contain_text("Saved")
