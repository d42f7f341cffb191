"""A counsellor's turns labelled, and compared with the key."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Evenings in the kitchen":
  - heading "Evenings in the kitchen" [level=3]
  - button "Skip this activity"
  - paragraph: 0 of 8 answered
  - button "Show all at once"
  - group "The counsellor’s turns":
    - button "1, open"
  - list:
    - listitem:
      - paragraph: Mireille
    - listitem:
      - paragraph: Counsellor, turn 1 of 8
      - group "Label for the counsellor’s turn 1":
        - radio "Open question"
  - button "Next"
  - button "Compare with our key"
  - status
  - group: What the labels mean
  - status
"""


def do_code(page: Page, section: Locator) -> None:
    begin_at(section)
    for number in range(1, 9):
        label = section.get_by_role("group", name=f"Label for the counsellor’s turn {number}")
        tab_to(page, label.get_by_role("radio").first)
        press(page, "ArrowDown")
        if number < 8:
            tab_to(page, section.get_by_role("button", name="Next"))
            press(page, "Enter")
            expect(section.get_by_text(f"Counsellor, turn {number + 1} of 8")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Compare with our key"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name=re.compile(r"Same label in \d+ of 8 turns"))).to_be_visible()


CODE = Walk('course.code("evenings-in-the-kitchen")', TREE, do_code)
