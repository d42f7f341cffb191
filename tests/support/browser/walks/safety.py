"""What a lesson holds, read and noted."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Before you listen":
  - heading [level=3]
  - list
  - button "I have read this"
  - button "Show help lines"
  - status
"""


def do_safety(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="I have read this"))
    press(page, "Enter")
    expect(section.get_by_text("Noted.")).to_be_visible()


SAFETY = Walk('course.safety("active-listening")', TREE, do_safety)
