"""From home to the place where the learner left, and from the end of that lesson on."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from course_lib.learner import place
from course_lib.learner.place import Place
from course_lib.learner.record import Record
from tests.support.browser.lessons import write_lesson
from tests.support.browser.missed_questions import missed_before
from tests.support.fixtures import StartServer
from tests.support.jupyter import START_TIMEOUT_S, open_lesson

LESSON = "05-active-listening"


def test_a_learner_goes_on_where_they_left_and_from_the_lessons_end_to_the_next(
    page: Page, course_server: StartServer, tmp_path: Path
) -> None:
    write_lesson(tmp_path, "home", ["course.home()"])
    write_lesson(tmp_path, LESSON, ['course.closing("active-listening")'])
    with course_server(tmp_path) as server:
        missed_before(Record(server.home / "answers"))
        place.keep(server.home, Place(f"{LESSON}.ipynb", "fine-he-says-practice"))

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
