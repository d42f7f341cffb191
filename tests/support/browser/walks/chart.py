"""A chart drawn, and its numbers shown."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region:
  - heading [level=3]
  - paragraph: /Code it first/
  - button "Show the picture"
  - status
"""


def do_chart(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.get_by_role("figure")).to_have_count(0)
    tab_to(page, section.get_by_role("button", name="Show the picture"))
    press(page, "Enter")
    expect(section.locator(".eip-picture svg").first).to_be_visible(timeout=90_000)
    tab_to(page, section.get_by_text("Show the numbers"))
    press(page, "Enter")
    expect(section.get_by_role("table")).to_be_visible()


CHART = Walk('course.chart("two-ways-to-listen")', TREE, do_chart)
