"""A practice test whose kernel is killed in the middle, taken to its end and begun once more."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson


def test_a_test_goes_on_at_the_same_question_after_a_kill_and_asks_others_the_next_time(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("test")
    section.get_by_role("button", name="Begin").click()
    first = section.locator(".eip-graded input").first
    first.check()
    expect(section.locator(".eip-status")).to_have_attribute("data-state", "saved")
    section.get_by_role("button", name="Go on").click()
    asked = section.locator(".eip-graded legend").first.inner_text()

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "test.ipynb")
    again = other.locator("section.eip-test[data-ready=true]")

    expect(again.get_by_text("Question 2 of 3: Open questions")).to_be_visible()
    expect(again.locator(".eip-graded legend").first).to_have_text(asked, use_inner_text=True)
    again.get_by_role("button", name="Go back one").click()
    expect(again.locator(".eip-graded input").first).to_be_checked()
    for _ in range(3):
        again.get_by_role("button", name="Go on").click()
    expect(again.get_by_text("1 of 3 are answered in full.")).to_be_visible()
    again.get_by_role("button", name="Question 3").click()
    expect(again.get_by_text("Question 3 of 3")).to_be_focused()
    again.get_by_role("button", name="Go on").click()
    again.get_by_role("button", name="Show me how I did").click()
    expect(again.locator(".eip-asked")).to_have_count(3)
    expect(again.locator(".eip-asked").nth(1)).to_contain_text("left open")

    again.get_by_role("button", name="Begin another sitting").click()
    expect(again.get_by_text("Question 1 of 3")).to_be_focused()
    expect(again.locator(".eip-graded input:checked")).to_have_count(0)
    assert [event.act for event in answers(fresh)] == ["begin", "test", "end", "begin"]
