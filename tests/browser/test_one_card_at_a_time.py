"""Long rows of cards, one at a time: what is in view, marks that lead to each, and the list for who would rather."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.keyboard import press
from tests.support.browser.series import each_group
from tests.support.fixtures import Show


def test_one_card_is_in_view_and_marks_and_arrows_lead_to_the_others(desk: Page, turn: Show) -> None:
    section = turn("sort")
    cards = section.locator(".eip-card:visible")
    expect(cards).to_have_count(1)
    section.get_by_role("button", name="4, open").click()
    expect(cards).to_contain_text("Card 4 of 6")
    expect(section.get_by_role("button", name="4, open")).to_be_focused()
    press(desk, "ArrowRight")
    expect(section.get_by_role("button", name="5, open")).to_be_focused()

    cards.focus()
    press(desk, "ArrowLeft")
    expect(cards).to_be_focused()
    expect(cards).to_contain_text("Card 4 of 6")
    cards.get_by_role("radio", name="Empathy").check()
    press(desk, "ArrowRight")  # an arrow in the pills chooses, and leads nowhere
    expect(cards).to_contain_text("Card 4 of 6")
    expect(cards.get_by_role("radio").nth(1)).to_be_checked()
    expect(section.get_by_role("button", name="4, answered")).to_be_visible()


def test_behind_the_last_card_one_is_led_to_what_is_open_and_then_to_compare(desk: Page, turn: Show) -> None:
    section = turn("sort")
    section.get_by_role("button", name="6, open").click()
    for group in each_group(section, "Category for card"):
        group.get_by_role("radio").first.check()
    main = section.locator(".eip-body button.eip-main:visible")
    section.get_by_role("button", name="To the open one").click()
    expect(section.locator(".eip-card:visible")).to_contain_text("Card 1 of 6")
    for group in each_group(section, "Category for card"):
        group.get_by_role("radio").first.check()
    expect(section.get_by_role("button", name="Next")).to_have_count(0)
    expect(main).to_have_text("Compare with our sorting")


def test_the_cards_that_differ_are_gone_through_one_by_one_with_their_reasons(desk: Page, turn: Show) -> None:
    section = turn("sort")
    for group in each_group(section, "Category for card"):
        group.get_by_role("radio", name="Empathy").check()
    section.get_by_role("button", name="Compare with our sorting").click()
    for number in range(1, 5):
        expect(section.get_by_text(f"{number} of 4 that differ")).to_be_visible()
        card = section.locator(".eip-card:visible")
        expect(card).to_be_focused()
        expect(card.locator(".eip-told")).to_contain_text("✗ We put it elsewhere")
        if number < 4:
            section.get_by_role("button", name="Next").click()
    expect(section.get_by_role("button", name="Next")).to_have_count(0)
    assert axe(desk, "sort") == []


def test_who_would_rather_have_the_list_has_it_from_then_on_and_loses_nothing(desk: Page, turn: Show) -> None:
    section = turn("sort")
    section.get_by_role("radio", name="Sympathy").check()
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    section.get_by_role("button", name="Show all at once").click()
    expect(section.locator(".eip-card:visible")).to_have_count(6)
    expect(section.get_by_role("button", name="Show one at a time")).to_be_focused()
    assert axe(desk, "sort") == []

    desk.reload()
    again = desk.locator("section.eip-sort[data-ready=true]")
    expect(again.locator(".eip-card:visible")).to_have_count(6, timeout=60_000)
    first = again.get_by_role("group", name="Category for card 1")
    expect(first.get_by_role("radio", name="Sympathy")).to_be_checked()
    again.get_by_role("button", name="Compare with our sorting").click()
    expect(again.get_by_role("group", name="Category for card 2").get_by_role("radio").first).to_be_focused()
    again.get_by_role("button", name="Show one at a time").click()
    expect(again.locator(".eip-card:visible")).to_have_count(1)


def test_two_turns_before_the_one_to_code_stay_in_view_and_then_what_came_of_it(desk: Page, turn: Show) -> None:
    section = turn("code")
    turns = section.locator(".eip-turn:visible")
    for number, group in enumerate(each_group(section, "Label for"), 1):
        expect(turns).to_have_count(2 if number == 1 else 3)
        expect(turns.last).to_contain_text(f"Counsellor, turn {number} of 8")
        group.get_by_role("radio", name="Summary").check()
        expect(group).to_contain_text(re.compile("Summary.+", re.DOTALL))
    section.get_by_role("button", name="Compare with our key").click()
    differs = section.locator(".eip-turn[data-state=wrong]:visible")
    expect(differs).to_be_focused()
    expect(section.locator(".eip-turn[data-state=wrong]:visible + .eip-turn:visible")).to_contain_text("Mireille")
    assert axe(desk, "code") == []


def test_a_mark_leads_to_a_reply_that_was_rated_and_back(desk: Page, turn: Show) -> None:
    section = turn("rate")
    section.get_by_role("button", name="Skip this reply").click()
    expect(section.get_by_text("Reply 2 of 6")).to_be_focused()
    section.get_by_role("button", name="1, skipped").click()
    expect(section.get_by_text("Reply 1 of 6")).to_be_visible()
    expect(section.get_by_role("button", name="1, skipped")).to_be_focused()
    press(desk, "End")
    expect(section.get_by_text("Reply 6 of 6")).to_be_visible()
