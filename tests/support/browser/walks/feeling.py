"""A line heard, sized and answered, twice."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Two voices":
  - heading "Two voices" [level=3]
  - blockquote:
    - paragraph: Wilma says
  - group "Which feelings do you hear?":
    - list:
      - listitem:
        - checkbox
      - listitem
      - listitem
      - listitem
      - listitem
      - listitem:
        - checkbox "None that I would name yet"
  - button "Compare"
  - button "Skip this line"
  - status
"""


def do_feeling(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("checkbox", name="guilt"))
    press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Compare", exact=True))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Hear it once more")).to_be_focused()
    assert section.get_by_text("She says it loudly").count() == 0
    for family in ("guilt", "anger"):
        begin_at(section)
        tab_to(page, section.get_by_role("checkbox", name=family))
        press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Compare again"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="That is what we hear too")).to_be_focused()
    tab_to(page, section.get_by_role("radio", name="annoyed"))
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Compare", exact=True))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="✓ About as big as it was said")).to_be_focused()
    tab_to(page, section.get_by_role("textbox", name="Your sentence"))
    page.keyboard.type("You're angry that he hung up the keys. Is it like that?")
    tab_to(page, section.get_by_role("button", name="Save and compare"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Your first sentence")).to_be_focused(timeout=60_000)
    expect(section.get_by_role("heading", name="Two to compare with")).to_be_visible()
    tab_to(page, section.get_by_role("textbox", name="Your second sentence"))
    page.keyboard.type("You're angry. Thirty years.")
    tab_to(page, section.get_by_role("button", name="Save my second sentence"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Your second sentence")).to_be_focused(timeout=60_000)


FEELING = Walk('course.feeling("two-voices")', TREE, do_feeling)
