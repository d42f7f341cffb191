"""A form of the skill test from its first person to the look back."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from course_lib.content.reader import load
from course_lib.learner.record import Record
from course_lib.models import Form
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk
from tests.support.events import keep
from tests.support.places import SAMPLES

TREE = """
- region "Ten people, before the course":
  - heading "Ten people, before the course" [level=3]
  - group
  - paragraph: 1 of 10
  - group /Which reply stays nearest to him/:
    - list:
      - listitem:
        - radio
  - group "How sure are you?":
    - radio "20 %, a guess"
  - button "Save and go on"
  - button "Skip this one"
  - status
"""


def other_set_before(record: Record) -> None:
    """The parallel form is over, with one choice answered, so that the two can be held side by side."""
    form = load(SAMPLES / "forms" / "ten-after.yml", Form)
    for one in form.vignettes.values():
        first = one is form.choices[0]
        data = {"picked": [0], "confidence": 0.6} if first else {}
        keep(record, one.id, "answer" if first else "skip", data, version=one.version())


def do_form(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("radio", name="20 %, a guess"))
    press(page, "ArrowRight")
    tab_to(page, section.get_by_role("button", name="Save and go on"))
    press(page, "Enter")
    for number in range(2, 11):
        expect(section.get_by_text(f"{number} of 10", exact=True)).to_be_focused()
        if number == 6:
            tab_to(page, section.get_by_role("textbox", name="What do you say to Alun?"))
            page.keyboard.type("You built it a foot higher than it has to be.")
            tab_to(page, section.get_by_role("button", name="Save and go on"))
        else:
            tab_to(page, section.get_by_role("button", name="Skip this one"))
        press(page, "Enter")
    expect(section.get_by_role("heading", name="All 10 are done")).to_be_focused()
    table = section.get_by_role("table")
    expect(table.get_by_role("row").nth(1)).to_have_text(re.compile("With options, as in our key.*of 1.*of 1"))
    expect(section.get_by_text("These are too few vignettes to tell")).to_be_visible()
    expect(section.locator(".eip-past")).to_contain_text("These words may be about suicide")
    tab_to(page, section.get_by_role("combobox", name="Which one?"))
    press(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp")
    expect(section.locator(".eip-own")).to_have_text("You built it a foot higher than it has to be.")
    tab_to(page, section.get_by_role("radio", name="One that misses"))
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Save where I place it"))
    press(page, "Enter")
    expect(section.get_by_text("1 to one that follows")).to_be_visible()


FORM = Walk('course.form("ten-before")', TREE, do_form, before=other_set_before)
