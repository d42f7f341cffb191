"""A private reflection that is kept because the learner asks for it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region:
  - heading [level=3]
  - checkbox "Keep what I write on this computer"
  - textbox
  - button "Next step"
  - status
"""


def do_reflect(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("checkbox", name=re.compile("Keep what I write")))
    press(page, "Space")
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("A person I found hard to follow.")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    tab_to(page, section.get_by_role("button", name="Next step"))
    press(page, "Enter")
    expect(section.get_by_text(re.compile(r"Step 2 of \d"))).to_be_focused()
    while (on := section.get_by_role("button", name="Next step")).count():
        tab_to(page, on)
        press(page, "Enter")
    tab_to(page, section.get_by_role("button", name="Read it as a whole"))
    press(page, "Enter")
    tab_to(page, section.get_by_role("button", name="Take it along as a page"))
    with page.expect_download() as taken:
        press(page, "Enter")
    assert "A person I found hard to follow." in taken.value.path().read_text(encoding="utf-8")


REFLECT = Walk('course.reflect("who-is-easy-to-hear")', TREE, do_reflect)
