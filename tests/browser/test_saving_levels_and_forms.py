"""Ratings and the skill test: what is kept, what comes back, and what is not told too early."""

from __future__ import annotations

from playwright.sync_api import expect

from course_lib.learner.record import Record
from tests.support.browser.walkthroughs import do_form, do_rate, press


def answers(server) -> list:
    return Record(server.home / "answers").events()


def test_a_first_rating_comes_back_after_a_kill_and_waits_for_the_second(page, show, fresh, kill_kernel, open_lesson):
    section = show("rate")
    section.get_by_role("button", name="Save my rating").click()
    expect(section.get_by_role("alert")).to_contain_text("Choose a level first")
    section.get_by_role("radio", name="4 Adds").check()
    section.get_by_role("button", name="Save my rating").click()
    expect(section.get_by_text("the word that Joyce repeats")).to_be_visible()
    assert section.get_by_text("Our key:").count() == 0
    assert [(event.item, event.answer.stored()) for event in answers(fresh)] == [
        ("saint-tired", {"level": 4, "attempt": 1})
    ]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "rate.ipynb")

    again = other.locator("section.eip-rate[data-ready=true]")
    expect(again.get_by_role("radio", name="4 Adds")).to_be_checked()
    expect(again.get_by_text("the word that Joyce repeats")).to_be_visible()
    expect(again.get_by_text("It answers something else")).to_be_hidden()  # the scale is open until there is a rating
    again.get_by_role("button", name="Save my second rating").click()
    expect(again.get_by_role("heading", name="Our key: 2 Half hears")).to_be_focused()


def test_rated_replies_come_back_and_the_lesson_goes_on_at_the_next(page, show, fresh):
    section = show("rate")
    do_rate(page, section)
    section.get_by_role("button", name="Next reply").click()
    section.get_by_role("button", name="Skip this reply").click()
    expect(section.get_by_text("Reply 3 of 6")).to_be_focused()

    page.reload()
    again = page.locator("section.eip-rate[data-ready=true]")
    expect(again.get_by_text("Reply 3 of 6")).to_be_visible(timeout=60_000)
    again.get_by_role("button", name="Previous reply").click()
    again.get_by_role("button", name="Previous reply").click()
    expect(again.get_by_role("heading", name="Our key: 2 Half hears")).to_be_visible()
    expect(again.get_by_role("radio", name="4 Adds")).to_be_disabled()


def test_a_half_done_form_comes_back_after_a_kill_and_tells_nothing(page, show, fresh, kill_kernel, open_lesson):
    section = show("form")
    section.get_by_role("button", name="Save and go on").click()
    expect(section.get_by_role("alert")).to_contain_text("Choose an answer first")
    section.get_by_role("radio").nth(1).check()
    section.get_by_role("button", name="Save and go on").click()
    expect(section.get_by_role("alert")).to_contain_text("Say how sure you are")
    section.get_by_role("radio", name="80 %").check()
    section.get_by_role("button", name="Save and go on").click()
    for number in range(2, 6):
        expect(section.get_by_text(f"{number} of 10", exact=True)).to_be_focused()
        section.get_by_role("button", name="Skip this one").click()
    section.get_by_role("textbox").fill("Half a reply")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    assert [event.act for event in answers(fresh)] == ["answer", *["skip"] * 4, "draft"]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "form.ipynb")

    again = other.locator("section.eip-form[data-ready=true]")
    expect(again.get_by_text("6 of 10", exact=True)).to_be_visible()
    expect(again.get_by_role("textbox")).to_have_value("Half a reply")
    for _ in range(5):
        again.get_by_role("button", name="Go back one").click()
    expect(again.get_by_role("radio").nth(1)).to_be_checked()
    expect(again.get_by_role("radio", name="80 %")).to_be_checked()
    assert again.locator(".eip-feedback").count() == 0

    again.get_by_role("radio").nth(0).check()
    again.get_by_role("button", name="Save and go on").click()
    expect(again.get_by_text("2 of 10", exact=True)).to_be_focused()
    assert [event.answer.stored()["picked"] for event in answers(fresh) if event.act == "answer"] == [[1], [0]]


def test_a_finished_form_comes_back_as_a_look_back_and_asks_nothing_again(page, show, fresh):
    section = show("form")
    do_form(page, section)

    page.reload()
    again = page.locator("section.eip-form[data-ready=true]")
    expect(again.get_by_role("heading", name="All 10 are done")).to_be_visible(timeout=60_000)
    expect(again.get_by_text("1 to one that follows")).to_be_visible()
    assert again.get_by_role("button", name="Save and go on").count() == 0
    again.get_by_role("combobox").select_option(index=0)
    expect(again.locator(".eip-past .eip-feedback")).to_have_count(3)
    expect(again.get_by_text("your choice")).to_be_visible()
    again.get_by_role("combobox").select_option(index=4)
    expect(again.get_by_text("You skipped this one.")).to_be_visible()
    again.get_by_role("button", name="Next one").click()
    expect(again.get_by_role("heading", name="6 of 10: giving back what is meant")).to_be_focused()
    expect(again.get_by_role("radio", name="One that follows")).to_be_checked()


def test_a_form_finished_in_another_tab_takes_no_more_answers_and_says_so(page, show, fresh, open_lesson):
    section = show("form")
    other = page.context.new_page()
    open_lesson(other, fresh, "form.ipynb")
    do_form(other, other.locator("section.eip-form[data-ready=true]"))

    section.get_by_role("radio").nth(0).check()
    section.get_by_role("radio", name="80 %").check()
    section.get_by_role("button", name="Save and go on").click()

    expect(section.locator(".eip-status")).to_contain_text("NOT saved. All ten are done")
    assert [event.answer.stored()["picked"] for event in answers(fresh) if "picked" in event.answer.stored()] == [[1]]


def test_a_button_pressed_twice_at_once_gives_one_answer(page, show, fresh):
    section = show("form")

    section.get_by_role("button", name="Skip this one").evaluate("button => { button.click(); button.click(); }")

    expect(section.get_by_text("2 of 10", exact=True)).to_be_focused()
    section.get_by_role("button", name="Skip this one").click()
    expect(section.get_by_text("3 of 10", exact=True)).to_be_focused()
    assert [event.act for event in answers(fresh)] == ["skip", "skip"]


def test_words_of_danger_in_a_reply_offer_help_and_open_nothing(page, show):
    section = show("form")
    for _ in range(5):
        section.get_by_role("button", name="Skip this one").click()
    section.get_by_role("textbox").press_sequentially("Are you thinking of suicide ")
    section.get_by_role("button", name="Show help lines").click()
    expect(page.locator("dialog.eip-help[open]")).to_be_visible()
    press(page, "Escape")
    expect(section.get_by_role("textbox")).to_have_value("Are you thinking of suicide ")
