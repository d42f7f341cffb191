"""Ten replies to ten people, rated in a row: each with its own client, and at the end the two halves beside our key."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Rating
from tests.support.browser.accessibility import axe
from tests.support.fixtures import Show

ROW = Content(paths.data()).one(Rating, "ten-short-excerpts")


def test_who_rates_low_first_and_high_then_is_told_to_have_become_milder(desk: Page, turn: Show) -> None:
    section = turn("rate", "row")
    for number, reply in enumerate(ROW.replies):
        expect(section.get_by_text(f"Reply {number + 1} of 10")).to_be_visible()
        expect(section.locator("blockquote")).to_have_count(1)
        expect(section.locator("blockquote")).to_contain_text(str(reply.client))
        level = 2 if number < 5 else 4
        section.get_by_role("radio").nth(level - 1).check()
        section.get_by_role("button", name="Save my rating").click()
        if reply.level != level:
            section.get_by_role("button", name="Save my second rating").click()
        section.get_by_role("button", name="Next reply" if number < 9 else "Finish").click()

    told = section.locator(".eip-running").filter(has_text="The first half of this row")
    expect(told).to_contain_text("First half: 2 of 5 on the level of our key, 4 of 5 on it or one beside it")
    expect(told).to_contain_text("on average 0.4 levels below it (−0.4)")
    expect(told).to_contain_text("Second half: 1 of 5 on the level of our key, 2 of 5 on it or one beside it")
    expect(told).to_contain_text("on average 1.6 levels above it (+1.6)")
    expect(told).to_contain_text("In the second half you were milder than in the first.")
    assert axe(desk, "rate") == []


def test_who_skips_too_many_is_told_that_there_are_too_few(desk: Page, turn: Show) -> None:
    section = turn("rate", "row")
    for number in range(len(ROW.replies)):
        expect(section.get_by_text(f"Reply {number + 1} of 10")).to_be_visible()
        section.get_by_role("button", name="Skip this reply").click()
    expect(section.get_by_text("With fewer than eight ratings there are too few to tell")).to_be_visible()
