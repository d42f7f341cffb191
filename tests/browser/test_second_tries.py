"""A second try is asked for before our answer is shown; both tries are kept and come back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.record import answers
from tests.support.browser.series import leaf_to
from tests.support.browser.walks.code import do_code
from tests.support.browser.walks.drill import do_drill
from tests.support.browser.walks.order import do_order
from tests.support.browser.walks.respond import do_respond
from tests.support.browser.walks.sort import do_sort
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


def test_a_second_try_shows_both_replies_and_comes_back(desk: Page, turn: Show, activities: CourseServer) -> None:
    section = turn("respond")
    do_respond(desk, section)
    section.get_by_role("textbox", name="What do you say now?").fill("He is all in that drawer.")
    section.get_by_role("button", name="Save my second reply").click()
    expect(section.locator(".eip-own")).to_have_count(2)

    desk.reload()
    again = desk.locator("section.eip-respond[data-ready=true]")
    expect(again.locator(".eip-own")).to_have_count(2, timeout=60_000)
    expect(again.locator(".eip-own").nth(1)).to_have_text("He is all in that drawer.")


def test_a_line_said_twice_comes_back_and_so_does_what_was_begun_on_the_next(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("drill")
    do_drill(desk, section)
    section.get_by_role("textbox").fill("What happens when")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")

    desk.reload()
    again = desk.locator("section.eip-drill[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("What happens when", timeout=60_000)
    expect(again.get_by_text("Line 2 of 10, easy.")).to_be_visible()
    assert [event.act for event in answers(activities) if event.act != "draft"] == ["first", "second"]

    again.get_by_role("textbox").fill("What happens in you when you hear it?")
    again.get_by_role("button", name="Save and see").click()
    expect(again.get_by_role("heading", name="I see an open question.")).to_be_visible()
    desk.reload()
    again = desk.locator("section.eip-drill[data-ready=true]")
    expect(again.locator(".eip-own")).to_have_text("What happens in you when you hear it?", timeout=60_000)
    again.get_by_role("button", name="Next line").click()
    expect(again.get_by_text("Line 3 of 10")).to_be_visible()


def test_the_key_of_a_transcript_is_shown_only_after_a_second_coding(desk: Page, turn: Show) -> None:
    section = turn("code")
    do_code(desk, section)
    assert section.get_by_text("✗ Our label").count() == 0
    section.get_by_role("button", name="Compare again").click()
    expect(section.get_by_text("✗ Our label").first).to_be_visible()


def test_our_places_are_shown_only_after_a_second_sorting_and_come_back(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("sort")
    section.get_by_role("button", name="Compare with our sorting").click()
    expect(section.get_by_role("alert")).to_contain_text("One card has no category yet")
    expect(section.get_by_role("group", name="Category for card 1").get_by_role("radio").first).to_be_focused()
    do_sort(desk, section)
    expect(section.get_by_text("✗ We put it elsewhere")).to_have_count(4)
    assert section.get_by_text("✗ Our place").count() == 0
    section.get_by_role("button", name="Compare again").click()
    leaf_to(section, section.get_by_text("✗ Our place: Sympathy"))

    desk.reload()
    again = desk.locator("section.eip-sort[data-ready=true]")
    expect(again.get_by_text("Same place for 2 of 6 cards").last).to_be_visible(timeout=60_000)
    expect(again.get_by_text("✗ Our place: Sympathy")).to_be_hidden()  # folded to one line, which opens again
    again.get_by_role("button", name="Open again").click()
    leaf_to(again, again.get_by_text("✗ Our place: Sympathy"))
    expect(again.get_by_role("heading", name="Same place for 2 of 6 cards")).to_be_visible()
    assert [event.answer.stored()["attempt"] for event in answers(activities) if event.act == "answer"] == [1, 2]

    ours = again.get_by_role("listitem").filter(has_text="✗ Our place: Sympathy")  # cards lie in each learner's order
    ours.get_by_role("radio", name="Advice").check()
    expect(again.get_by_text("✗ Our place: Sympathy")).to_have_count(0)


def test_our_order_is_shown_only_after_a_second_check_and_comes_back(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("order")
    do_order(desk, section)
    assert section.get_by_role("heading", name="Our order").count() == 0
    section.get_by_role("button", name="Compare again").click()
    ours = section.locator(".eip-ours > li")
    expect(ours).to_have_count(5)
    expect(ours.nth(1)).to_contain_text("you can’t hear what it did")

    desk.reload()
    again = desk.locator("section.eip-order[data-ready=true]")
    again.get_by_role("button", name="Open again").click(timeout=60_000)
    expect(again.locator(".eip-ours > li")).to_have_count(5)
    expect(again.locator(".eip-step").first).to_contain_text("✓ In place")

    again.get_by_role("button", name=re.compile("^Down: Notice")).click()
    expect(again.get_by_text("✓ In place")).to_have_count(0)


def test_both_tries_to_check_a_cue_are_kept_and_the_second_draft_too(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("cue")
    for _ in range(3):
        section.get_by_role("button", name="Skip this situation").click()
    section.get_by_role("textbox", name="What do you say?").fill("You look")
    section.get_by_role("button", name="Save and see other ways").click()
    expect(section.get_by_role("alert")).to_contain_text("at least three words")
    assert section.get_by_text("States it as a fact").count() == 0
    section.get_by_role("textbox").fill("You look <b>sad</b> today.")
    section.get_by_role("button", name="Save and see other ways").click()
    expect(section.locator(".eip-own")).to_have_text("You look <b>sad</b> today.")
    expect(section.locator(".eip-quality")).to_have_count(3)  # in this learner's own order
    told = section.locator(".eip-quality").all_inner_texts()
    assert sorted(told) == ["Leads to one answer", "Leaves it open", "States it as a fact"]
    assert axe(desk, "cue") == []
    section.get_by_role("textbox", name="What do you say now?").fill("Something crossed")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")

    desk.reload()
    again = desk.locator("section.eip-cue[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Something crossed", timeout=60_000)
    again.get_by_role("textbox").fill("Something crossed your face.")
    again.get_by_role("button", name="Save my second try").click()

    desk.reload()
    again = desk.locator("section.eip-cue[data-ready=true]")
    expect(again.locator(".eip-own").nth(1)).to_have_text("Something crossed your face.", timeout=60_000)
    again.get_by_role("button", name="Write another one").click()
    expect(again.get_by_role("textbox")).to_have_value("")
