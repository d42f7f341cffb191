"""Each kind of activity by keyboard and by screen reader, in the light, in the dark and on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser.accessibility import axe, dark
from tests.support.browser.keyboard import press
from tests.support.browser.kinds import WALKS
from tests.support.fixtures import Show


def one_way_only(section: Locator) -> list[str]:
    """The boxes for words, and places that show a learner's, in which Hebrew or Arabic would run from the left."""
    found: list[str] = section.evaluate(
        """section => [...section.querySelectorAll("textarea, input[type=text], .eip-own, .eip-mine p:last-child")]
            .filter(one => one.dir !== "auto" && !one.matches(".eip-quiet")).map(one => one.outerHTML)"""
    )
    return found


def cut_off(section: Locator) -> list[str]:
    """What reaches beyond the section's right edge, and is not in a box that scrolls."""
    found: list[str] = section.evaluate(
        """section => [...section.querySelectorAll("*")].filter(one => !one.closest(".eip-scroll, svg"))
            .filter(one => one.getBoundingClientRect().right > section.getBoundingClientRect().right + 1)
            .map(one => one.outerHTML)"""
    )
    return found


def too_small(section: Locator) -> list[str]:
    """What is pressed, and is lower than 24 px with its label (WCAG 2.2, 2.5.8)."""
    found: list[str] = section.evaluate(
        """section => [...section.querySelectorAll("button, select, summary, input")].filter(one => one.offsetParent)
            .map(one => (one.closest("label") ?? one)).filter(one => one.getBoundingClientRect().height < 24)
            .map(one => one.outerHTML)"""
    )
    return found


@pytest.mark.parametrize("kind", WALKS)
def test_the_keyboard_alone_does_everything_axe_finds_nothing_and_a_phone_shows_all_of_it(
    kind: str, desk: Page, turn: Show, beyond: list[str]
) -> None:
    section = turn(kind)
    expect(section).to_match_aria_snapshot(WALKS[kind].tree)
    assert axe(desk, kind) == []
    assert one_way_only(section) == []

    WALKS[kind].through(desk, section)

    assert axe(desk, kind) == []
    assert one_way_only(section) == []
    dark(desk)
    assert axe(desk, kind) == []
    # 400 px is also what a window of 800 px shows at 200 % zoom
    desk.set_viewport_size({"width": 400, "height": 800})
    expect(section).to_be_visible()
    assert section.evaluate("section => section.getBoundingClientRect().right") <= 400
    assert cut_off(section) + too_small(section) == []
    assert beyond == []


def test_single_keys_in_an_activity_do_nothing_to_the_notebook(page: Page, show: Show) -> None:
    section = show("quiz")
    cells = page.locator(".jp-Cell").count()
    section.get_by_role("radio").first.focus()
    press(page, "x", "d", "d", "a", "b", "m", "Shift+M")
    section.get_by_role("button", name="Check my answer").focus()
    press(page, "x", "d", "d")
    assert page.locator(".jp-Cell").count() == cells
    expect(section).to_be_visible()
