"""An earlier turn said another way, in a real page: by keyboard, kept, and without a change to the session."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.test_talk import go_on, say
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.browser.record import answers
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson

DOG = "You should get a dog, Walter."
LONELY = "It sounds lonely, cooking for two and eating alone."


def two_turns(section: Locator) -> Locator:
    """Advice first, then a question; the first of the two is given back."""
    section.get_by_role("button", name="Begin").click()
    say(section, DOG)
    go_on(section)
    say(section, "What are the evenings like for you now?")
    go_on(section)
    return section.get_by_role("listitem", name="Your turn 1")


def session(section: Locator) -> list[str]:
    """All that was said in the session itself."""
    return section.locator(".eip-turns > li > :is(.eip-client, .eip-mine)").all_inner_texts()


def by_keyboard(page: Page, first: Locator) -> None:
    """Open what is told of the turn, and say it another way."""
    tab_to(page, first.get_by_text("How this turn landed"))
    press(page, "Enter")
    tab_to(page, first.get_by_role("button", name="Say it another way"))
    press(page, "Enter")
    expect(first.get_by_role("heading", name="Your turn 1, said another way")).to_be_focused()
    tab_to(page, first.get_by_role("textbox", name="What do you say?"))
    page.keyboard.type(LONELY)
    tab_to(page, first.get_by_role("button", name="Say it", exact=True))
    press(page, "Enter")


def test_by_keyboard_an_earlier_turn_is_said_another_way_beside_what_was_said_then(desk: Page, turn: Show) -> None:
    section = turn("talk")
    first = two_turns(section)
    section.get_by_role("textbox", name="What do you say?").fill("And then")
    before = session(section)
    begin_at(section)

    by_keyboard(desk, first)

    expect(first.get_by_text(f"Said another way: {LONELY}")).to_be_focused()
    pair = first.locator(".eip-instead .eip-beside")
    expect(pair.locator("blockquote")).to_have_text([DOG, LONELY])
    expect(pair.locator(".eip-landing")).to_have_text(["It told Walter what to do.", "Walter felt understood."])
    expect(pair.get_by_text("Walter would have answered")).to_be_visible()
    assert session(section) == before
    expect(section.get_by_role("textbox", name="What do you say?")).to_have_value("And then")
    assert axe(desk, "talk") == []
    dark(desk)
    assert axe(desk, "talk") == []


def test_it_is_there_again_after_the_kernel_was_killed_and_the_talk_goes_on_where_it_was(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    first = two_turns(show("talk"))
    first.get_by_text("How this turn landed").click()
    first.get_by_role("button", name="Say it another way").click()
    first.get_by_role("button", name="Choose a reply").click()
    chosen = first.get_by_role("radio").first
    words = chosen.locator("..").inner_text()
    chosen.check()
    first.get_by_role("button", name="Say it", exact=True).click()
    expect(first.locator(".eip-instead blockquote").last).to_have_text(words)
    assert [event.act.value for event in answers(fresh)][-1] == "rehearse"

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "talk.ipynb")

    again = other.locator("section.eip-talk[data-ready=true]")
    expect(again.get_by_text(f"Said another way: {words}")).to_be_visible()
    again.get_by_role("button", name="Go on").click()
    expect(again.locator("ol.eip-turns > li")).to_have_count(3)
    expect(again.get_by_role("textbox", name="What do you say?")).to_be_visible()


def test_after_the_session_the_last_turn_can_be_said_another_way_too_and_it_can_be_left(desk: Page, turn: Show) -> None:
    section = turn("talk")
    two_turns(section)
    section.get_by_role("button", name="End the session here").click()
    expect(section.get_by_text("The session is over")).to_be_visible()
    last = section.get_by_role("listitem", name="Your turn 2")

    last.get_by_role("button", name="Say it another way").click()
    expect(last.get_by_role("textbox", name="What do you say?")).to_be_visible()
    last.get_by_role("button", name="Leave it as it is").click()
    expect(last.get_by_role("button", name="Say it another way")).to_be_focused()


def test_a_turn_more_leaves_the_earlier_ones_as_they_stand_in_the_page(desk: Page, turn: Show) -> None:
    section = turn("talk")
    first = two_turns(section)
    first.get_by_text("How this turn landed").click()
    first.get_by_role("button", name="Say it another way").click()
    first.get_by_role("textbox", name="What do you say?").fill("Half a")
    section.evaluate("it => { window.earlier = [...it.querySelectorAll('.eip-turns > li')] }")

    section.get_by_role("textbox", name="What do you say?").last.fill("What then?")
    section.get_by_role("button", name="Say it", exact=True).last.click()
    expect(section.locator(".eip-turns > li")).to_have_count(4)
    go_on(section)

    same = "it => window.earlier.map((row, at) => row === it.querySelectorAll('.eip-turns > li')[at])"
    assert section.evaluate(same) == [True, True, True]
    expect(first.get_by_role("textbox", name="What do you say?")).to_have_value("Half a")
