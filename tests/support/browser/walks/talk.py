"""A talk begun, a reply chosen, the learner's own line, what is told, and the turn taken once more."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "The second cup":
  - heading "The second cup" [level=3]
  - paragraph
  - group "When would you like feedback?":
    - radio "After each of your turns" [checked]
    - radio "At three turns and at the end"
  - button "Begin"
  - status
"""


def do_talk(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="Begin"))
    press(page, "Enter")
    expect(section.get_by_text("Bus was early")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Choose a reply"))
    press(page, "Enter")
    expect(section.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    tab_to(page, section.get_by_role("button", name="Say it"))
    press(page, "Enter")
    tab_to(page, section.get_by_role("textbox", name="You first."))
    page.keyboard.type("To stay with him.")
    tab_to(page, section.get_by_role("button", name="Keep it and see"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="How it landed")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Try that turn again"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Your turn 1 once more")).to_be_focused()


TALK = Walk('course.talk("the-second-cup")', TREE, do_talk)
