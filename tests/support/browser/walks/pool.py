"""A guess, the studies and what they show, some left out by keyboard, and a study found at the second try."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Eighty-two studies that nobody did":
  - heading "Eighty-two studies that nobody did" [level=3]
  - paragraph: /Nobody can show you/
  - paragraph: Simulated. None of these studies exists.
  - heading "Your guess first" [level=4]
  - slider "The middle"
  - slider "New studies, from"
  - slider "New studies, to"
  - button "Keep my guess and show the studies"
  - status
"""


def do_pool(page: Page, section: Locator) -> None:
    begin_at(section)
    keep = section.get_by_role("button", name="Keep my guess")
    tab_to(page, keep)
    press(page, "Enter")
    expect(section.get_by_role("alert")).to_contain_text("Move the sliders first")
    press(page, "Shift+Tab")
    expect(section.get_by_role("slider", name="New studies, to")).to_be_focused()
    press(page, "PageUp", "PageUp", "PageUp", "Tab")
    expect(keep).to_be_focused()
    press(page, "Enter")
    expect(section.get_by_role("heading", name="82 studies together")).to_be_focused()
    expect(section.get_by_text("the pooled correlation is .28")).to_be_visible()
    section.locator(".eip-picture").scroll_into_view_if_needed()
    expect(section.locator(".eip-picture svg").first).to_be_visible(timeout=90_000)
    tab_to(page, section.get_by_role("combobox", name="Who rated the empathy"))
    press(page, "End")
    tab_to(page, section.get_by_role("button", name="Pool those that stay"))
    press(page, "Enter")
    expect(section.locator(".eip-status")).to_contain_text("17 studies: r = .17")
    expect(section.get_by_role("row", name="the therapist 17")).to_contain_text(".17")
    first = section.locator(".eip-search").first
    tab_to(page, first.get_by_role("radio", name="Study 9"))
    press(page, "Space", "Tab", "Enter")
    expect(first.get_by_text("✗ Another moves it more.")).to_be_focused()
    press(page, "Shift+Tab", "Shift+Tab", "ArrowDown", "ArrowDown", "Tab", "Enter")
    expect(first.get_by_text("✓ That is the one.")).to_be_focused()
    expect(first.get_by_role("listitem").filter(has_text="Without Study 35")).to_contain_text(".281 to .274")


POOL = Walk('course.pool("eighty-two-made-up-studies")', TREE, do_pool)
