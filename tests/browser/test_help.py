"""Help is one press away: words of danger bring it up, and any activity can be skipped."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.keyboard import press
from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


def test_words_of_danger_open_the_help_panel_and_are_not_kept(desk: Page, turn: Show, activities: CourseServer) -> None:
    section = turn("reflect")
    section.get_by_role("textbox").press_sequentially("Some days I think of suicide ")
    dialog = desk.locator("dialog.eip-help[open]")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("combobox", name="Where are you?")).to_be_visible()
    assert axe(desk, "help") == []
    press(desk, "Escape")
    expect(dialog).to_be_hidden()
    assert answers(activities) == []


def test_words_of_danger_in_a_check_open_the_help_panel(desk: Page, turn: Show) -> None:
    section = turn("cue")
    for _ in range(3):
        section.get_by_role("button", name="Skip this situation").click()
    section.get_by_role("textbox").press_sequentially("I think of suicide ")
    expect(desk.locator("dialog.eip-help[open]")).to_be_visible()


def test_words_of_danger_in_a_reply_offer_help_and_open_nothing(desk: Page, turn: Show) -> None:
    section = turn("form")
    for _ in range(5):
        section.get_by_role("button", name="Skip this one").click()
    section.get_by_role("textbox").press_sequentially("Are you thinking of suicide ")
    section.get_by_role("button", name="Show help lines").click()
    expect(desk.locator("dialog.eip-help[open]")).to_be_visible()
    press(desk, "Escape")
    expect(section.get_by_role("textbox")).to_have_value("Are you thinking of suicide ")


def test_any_activity_can_be_skipped_and_that_counts(desk: Page, turn: Show, activities: CourseServer) -> None:
    section = turn("respond")
    section.get_by_role("button", name="Skip this activity").click()
    expect(section.get_by_text("Skipped, and it counts as done.")).to_be_focused()
    expect(section.get_by_role("textbox")).to_be_hidden()
    assert [(event.item, event.act) for event in answers(activities)] == [("the-photo-drawer", "skip")]

    section.get_by_role("button", name="Open again").click()
    expect(section.get_by_role("textbox")).to_be_visible()


def test_a_help_line_can_be_called_from_the_page(desk: Page, turn: Show) -> None:
    turn("respond")
    desk.get_by_role("button", name="Pause or get help").click()
    dialog = desk.locator("dialog.eip-help[open]")
    dialog.get_by_role("combobox").select_option("GB")
    expect(dialog.get_by_role("link", name="116 123")).to_have_attribute("href", "tel:116123")
    dialog.get_by_role("combobox").select_option("INT")
    expect(dialog.get_by_role("link", name="findahelpline.com")).to_have_attribute("href", "https://findahelpline.com")
