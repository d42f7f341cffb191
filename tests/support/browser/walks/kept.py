"""Deleting everything, and thinking better of it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What is kept about you":
  - heading [level=3]
  - checkbox "Put my private pages into the export too"
  - button "Take it with me (JSON)"
  - button "Delete everything…"
  - status
"""


def do_kept(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="Delete everything…"))
    press(page, "Enter")
    expect(section.get_by_role("button", name="Keep it")).to_be_focused()
    press(page, "Enter")
    expect(section.get_by_role("button", name="Keep it")).to_have_count(0)


KEPT = Walk("course.kept()", TREE, do_kept)
