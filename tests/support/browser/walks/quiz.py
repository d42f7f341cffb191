"""A question of a quiz, answered with how sure one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What stays with you":
  - heading "What stays with you" [level=3]
  - group:
    - list:
      - listitem:
        - radio
  - group "How sure are you?":
    - radio "20 %, a guess"
  - button "Check my answer"
  - button "Skip this question"
  - status
"""


def do_quiz(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("radio", name="20 %, a guess"))
    press(page, "ArrowRight")
    tab_to(page, section.get_by_role("button", name="Check my answer"))
    press(page, "Enter")
    expect(section.locator(".eip-feedback").first).to_be_visible()


QUIZ = Walk('course.quiz("listening-check")', TREE, do_quiz)
