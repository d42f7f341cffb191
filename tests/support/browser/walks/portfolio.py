"""Two sessions that were held and one reply: the reply is left out, and the page is made."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Moment
from tests.support.browser.held_sessions import held_before
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.walks.walk import Walk
from tests.support.events import keep

TREE = """
- region "Your portfolio":
  - heading "Your portfolio" [level=3]
  - group "What goes in":
    - checkbox "Active listening (1)" [checked]
    - group: Choose one by one
    - checkbox "My sessions with clients, in numbers" [checked]
    - checkbox "What I have practised, skill by skill" [checked]
    - checkbox "The sheet of hours" [checked]
  - group "Private pages":
    - paragraph: You have kept no private page.
  - button "Make the page"
  - button "Make the sheet of hours alone"
  - button "Look again"
  - status
"""


def before(record: Record) -> None:
    held_before(record)
    moment = Content(paths.data()).one(Moment, "the-photo-drawer")
    keep(record, moment.id, "first", {"text": "You kept it all along."}, version=moment.version())


def do_portfolio(page: Page, section: Locator) -> None:
    begin_at(section)
    whole = section.get_by_role("checkbox", name="Active listening (1)")
    tab_to(page, section.get_by_text("Choose one by one"))
    press(page, "Enter")
    tab_to(page, section.get_by_role("checkbox", name="one reply"))
    press(page, "Space")
    expect(whole).not_to_be_checked()
    tab_to(page, section.get_by_role("button", name="Make the page"))
    with page.expect_download() as made:
        press(page, "Enter")
    text = made.value.path().read_text(encoding="utf-8")
    assert "Walter: The second cup" in text
    assert "You kept it all along." not in text
    expect(section.get_by_role("status")).to_contain_text("my-portfolio.html is in your downloads")
    expect(section.get_by_role("button", name="Make the page")).to_be_focused()


PORTFOLIO = Walk("course.portfolio()", TREE, do_portfolio, before=before)
