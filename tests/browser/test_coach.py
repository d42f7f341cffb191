"""The coach beside a reply in the browser: after the learner's own rating, open to being contradicted, safety first."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.record import answers
from tests.support.events import texts
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson

ADVICE = "You should open it a little more each day. You could ask your niece to help you with it."
REFLECTION = "You walk round it, torn between opening Len’s drawer and shutting him away."
UNSAFE = "Maybe it would be better for everyone if you weren’t here any more either."


def answer(section: Locator, text: str) -> Locator:
    """Write a first reply, rate it and save it. Gives the coach's panel."""
    section.get_by_role("textbox", name="What do you say?").fill(text)
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    expect(section.locator(".eip-coach")).to_have_count(0)
    section.get_by_role("button", name="Save and compare").click()
    expect(section.locator(".eip-coach")).to_have_count(1)
    return section.locator(".eip-coach")


def test_the_coach_speaks_after_the_own_rating_and_a_second_try_hears_what_changed(desk: Page, turn: Show) -> None:
    section = turn("respond")
    coach = answer(section, ADVICE)
    expect(coach.get_by_role("heading", name="One thing to try")).to_be_visible()
    expect(coach).to_contain_text("did not ask for")

    expect(section.locator(".eip-reviewed")).to_have_text("Not yet reviewed by a clinician.")

    section.get_by_role("textbox", name="What do you say now?").fill(REFLECTION)
    section.get_by_role("button", name="Save my second reply").click()

    second = section.locator(".eip-coach").nth(1)
    expect(second.get_by_role("heading", name="What changed since your first reply")).to_be_visible()
    expect(second).to_contain_text("No longer there: advice")
    expect(second.get_by_role("heading", name="What carries it")).to_be_visible()
    assert axe(desk, "respond") == []


def test_seeing_it_otherwise_is_kept_and_comes_back_after_a_kill(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("respond")
    coach = answer(section, ADVICE)
    coach.get_by_text("I see it otherwise").click()
    mine = coach.get_by_role("textbox", name="What do you see that the coach doesn’t?")
    coach.get_by_role("button", name="Keep that with my reply").click()
    expect(coach.get_by_role("status")).to_have_text("Write a few words first.")
    mine.fill("She asked me for a way in.")
    coach.get_by_role("button", name="Keep that with my reply").click()
    expect(coach.get_by_role("status")).to_contain_text("Kept with your reply")
    kept = [event for event in answers(fresh) if event.act == "otherwise-first"]
    assert texts(kept) == ["She asked me for a way in."]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "respond.ipynb")

    again = other.locator("section.eip-respond .eip-coach")
    expect(again.get_by_role("textbox")).to_have_value("She asked me for a way in.")
    expect(again).to_contain_text("did not ask for")


def test_an_objection_half_typed_is_still_there_after_the_second_reply(desk: Page, turn: Show) -> None:
    section = turn("respond")
    coach = answer(section, ADVICE)
    coach.get_by_text("I see it otherwise").click()
    coach.get_by_role("textbox").fill("Half a thought")

    section.get_by_role("textbox", name="What do you say now?").fill(REFLECTION)
    section.get_by_role("button", name="Save my second reply").click()

    expect(section.locator(".eip-coach")).to_have_count(2)
    expect(coach.first.get_by_role("textbox")).to_have_value("Half a thought")


def test_a_reply_that_condones_harm_is_stopped_and_told_nothing_else_and_can_be_stood_up_for(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("respond")
    coach = answer(section, UNSAFE)

    expect(coach.get_by_role("heading")).to_have_text(["Safety first"])
    coach.get_by_text("I see it otherwise").click()
    coach.get_by_role("textbox").fill("I meant the house, not her.")
    coach.get_by_role("button", name="Keep that with my reply").click()
    expect(coach.get_by_role("status")).to_contain_text("Kept with your reply")
    kept = [event for event in answers(activities) if event.act == "otherwise-first"]
    assert texts(kept) == ["I meant the house, not her."]
    assert axe(desk, "respond") == []
