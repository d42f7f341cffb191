"""Each kind of activity on a narrow screen, which is also a page at double size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browser.kinds import WALKS
from tests.support.fixtures import Show


@pytest.mark.parametrize("kind", WALKS)
def test_nothing_is_cut_off_on_a_phone_or_at_double_size(kind: str, page: Page, show: Show) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    section = show(kind)
    WALKS[kind].through(page, section)

    # 400 px is also what a 800 px window shows at 200 % zoom
    wide = section.evaluate(
        "section => [...section.querySelectorAll('*')].filter(e => !e.closest('.eip-scroll, svg'))"
        ".filter(e => e.getBoundingClientRect().right > section.getBoundingClientRect().right + 1)"
        ".map(e => e.outerHTML)"
    )
    assert wide == []
    small = section.evaluate(
        "section => [...section.querySelectorAll('button, select, summary, input')].filter(e => e.offsetParent)"
        ".map(e => (e.closest('label') ?? e)).filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
    )
    assert small == []
    assert section.evaluate("s => s.getBoundingClientRect().right") <= 400
