"""Each kind of activity by keyboard and by screen reader, in the light and in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe, dark
from tests.support.browser.keyboard import press
from tests.support.browser.kinds import WALKS
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


@pytest.mark.parametrize("kind", WALKS)
def test_the_keyboard_alone_does_everything_and_axe_finds_nothing(
    kind: str, page: Page, show: Show, fresh: CourseServer, outside: list[str]
) -> None:
    section = show(kind)
    expect(section).to_match_aria_snapshot(WALKS[kind].tree)
    assert axe(page, kind) == []

    WALKS[kind].through(page, section)

    assert axe(page, kind) == []
    dark(page)
    assert axe(page, kind) == []
    assert outside == []


def test_single_keys_in_an_activity_do_nothing_to_the_notebook(page: Page, show: Show) -> None:
    section = show("quiz")
    cells = page.locator(".jp-Cell").count()
    section.get_by_role("radio").first.focus()
    press(page, "x", "d", "d", "a", "b", "m", "Shift+M")
    section.get_by_role("button", name="Check my answer").focus()
    press(page, "x", "d", "d")
    assert page.locator(".jp-Cell").count() == cells
    expect(section).to_be_visible()
