"""Two sessions that were held, laid side by side, and the other one chosen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.held_sessions import held_before
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What you have practised here":
  - heading "What you have practised here" [level=3]
  - paragraph: No question is due today.
  - heading "People to talk with" [level=4]
  - list:
    - listitem: /not met yet/
  - heading "Two sessions side by side" [level=4]
  - text: One session
  - combobox "One session"
  - text: Another session
  - combobox "Another session"
  - table:
    - rowgroup:
      - row /What/
    - rowgroup:
      - row "Your turns 3 4"
  - heading "Skills to practise alone" [level=4]
  - list
  - button "Look again"
  - status
"""


def do_room(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.get_by_role("listitem").filter(has_text="Walter: The second cup")).to_contain_text("2 sessions")
    tab_to(page, section.get_by_role("combobox", name="Another session"))
    press(page, "ArrowUp")
    expect(section.get_by_role("row", name="Your turns 3 3")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Look again"))
    press(page, "Enter")
    expect(section.locator(".eip-status")).to_contain_text("This is how it stands now.")
    expect(section.get_by_role("row", name="Your turns 3 3")).to_be_visible()


ROOM = Walk("course.room()", TREE, do_room, before=held_before)
