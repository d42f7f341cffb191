"""The end of a lesson of which some questions were answered."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.missed_questions import missed_before
from tests.support.browser.walks.walk import Walk

TREE = """
- 'region "Active listening: what you did here"':
  - 'heading "Active listening: what you did here" [level=3]'
  - list:
    - listitem: /\\d+ of \\d+ activities done/
    - listitem: 7 questions answered
  - heading "One thing that went well" [level=4]
  - paragraph: /You were quite sure of .+ right in/
  - heading "One to practise" [level=4]
  - paragraph: /This question isn’t right yet/
  - paragraph:
    - link /Go to “.+”/
  - paragraph:
    - 'link "Next: Responding"'
  - button "Look again"
  - status
"""


def do_closing(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("link", name="Go to"))
    tab_to(page, section.get_by_role("link", name="Next: Responding"))
    tab_to(page, section.get_by_role("button", name="Look again"))
    press(page, "Enter")
    expect(section.locator(".eip-status")).to_contain_text("This is how it stands now.")


CLOSING = Walk('course.closing("active-listening")', TREE, do_closing, before=missed_before)
