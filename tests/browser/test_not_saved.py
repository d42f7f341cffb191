"""What can't be saved is called NOT saved, with the reason, and stays on the page."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import psutil
from playwright.sync_api import Locator, Page, expect

from tests.support.browser.lessons import write_lesson
from tests.support.browser.record import answers
from tests.support.browser.walks.safety import SAFETY
from tests.support.fixtures import Show, StartServer
from tests.support.jupyter import CourseServer, open_lesson


def unanswered(section: Locator, server: CourseServer) -> psutil.Process:
    """Send a reply to a kernel that stands still, until the page says that it isn't saved. Gives the kernel."""
    (kernel,) = server.kernels()
    kernel.send_signal(signal.SIGSTOP)
    section.get_by_role("textbox").fill("I would like to hear about him.")
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()
    expect(section.locator(".eip-status")).to_contain_text("NOT saved", timeout=30_000)
    return kernel


def test_a_kernel_that_does_not_answer_means_not_saved_and_the_words_stay(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("respond")
    kernel = unanswered(section, activities)

    expect(section.get_by_role("button", name="Save and compare")).to_be_focused()
    assert section.get_by_role("textbox").input_value() == "I would like to hear about him."

    kernel.send_signal(signal.SIGCONT)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"), timeout=30_000)


def test_what_is_said_to_an_answer_comes_with_the_late_word_of_a_slow_kernel(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("respond")
    kernel = unanswered(section, activities)
    kernel.send_signal(signal.SIGCONT)

    expect(section.locator(".eip-coach")).to_have_count(1, timeout=30_000)
    expect(section.locator(".eip-own")).to_have_text("I would like to hear about him.")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    assert [event.act for event in answers(activities) if event.act != "draft"] == ["first"]


def test_a_move_that_cannot_be_saved_says_so_and_the_steps_stay(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("order")
    (kernel,) = activities.kernels()
    kernel.send_signal(signal.SIGSTOP)
    section.get_by_role("button", name=re.compile("^Down: Ask her")).click()
    expect(section.locator(".eip-status")).to_contain_text("NOT saved", timeout=30_000)
    expect(section.locator(".eip-step").nth(1)).to_contain_text("Ask her how it is for her")
    kernel.send_signal(signal.SIGCONT)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"), timeout=30_000)


def test_a_record_that_cannot_be_written_says_not_saved_and_why(
    page: Page, course_server: StartServer, tmp_path: Path
) -> None:
    write_lesson(tmp_path, "lesson", [SAFETY.call])
    blocked = tmp_path / "a-file-where-the-folder-should-be"
    blocked.write_text("")
    with course_server(tmp_path, environ={"EMPATHY_HOME": str(blocked)}) as running:
        open_lesson(page, running, "lesson.ipynb")
        page.get_by_role("button", name="I have read this").click()
        status = page.locator("section.eip-safety .eip-status")
        expect(status).to_contain_text("NOT saved")
        expect(page.get_by_text("Noted.")).to_have_count(0)
