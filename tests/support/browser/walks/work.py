"""A sheet scored: a slip that is told, a number that is right, and a score that there isn't."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "One form, twice":
  - heading "One form, twice" [level=3]
  - paragraph
  - 'figure "Oldenburg Burnout Inventory, as it was filled in: Femi, on a Monday in March"':
    - list:
      - listitem:
        - text: Item 15
        - emphasis: not answered
  - group: How it is scored
  - list:
    - listitem:
      - paragraph: 1 of 3
      - paragraph: What does his answer to item 2 count?
      - text: Your number, in points
      - textbox "Your number, in points"
      - text: A whole number.
      - button "Check"
    - listitem:
      - paragraph: 2 of 3
      - button "No score can be given"
  - status
"""


def do_work(page: Page, section: Locator) -> None:
    begin_at(section)
    first, second, third = section.locator(".eip-sum").all()
    tab_to(page, section.locator("summary").first)
    press(page, "Enter")
    expect(section.get_by_text("The other way round: 2, 3, 4")).to_be_visible()
    tab_to(page, first.get_by_role("textbox"))
    page.keyboard.type("three")
    press(page, "Enter")
    expect(first.get_by_role("alert")).to_contain_text("can’t be read as a number")
    first.get_by_role("textbox").fill("3")
    press(page, "Enter")
    expect(first.get_by_role("heading", name="✗ Not this number.")).to_be_focused()
    expect(first).to_contain_text("Item 2 asks the other way round")
    expect(section.locator(".eip-status")).to_contain_text("Saved")
    first.get_by_role("textbox").fill("2,0")
    tab_to(page, first.get_by_role("button", name="Check again"))
    press(page, "Enter")
    expect(first.get_by_role("heading", name="✓ 2. That is it.")).to_be_focused()
    for wrong in ("30", "31"):
        second.get_by_role("textbox").fill(wrong)
        second.get_by_role("textbox").press("Enter")
        expect(second.get_by_role("heading", name="✗ Not this number.")).to_be_focused()
    tab_to(page, second.locator("summary"))
    press(page, "Enter")
    expect(second.get_by_text("It comes to 17.")).to_be_visible()
    tab_to(page, third.get_by_role("button", name="No score can be given"))
    press(page, "Enter")
    expect(third.get_by_role("heading", name="✓ That is so.")).to_be_focused()


WORK = Walk('course.work("one-form-twice")', TREE, do_work)
