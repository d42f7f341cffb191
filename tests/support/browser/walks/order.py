"""A step moved to the front, and the order compared with ours."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Mending a misstep":
  - heading "Mending a misstep" [level=3]
  - button "Skip this activity"
  - list:
    - listitem:
      - paragraph: 1 of 5
      - paragraph: Ask her how it is for her
      - 'button "Up: Ask her how it is for her, now 1 of 5" [disabled]'
      - 'button "Down: Ask her how it is for her, now 1 of 5"'
      - combobox "Place for “Ask her how it is for her”, now 1 of 5"
  - button "Compare with our order"
  - status
"""


def do_order(page: Page, section: Locator) -> None:
    begin_at(section)
    step = section.get_by_role("listitem").filter(has_text="Notice that she has gone quiet")
    up = step.get_by_role("button", name=re.compile("^Up: Notice that she has gone quiet"))
    tab_to(page, up)
    for place in (3, 2, 1):
        press(page, "Enter")
        expect(section.locator(".eip-status")).to_contain_text(f"“Notice that she has gone quiet” is now {place} of 5")
        expect(up).to_be_focused()
    press(page, "Enter")
    expect(section.locator(".eip-status")).to_contain_text("is the first already")
    expect(up).to_have_accessible_name("Up: Notice that she has gone quiet, now 1 of 5")
    to = step.get_by_role("combobox")
    tab_to(page, to)
    press(page, "ArrowDown", "ArrowDown")
    expect(section.locator(".eip-status")).to_contain_text("“Notice that she has gone quiet” is now 3 of 5")
    expect(to).to_be_focused()
    press(page, "ArrowUp", "ArrowUp")
    expect(section.locator(".eip-status")).to_contain_text("“Notice that she has gone quiet” is now 1 of 5")
    tab_to(page, section.get_by_role("button", name="Compare with our order"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="1 of 5 steps are in place")).to_be_focused()
    expect(step).to_contain_text("✓ In place")
    expect(section.get_by_text("In 2 of 4 places, the step that comes next")).to_contain_text("So a run of your steps")


ORDER = Walk('course.order("mending-a-misstep")', TREE, do_order)
