"""A note written again, and what is read in it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Half an hour late":
  - heading [level=3]
  - button "Skip this activity"
  - heading "What could be seen and heard" [level=4]
  - list
  - heading "The note as it stands" [level=4]
  - blockquote
  - textbox "Your note"
  - button "Save and see what is read in it"
  - status
"""


def do_rewrite(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("textbox", name="Your note"))
    page.keyboard.type(
        "He came at 9.25 and kept his jacket on. He was evasive about his sleep and then went out over a form."
    )
    tab_to(page, section.get_by_role("button", name="Save and see what is read in it"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Words that tell a reader what to think")).to_be_visible()


REWRITE = Walk('course.rewrite("half-an-hour-late")', TREE, do_rewrite)
