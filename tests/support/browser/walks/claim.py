"""A claim judged, and put into fairer words."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What the article claims":
  - heading [level=3]
  - button "Skip this activity"
  - blockquote
  - group "What is your verdict?":
    - radio "Supported"
    - radio "Mixed or uncertain"
  - button "Compare with the evidence"
  - status
"""


def do_claim(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Compare with the evidence"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name=re.compile("verdict|We say so too"))).to_be_visible()
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("A voice may hint at a feeling.")
    tab_to(page, section.get_by_role("button", name="Save and see our wording"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="One fair wording")).to_be_visible()


CLAIM = Walk('course.claim("C27")', TREE, do_claim)
