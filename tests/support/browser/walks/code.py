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
  - list:
    - listitem:
      - paragraph: Mireille
    - listitem:
      - combobox "Label for the counsellor’s turn 1"
  - button "Compare with our key"
  - status
"""


def do_code(page: Page, section: Locator) -> None:
    begin_at(section)
    for select in section.get_by_role("combobox", name=re.compile("Label for")).all():
        tab_to(page, select)
        press(page, "ArrowDown", "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Compare with our key"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name=re.compile(r"Same label in \d+ of 8 turns"))).to_be_visible()


CODE = Walk('course.code("evenings-in-the-kitchen")', TREE, do_code)
