"""A face moved freely, then two of its tasks."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "One movement at a time":
  - heading "One movement at a time" [level=3]
  - img "A face at rest."
  - heading "Move the face" [level=4]
  - list:
    - listitem:
      - text: Inner brow raiser unit 1
      - slider "Inner brow raiser unit 1": "0"
  - button "Mouth and eyes"
  - button "Back to rest"
  - button "Go to the tasks"
  - status
"""


def do_face(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("slider", name=re.compile("^Jaw drop")))
    press(page, "End")
    expect(section.get_by_role("img", name="Jaw dropped, strongly.")).to_be_visible()
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    tab_to(page, section.get_by_role("button", name="Mouth alone"))
    press(page, "Enter")
    expect(section.get_by_role("img", name="Lip corners pulled up, strongly.")).to_be_visible()
    expect(section.get_by_role("heading", name="Mouth alone")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Go to the tasks"))
    press(page, "Enter")
    expect(section.get_by_text("Task 1 of 3")).to_be_focused()
    tab_to(page, section.get_by_role("radio").first)
    press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Check"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="✗ Not yet.")).to_be_focused()
    begin_at(section)
    tab_to(page, section.get_by_role("radio", name="Cheek raiser"))
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Check again"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="✓ That is it.")).to_be_focused()
    tab_to(page, section.get_by_role("button", name="Next task"))
    press(page, "Enter")
    expect(section.get_by_text("Task 2 of 3")).to_be_focused()
    tab_to(page, section.get_by_role("slider", name=re.compile("^Inner brow raiser")))
    press(page, "End")
    tab_to(page, section.get_by_role("button", name="Check"))
    press(page, "Enter")
    expect(section.get_by_text("Something that belongs to this face hardly moves")).to_be_visible()


FACE = Walk('course.face("one-movement-at-a-time")', TREE, do_face)
