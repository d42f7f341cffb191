"""Shares for the readings of two situations."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "When the brows go up in the middle":
  - heading [level=3]
  - img /Priya. Inner brows raised, clearly; .* lips tightened, clearly/
  - heading "As a camera would have it" [level=4]
  - 'heading "Situation 1 of 3: The first meeting" [level=4]'
  - group "How likely does each reading seem to you here?":
    - list:
      - listitem:
        - slider "Something makes her sad": "0"
      - listitem
      - listitem
      - listitem:
        - slider "Something else": "0"
  - button "Save my shares"
  - button "Skip this situation"
  - status
"""


def do_cue(page: Page, section: Locator) -> None:
    begin_at(section)
    for number in (1, 2):
        tab_to(page, section.get_by_role("slider", name="Something makes her sad"))
        press(page, "End")
        tab_to(page, section.get_by_role("slider", name="Something else"))
        press(page, *["PageUp"] * number)
        tab_to(page, section.get_by_role("button", name="Save my shares"))
        press(page, "Enter")
        expect(section.get_by_role("heading", name="What this situation tells, and what it can’t")).to_be_focused()
        tab_to(page, section.get_by_role("button", name="Next situation"))
        if number == 1:
            press(page, "Enter")
    expect(section.get_by_text(re.compile(r"from \d+ % to \d+ %")).first).to_be_visible()


CUE = Walk('course.cue("priya-looks-down")', TREE, do_cue)
