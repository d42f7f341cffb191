"""Cards sorted, and compared with our sorting."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "What a friend says":
  - heading "What a friend says" [level=3]
  - button "Skip this activity"
  - paragraph: 0 of 6 answered
  - button "Show all at once"
  - group "The cards":
    - button "1, open"
  - list:
    - listitem:
      - paragraph: Card 1 of 6
      - group "Category for card 1":
        - radio "Empathy"
  - button "Next"
  - button "Compare with our sorting"
  - status
  - group: What the categories mean
  - group: See your cards category by category
  - status
"""


def do_sort(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.locator(".eip-categories dt").first).to_have_text("Empathy")
    for number in range(1, 7):
        card = section.get_by_role("group", name=f"Category for card {number}")
        tab_to(page, card.get_by_role("radio", name="Empathy"))
        press(page, "Space")
        expect(section.get_by_text(f"{number} of 6 answered")).to_be_visible()
        if number < 6:
            tab_to(page, section.get_by_role("button", name="Next"))
            press(page, "Enter")
            expect(section.get_by_role("listitem").filter(has_text=f"Card {number + 1} of 6")).to_be_focused()
    tab_to(page, section.get_by_role("button", name="Compare with our sorting"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Same place for 2 of 6 cards")).to_be_visible()
    expect(section.locator(".eip-card[data-state=wrong]").first).to_be_focused()
    expect(section.get_by_text("1 of 4 that differ")).to_be_visible()
    expect(section.get_by_text("What we mean by Empathy: It stays with how things are for her")).to_have_count(2)
    tab_to(page, section.get_by_text("See your cards category by category"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Empathy (6)")).to_be_visible()


SORT = Walk('course.sort("what-a-friend-says")', TREE, do_sort)
