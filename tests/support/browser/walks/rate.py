"""A reply rated twice, because we rate it differently."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Called a saint":
  - heading "Called a saint" [level=3]
  - blockquote:
    - paragraph: Joyce says
  - group "The replies":
    - button "1, open"
  - paragraph: Reply 1 of 6
  - group "On which level is this reply?":
    - radio "1 Passes by"
    - radio "2 Half hears"
  - button "Save my rating"
  - button "Skip this reply"
  - group:
    - term: 1 Passes by
  - status
"""


def do_rate(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio", name="1 Passes by"))
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Save my rating"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="We rated this one differently")).to_be_focused()
    tab_to(page, section.get_by_role("button", name="Save my second rating"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Our key: 2 Half hears")).to_be_focused()
    expect(section.get_by_text("You are 2 levels above it.")).to_be_visible()
    expect(section.get_by_text("0 of 1 is on the level of our key, and 0 of 1 on it")).to_be_visible()


RATE = Walk('course.rate("called-a-saint")', TREE, do_rate)
