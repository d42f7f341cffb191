"""Home on the day after: a lesson was begun, and two questions are due."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, tab_to
from tests.support.browser.missed_questions import missed_before
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Where to go on":
  - heading "Where to go on" [level=3]
  - heading "Your next lesson" [level=4]
  - paragraph: /About \\d+ minutes of the lesson are left/
  - paragraph:
    - link "Go on with “Active listening”"
  - heading "Today’s review" [level=4]
  - paragraph:
    - text: /2 questions that you missed or guessed are due today/
    - link "Go to today’s questions"
  - heading "All lessons" [level=4]
  - list:
    - listitem:
      - text: "00"
      - link "Welcome"
  - heading "Beside the lessons" [level=4]
  - list:
    - listitem:
      - link "The practice room"
  - heading "Your own record" [level=4]
  - list:
    - listitem:
      - link "How far you have come"
  - status
"""


def do_home(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("link", name="Go on with “Active listening”"))
    lesson = section.get_by_role("listitem").filter(has_text="Active listening")
    expect(lesson).to_contain_text("done, about")
    tab_to(page, lesson.get_by_role("link"))
    expect(lesson.get_by_role("link")).to_have_attribute("href", "05-active-listening.ipynb")


HOME = Walk("course.home()", TREE, do_home, before=missed_before)
