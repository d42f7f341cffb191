"""The styles of activities: none reaches into another, none moves where less motion is asked for."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.kinds import WALKS
from tests.support.browser.walks.sort import do_sort
from tests.support.fixtures import Show


def test_the_style_of_one_kind_leaves_the_others_alone(page: Page, show: Show) -> None:
    section = show("sort", name="all")
    expect(page.locator("section.eip[data-ready=true]")).to_have_count(len(WALKS))  # each brings its own style
    do_sort(page, section)

    look = "said => [getComputedStyle(said).color, getComputedStyle(said).fontWeight]"
    card = section.locator(".eip-card").first
    assert card.locator(".eip-told > div").evaluate(look) == card.locator("> div").first.evaluate(look)


def test_nothing_moves_for_those_who_ask_for_less_motion(page: Page, show: Show) -> None:
    page.emulate_media(reduced_motion="reduce")
    section = show("quiz")
    assert section.locator("button").first.evaluate("b => getComputedStyle(b).transitionDuration") == "0s"
