"""A practice of attention that is begun, paused, stopped early and kept as a line of the log."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk

TREE = """
- region "Coming back":
  - heading "Coming back" [level=3]
  - paragraph
  - group "How long?":
    - radio "1 minute" [checked]
    - radio "3 minutes"
    - radio "5 minutes"
  - group "Your eyes":
    - radio "open" [checked]
    - radio "closed"
  - group "What your attention comes back to":
    - radio "something you can see" [checked]
    - radio "sounds"
  - checkbox "A soft sound at the end"
  - button "Begin"
  - status
"""


def do_attend(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio", name="something you can see"))
    press(page, "ArrowDown")
    expect(section.get_by_role("radio", name="sounds")).to_be_checked()
    tab_to(page, section.get_by_role("button", name="Begin"))
    press(page, "Enter")
    status = section.locator(".eip-status")
    expect(section.get_by_role("heading", name="sounds, eyes open")).to_be_visible()
    expect(status).to_contain_text("1 minute, from now")
    expect(section.get_by_role("button", name="I noticed I was away")).to_be_focused()
    press(page, "Enter", "Space")
    expect(section.get_by_text("Noticed 2 times.")).to_be_visible()
    expect(status).to_contain_text("1 minute, from now")  # a noticing is not announced
    tab_to(page, section.get_by_role("button", name="Pause the time"))
    press(page, "Enter")
    tab_to(page, section.get_by_role("button", name="Go on"))
    press(page, "Enter")
    tab_to(page, section.get_by_role("button", name="Stop here"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="You stopped after 0:")).to_be_focused()
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("A lorry took me along.")
    tab_to(page, section.get_by_role("button", name="Keep this in my log"))
    press(page, "Enter")
    expect(section.get_by_role("listitem").filter(has_text="A lorry took me along.")).to_contain_text(
        "Noticed 2 times."
    )
    expect(section.get_by_role("button", name="Once more")).to_be_focused()


ATTEND = Walk('course.attend("coming-back")', TREE, do_attend)
