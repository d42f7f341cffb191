"""Help is one press away: words of danger bring it up, and any activity can be skipped."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.keyboard import press
from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


def test_words_of_danger_open_the_help_panel_and_are_not_kept(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("reflect")
    section.get_by_role("textbox").press_sequentially("Some days I think of suicide ")
    dialog = page.locator("dialog.eip-help[open]")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("combobox", name="Where are you?")).to_be_visible()
    assert axe(page, "help") == []
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    assert answers(fresh) == []


def test_words_of_danger_in_a_check_open_the_help_panel(page: Page, show: Show) -> None:
    section = show("cue")
    for _ in range(3):
        section.get_by_role("button", name="Skip this situation").click()
    section.get_by_role("textbox").press_sequentially("I think of suicide ")
    expect(page.locator("dialog.eip-help[open]")).to_be_visible()


def test_words_of_danger_in_a_reply_offer_help_and_open_nothing(page: Page, show: Show) -> None:
    section = show("form")
    for _ in range(5):
        section.get_by_role("button", name="Skip this one").click()
    section.get_by_role("textbox").press_sequentially("Are you thinking of suicide ")
    section.get_by_role("button", name="Show help lines").click()
    expect(page.locator("dialog.eip-help[open]")).to_be_visible()
    press(page, "Escape")
    expect(section.get_by_role("textbox")).to_have_value("Are you thinking of suicide ")


def test_any_activity_can_be_skipped_and_that_counts(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("respond")
    section.get_by_role("button", name="Pause or get help").click()
    page.locator("dialog[open]").get_by_role("button", name="Skip this activity").click()
    expect(section.locator(".eip-status")).to_contain_text("counts as done")
    assert [(event.item, event.act) for event in answers(fresh)] == [("the-photo-drawer", "skip")]
