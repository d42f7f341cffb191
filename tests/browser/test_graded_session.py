"""A marked session in the page: nothing is told of how a reply landed, and it is taken up at the same turn."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from course_lib.learner.record import Record
from course_lib.models.talk_answers import Talked
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson


def say(section: Locator, text: str, turns: int) -> None:
    section.get_by_role("textbox", name="What do you say?").fill(text)
    section.get_by_role("button", name="Say it").click()
    expect(section.locator(".eip-mine")).to_have_count(turns)


def said(section: Locator) -> list[str]:
    return section.locator(".eip-client, .eip-mine").all_inner_texts()


def test_a_marked_session_is_taken_up_at_the_same_turn_after_the_kernel_was_killed(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    # given: two turns, one in free words and one chosen
    section = show("graded", name="session")
    section.get_by_role("button", name="Begin the session").click()
    say(section, "Eleven every morning, and the flask has to do the talking.", 1)
    section.get_by_role("button", name="Choose a reply").click()
    section.get_by_role("radio").first.check()
    section.get_by_role("button", name="Say it").click()
    expect(section.locator(".eip-mine")).to_have_count(2)
    before = said(section)
    # then: nothing is told of them, it can be used by everybody, and it is no part of the course's own record
    assert section.locator(".eip-landing, .eip-told, details").count() == 0
    assert axe(page, "graded") == []
    dark(page)
    assert axe(page, "graded") == []
    assert answers(fresh) == []

    # when: the kernel dies in the middle
    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "session.ipynb")

    # then: everything that was said is there, and the next turn is the third
    again = other.locator("section.eip-graded[data-ready=true]")
    expect(again.get_by_role("button", name="Say it")).to_be_visible()
    assert said(again) == before
    again.get_by_role("button", name="Say nothing, and wait").click()
    expect(again.locator(".eip-mine")).to_have_count(3)
    *_, event = [one for one in Record(fresh.folder / "answers").events() if isinstance(one.answer, Talked)]
    assert isinstance(event.answer, Talked)
    assert [one.number is None for one in event.answer.replies] == [True, False, True]


def test_a_session_that_was_ended_can_be_begun_anew_twice_and_the_page_says_which_one_it_is(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("graded", name="session")
    section.get_by_role("button", name="Begin the session").click()
    for number in (1, 2, 3):
        expect(section.get_by_text(f"Session {number} of 3 at most.")).to_be_visible()
        section.get_by_role("button", name="End the session here").click()
        expect(section.get_by_text("The session is over")).to_be_visible()
        if number < 3:
            section.get_by_role("button", name="Begin a new session").click()

    assert section.get_by_role("button").filter(has_text="Begin").count() == 0
    assert section.get_by_text("From Ruben’s chair").count() == 0
