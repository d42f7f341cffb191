"""Going through what is said in words of one’s own."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.support.browser.pressing import press

#: What is typed wherever a text is asked for.
WORDS = "There is more in this than I heard at first."


def claim(section: Locator) -> None:
    section.get_by_role("radio").nth(1).check()
    press(section, "Compare with the evidence")
    section.get_by_role("textbox").fill(WORDS)
    press(section, "Save and see our wording")
    expect(section.get_by_role("heading", name="One fair wording")).to_be_visible()


def cue(section: Locator) -> None:
    """Most for the first reading everywhere, and the same words to check it."""
    while True:
        section.get_by_role("slider").first.fill("60")
        section.get_by_role("slider").last.fill("20")
        press(section, "Save my shares")
        expect(section.get_by_role("heading", name="What this situation tells, and what it can’t")).to_be_visible()
        on = section.get_by_role("button", name="Next situation")
        if not on.count():
            break
        on.click()
    press(section, "Now put it into words")
    section.get_by_role("textbox").fill(WORDS)
    press(section, "Save and see other ways")
    section.get_by_role("textbox").fill(f"Once more. {WORDS}")
    press(section, "Save my second try")
    expect(section.locator(".eip-own")).to_have_count(2)


def respond(section: Locator) -> None:
    section.get_by_role("textbox").fill(WORDS)
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").nth(1).check()
    press(section, "Save and compare")
    section.get_by_role("textbox", name="What do you say now?").fill(f"Once more. {WORDS}")
    press(section, "Save my second reply")
    expect(section.locator(".eip-own")).to_have_count(2)


def rewrite(section: Locator) -> None:
    """Fifteen words and more that say nothing of what was seen, twice."""
    section.get_by_role("textbox").fill(f"{WORDS} {WORDS}")
    press(section, "Save and see what is read in it")
    section.get_by_role("textbox", name="Your note, mended").fill(f"Once more. {WORDS} {WORDS}")
    press(section, "Save and compare the two")
    expect(section.locator(".eip-own")).to_have_count(2)


def drill(section: Locator) -> None:
    """Ten lines with the same words, the first of them twice."""
    for number in range(1, 11):
        expect(section.locator(".eip-place")).to_contain_text(f"Line {number} of 10")
        section.get_by_role("textbox").fill(WORDS)
        press(section, "Save and see")
        expect(section.locator(".eip-own")).to_be_visible()
        if number == 1:
            section.get_by_role("textbox").fill(f"Once more. {WORDS}")
            press(section, "Save my second try")
            expect(section.locator(".eip-own")).to_have_count(2)
        press(section, re.compile("Next line|Finish"))
    expect(section.get_by_role("heading", name="10 lines are behind you")).to_be_visible()


def feeling(section: Locator) -> None:
    """The first family and the first word, twice where we hear otherwise, and the same words to every client."""
    while not section.get_by_text(re.compile("^Done")).count():
        place = section.locator(".eip-place").inner_text()
        section.get_by_role("checkbox").first.check()
        press(section, "Compare")
        again = section.get_by_role("button", name="Compare again")
        if again.count():
            press(section, "Compare again")
        if section.get_by_role("radio").count():
            section.get_by_role("radio").first.check()
            press(section, "Compare")
            if again.count():
                press(section, "Compare again")
        section.get_by_role("textbox").fill(WORDS)
        press(section, "Save and compare")
        section.get_by_role("textbox").fill(f"Once more. {WORDS}")
        press(section, "Save my second sentence")
        expect(section.locator(".eip-own")).to_have_count(2)
        press(section, re.compile("Next line|Finish"))
        expect(section.locator(".eip-place")).not_to_have_text(place)


def form(section: Locator) -> None:
    """The first option, or the same words, for each of ten people."""
    for number in range(10):
        expect(section.locator(".eip-place")).to_contain_text(f"{number + 1} of 10")
        if section.get_by_role("textbox").count():
            section.get_by_role("textbox").fill(WORDS)
        else:
            section.locator(".eip-options input").first.check()
            section.locator(".eip-sure input").nth(2).check()
        section.locator(".eip-main").click()
    expect(section.get_by_role("heading", name="All 10 are done")).to_be_visible()


def reflect(section: Locator) -> None:
    section.get_by_role("checkbox", name=re.compile("Keep what I write")).check()
    section.get_by_role("textbox").fill(WORDS)
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")


def attend(section: Locator) -> None:
    section.get_by_role("button", name="Begin").click()
    section.get_by_role("button", name="I noticed I was away").click()
    section.get_by_role("button", name="Stop here").click()
    section.get_by_role("button", name="Keep this in my log").click()
    expect(section.locator(".eip-status")).to_contain_text("Saved")


def talk(section: Locator) -> None:
    section.get_by_role("button", name="Begin", exact=True).click()
    section.get_by_role("textbox", name="What do you say?").fill("What is that like for you?")
    section.get_by_role("button", name="Say it").click()
    section.get_by_role("button", name="See without writing").click()
    section.get_by_role("button", name="Go on").click()
    section.get_by_role("button", name="End the session here").click()
    expect(section.get_by_text("The session is over")).to_be_visible()
