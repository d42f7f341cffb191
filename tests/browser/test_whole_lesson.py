"""One whole lesson as a learner: every activity to its end, the kernel killed, the lesson opened anew, all there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course_lib.content import notebook
from course_lib.ops import launch
from tests.support.browser.coming_back import seen
from tests.support.browser.playthrough import THROUGH, kind_of
from tests.support.fixtures import StartServer
from tests.support.jupyter import kill_kernel, open_lesson
from tests.support.places import ROOT

#: The lesson with the most kinds of activity, and the one with two talks.
LESSONS = ("06-responding.ipynb", "09-empathy-exercises.ipynb")
#: These show the state of the record or of the page, which the work itself changes.
OTHERWISE = ("kept", "review", "progress", "closing", "chart", "safety")


@pytest.mark.parametrize("lesson", LESSONS)
def test_all_that_was_done_in_a_lesson_is_there_after_the_kernel_died(
    lesson: str, page: Page, course_server: StartServer, tmp_path: Path
) -> None:
    launch.deliver(ROOT / "notebooks", tmp_path)
    with course_server(tmp_path) as server:
        open_lesson(page, server, lesson)
        book = notebook.read(ROOT / "notebooks" / lesson)
        count = len(list(book.calls()))
        sections = page.locator("section.eip[data-ready=true]")
        expect(sections).to_have_count(count)
        for number in range(count):
            section = sections.nth(number)
            section.scroll_into_view_if_needed()
            THROUGH[kind_of(section)](section)
        before = {n: seen(sections.nth(n)) for n in range(count) if kind_of(sections.nth(n)) not in OTHERWISE}
        kill_kernel(server)
        page.close()
        other = page.context.new_page()
        open_lesson(other, server, lesson)
        again = other.locator("section.eip[data-ready=true]")
        expect(again).to_have_count(count, timeout=60_000)

        assert len(before) >= 10
        for number, what in before.items():
            assert seen(again.nth(number)) == what
