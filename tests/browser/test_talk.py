"""A talk with a client in a real page: what was said is there again after the worst, and nothing is told too soon."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson


def say(section: Locator, text: str) -> None:
    section.get_by_role("textbox", name="What do you say?").fill(text)
    section.get_by_role("button", name="Say it").click()


def go_on(section: Locator) -> None:
    section.get_by_role("button", name="See without writing").click()
    section.get_by_role("button", name="Go on").click()


def said(section: Locator) -> list[str]:
    """All that was said up to now."""
    return section.locator(".eip-client, .eip-mine").all_inner_texts()


def test_a_talk_is_taken_up_at_the_same_turn_after_the_kernel_was_killed(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("talk")
    section.get_by_role("button", name="Begin").click()
    say(section, "It sounds lonely, cooking for two and eating alone.")
    go_on(section)
    say(section, "What happens then, when you have put the plate back?")
    expect(section.get_by_role("textbox", name="You first.")).to_be_visible()
    before = said(section)

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "talk.ipynb")

    again = other.locator("section.eip-talk[data-ready=true]")
    expect(again.get_by_role("textbox", name="You first.")).to_be_visible()
    assert said(again) == before
    go_on(again)
    say(again, "Half of you knows, and half of you opens the door.")
    expect(again.locator(".eip-mine")).to_have_count(3)
    assert [event.act.value for event in answers(fresh)] == ["begin", "turn", "note", "turn", "note", "turn"]


def test_what_is_half_written_is_there_again(desk: Page, turn: Show) -> None:
    section = turn("talk")
    section.get_by_role("button", name="Begin").click()
    section.get_by_role("textbox", name="What do you say?").fill("You carve it properly, and")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")

    desk.reload()
    again = desk.locator("section.eip-talk[data-ready=true]")
    expect(again.get_by_role("textbox", name="What do you say?")).to_have_value(
        "You carve it properly, and", timeout=60_000
    )


def test_a_turn_taken_again_stands_beside_the_first_and_the_talk_goes_on_from_it(desk: Page, turn: Show) -> None:
    section = turn("talk")
    section.get_by_role("button", name="Begin").click()
    say(section, "You should get a dog, Walter.")
    expect(section.get_by_text("It told Walter what to do.")).to_have_count(0)
    section.get_by_role("button", name="See without writing").click()
    expect(section.get_by_text("It told Walter what to do.")).to_be_visible()

    section.get_by_role("button", name="Try that turn again").click()
    say(section, "You have taught yourself to cook it, and there is nobody across the table to cut the other half for.")
    expect(section.get_by_text("At first you said")).to_be_visible()
    section.get_by_role("button", name="See without writing").click()
    expect(section.get_by_text("Walter felt understood.")).to_be_visible()
    expect(section.locator(".eip-mine").first).to_contain_text("nobody across the table")


def test_at_the_end_the_talk_is_counted_and_the_client_s_trust_is_drawn(desk: Page, turn: Show) -> None:
    section = turn("talk")
    section.get_by_role("button", name="Begin").click()
    say(section, "What are the evenings like for you now?")
    go_on(section)
    section.get_by_role("button", name="End the session here").click()
    expect(section.get_by_text("The session is over")).to_be_visible()
    section.get_by_role("button", name="Look back on it").click()
    expect(section.locator(".eip-counts")).to_have_css("display", "grid")  # JupyterLab has rules for lists, too

    expect(section.locator(".eip-picture svg").first).to_be_attached(timeout=60_000)
    expect(section.get_by_text("What they fear in being known")).to_be_visible()
    section.get_by_role("button", name=re.compile("Begin a new session")).click()
    expect(section.locator(".eip-mine")).to_have_count(0)
