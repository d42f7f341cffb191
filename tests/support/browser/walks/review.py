"""One of the questions that are due today."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.missed_questions import missed_before
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What is due today":
  - heading "What is due today" [level=3]
  - paragraph: /2 questions that you missed or guessed/
  - paragraph: Question 1 of 2
  - paragraph: /Asked before, in “.+”/
  - group:
    - list:
      - listitem:
        - radio
  - button "Check my answer"
  - button "Skip this question"
  - status
"""


def do_review(page: Page, section: Locator) -> None:
    expect(section.get_by_text("Question 1 of 2")).to_be_visible()
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Check my answer"))
    press(page, "Enter")
    expect(section.locator(".eip-feedback").first).to_be_visible()


REVIEW = Walk("course.review()", TREE, do_review, before=missed_before)
