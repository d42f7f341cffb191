"""A lesson of the outline opened, and both charts of one's own drawn."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.missed_questions import missed_before
from tests.support.browser.walks.walk import Walk

TREE = """
- region "How far you have come":
  - heading "How far you have come" [level=3]
  - heading "Where you are" [level=4]
  - paragraph: /Days on which you worked here. 1/
  - paragraph:
    - text: "Where to go on:"
    - link "Active listening"
  - list:
    - listitem:
      - link "Welcome"
      - text: /0 of \\d+ done/
      - group: /Its aims/
  - heading "What to repeat" [level=4]
  - paragraph:
    - text: "Questions that are due today: 2. You find them under “What is due today” in any lesson."
    - link "Go to today’s questions"
  - paragraph: /Good days to come back/
  - list:
    - listitem: /.+day .+ 2 questions/
  - button "Take these days along for your calendar"
  - heading "Skill by skill" [level=4]
  - paragraph: /The bar shows how much/
  - table:
    - rowgroup:
      - row /Skill Answers/
    - rowgroup:
      - row /.+ not enough yet/
  - paragraph: /Mostly what you missed comes back/
  - paragraph: /trust at its end is no mark/
  - heading "How well your confidence fits" [level=4]
  - button "Show how sure and how right"
  - heading "Day by day" [level=4]
  - button "Show the days"
  - button "Look again"
  - status
"""


def do_progress(page: Page, section: Locator) -> None:
    begin_at(section)
    lesson = section.locator(".eip-lessons > li").filter(has_text="Active listening")
    summary = lesson.locator("summary")
    tab_to(page, summary)
    press(page, "Enter")
    expect(lesson.get_by_text(re.compile("still to come")).first).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Take these days along"))
    with page.expect_download() as taken:
        press(page, "Enter")
    assert taken.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3
    for name in ("Show how sure and how right", "Show the days"):
        tab_to(page, section.get_by_role("button", name=name))
        press(page, "Enter")
        expect(section.get_by_role("button", name=name)).to_have_count(0, timeout=90_000)
    expect(section.get_by_role("img")).to_have_count(2, timeout=90_000)
    expect(section.get_by_role("status").last).to_have_text("The picture is there.")


PROGRESS = Walk("course.progress()", TREE, do_progress, before=missed_before)
