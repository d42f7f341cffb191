"""Two tabs at once, or two presses at once: each answer is kept, and kept once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.record import answers
from tests.support.browser.walks.form import do_form
from tests.support.browser.walks.quiz import do_quiz
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, open_lesson


def test_two_tabs_with_two_kernels_keep_both_answers(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("quiz", name="two")
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")
    do_quiz(page, section)
    do_quiz(other, other.locator("section.eip-quiz"))
    assert len(fresh.kernels()) == 2
    assert [event.act for event in answers(fresh)] == ["answer", "answer"]


def test_a_form_finished_in_another_tab_takes_no_more_answers_and_says_so(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("form")
    other = page.context.new_page()
    open_lesson(other, fresh, "form.ipynb")
    do_form(other, other.locator("section.eip-form[data-ready=true]"))

    kept = [event for event in answers(fresh) if "picked" in event.answer.stored()]
    section.get_by_role("radio").nth(0).check()
    section.get_by_role("radio", name="80 %").check()
    section.get_by_role("button", name="Save and go on").click()

    expect(section.locator(".eip-status")).to_contain_text("NOT saved. All ten are done")
    assert len(kept) == 1
    assert [event for event in answers(fresh) if "picked" in event.answer.stored()] == kept


def test_a_button_pressed_twice_at_once_gives_one_answer(desk: Page, turn: Show, activities: CourseServer) -> None:
    section = turn("form")

    section.get_by_role("button", name="Skip this one").evaluate("button => { button.click(); button.click(); }")

    expect(section.get_by_text("2 of 10", exact=True)).to_be_focused()
    section.get_by_role("button", name="Skip this one").click()
    expect(section.get_by_text("3 of 10", exact=True)).to_be_focused()
    assert [event.act for event in answers(activities)] == ["skip", "skip"]
