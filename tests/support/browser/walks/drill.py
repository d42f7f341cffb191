"""A line answered, said once more, and the next one asked."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Ten open questions":
  - heading "Ten open questions" [level=3]
  - group: An example
  - paragraph: Line 1 of 10, easy.
  - blockquote:
    - paragraph
  - textbox "Say it aloud first, in one sentence. Then write down what you said."
  - button "Save and see"
  - button "Skip this line"
  - status
"""


def do_drill(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("textbox", name="Say it aloud first"))
    page.keyboard.type("You should tell them.")
    tab_to(page, section.get_by_role("button", name="Save and see"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="What you said")).to_be_focused()
    expect(section.get_by_role("heading", name="I don’t see an open question in it.")).to_be_visible()
    tab_to(page, section.get_by_role("textbox", name=re.compile("^Say it once more")))
    page.keyboard.type("What was it like for you?")
    tab_to(page, section.get_by_role("button", name="Save my second try"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="What you said the second time")).to_be_focused()
    expect(section.get_by_role("heading", name="I see an open question.")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Next line"))
    press(page, "Enter")
    expect(section.get_by_text("Line 2 of 10, easy.")).to_be_focused()


DRILL = Walk('course.drill("ten-open-questions")', TREE, do_drill)
