"""A reply written, rated by oneself and compared with others."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "The photo drawer":
  - heading [level=3]
  - button "Skip this activity"
  - blockquote:
    - paragraph: Ruth says
  - textbox "What do you say?"
  - group:
    - radio "yes"
    - radio "partly"
    - radio "no"
  - button "Save and compare"
  - status
"""


def do_respond(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("textbox", name="What do you say?"))
    page.keyboard.type("It won't open and it won't close, and he is in there.")
    for group in section.locator("fieldset.eip-rating").all():
        tab_to(page, group.get_by_role("radio").first)
        press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Save and compare"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Other replies")).to_be_visible()


RESPOND = Walk('course.respond("the-photo-drawer")', TREE, do_respond)
