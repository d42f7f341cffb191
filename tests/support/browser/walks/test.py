"""A practice test from its first question to the look back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Two questions and a heap":
  - heading "Two questions and a heap" [level=3]
  - paragraph: /A short one/
  - list:
    - listitem: Open questions 2 questions
    - listitem: A heap One set of cards to sort
  - paragraph: /Nothing is said to your answers before the end/
  - button "Begin"
  - status
"""


def answer_one(page: Page, section: Locator, place: str) -> None:
    """The question at a place by keyboard: one option of it, or the first category for its first card."""
    expect(section.get_by_text(place)).to_be_focused()
    heap = section.get_by_role("combobox")
    if heap.count():
        tab_to(page, heap.first)
    else:
        tab_to(page, section.locator(".eip-options input").first)
    press(page, "ArrowDown" if heap.count() or section.get_by_role("radio").count() else "Space")
    expect(section.locator(".eip-status")).to_have_attribute("data-state", "saved")


def do_test(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="Begin"))
    press(page, "Enter")
    for number in range(1, 4):
        answer_one(page, section, f"Question {number} of 3")
        tab_to(page, section.get_by_role("button", name="Go on"))
        press(page, "Enter")
    expect(section.get_by_role("heading", name="That was the last question")).to_be_focused()
    expect(section.locator(".eip-feedback")).to_have_count(0)
    tab_to(page, section.get_by_role("button", name="Show me how I did"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="points")).to_be_focused()
    tab_to(page, section.locator("summary").first)
    press(page, "Enter")
    expect(section.locator("details[open] .eip-feedback").first).to_be_visible()


TEST = Walk('course.test("two-and-a-heap")', TREE, do_test)
