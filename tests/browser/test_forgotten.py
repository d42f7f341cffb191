"""“Delete everything” is meant: nothing comes back from the browser either, in this tab or another."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, open_lesson

STORED = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"


def test_after_delete_everything_no_tab_has_a_draft_or_a_place(page: Page, show: Show, fresh: CourseServer) -> None:
    other = page.context.new_page()
    open_lesson(other, fresh, "respond.ipynb")
    written = other.locator("section.eip-respond[data-ready=true]").get_by_role("textbox")
    written.press_sequentially("The photo of Oskar")
    expect(other.locator("section.eip-respond .eip-status")).to_contain_text("Draft saved")
    kept = show("kept")
    page.evaluate("() => localStorage.setItem('empathy-in-practice:/:places', JSON.stringify({ 'x.ipynb': 'a-cell' }))")
    written.press_sequentially(" and more")  # not sent yet
    assert "and more" in other.evaluate(STORED)

    kept.get_by_role("button", name="Delete everything…").click()
    kept.get_by_role("button", name="Delete everything now").click()

    expect(kept.locator(".eip-status")).to_contain_text("Deleted.")
    expect(written).to_have_value("")
    other.wait_for_timeout(2500)  # a draft that was on its way would have been sent by now
    assert answers(fresh) == []
    for tab in (page, other):
        stored = tab.evaluate(STORED)
        assert "Oskar" not in stored
        assert "a-cell" not in stored
