"""Going through an activity to its end, whatever it asks, as a learner who tries everything out."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

#: What is typed wherever a text is asked for.
WORDS = "There is more in this than I heard at first."


def safety(section: Locator) -> None:
    press(section, "I have read this")


def quiz(section: Locator) -> None:
    """The first option of each question, then the others, until it is right."""
    while not section.get_by_text(re.compile("On your first try")).count():
        place = section.locator(".eip-place").inner_text()
        options = section.locator(".eip-option input")
        sure = section.locator(".eip-sure input")
        if sure.count():
            sure.nth(2).check()
        if options.first.get_attribute("type") == "checkbox":
            for option in options.all():
                option.check()
            press(section, "Check my answer")
            expect(section.locator(".eip-feedback")).to_have_count(options.count())
            for row in section.locator(".eip-option[data-state=wrong] input").all():
                row.uncheck()
            press(section, "Check again")
            expect(options.first).to_be_disabled()
        else:
            for number in range(options.count()):
                options.nth(number).check()
                press(section, re.compile("Check"))
                expect(section.locator(f".eip-option >> nth={number} >> .eip-feedback")).to_be_visible()
                if options.first.is_disabled():
                    break
        press(section, re.compile("Next question|Finish"))
        expect(section.locator(".eip-place")).not_to_have_text(place)


def claim(section: Locator) -> None:
    section.get_by_role("radio").nth(1).check()
    press(section, "Compare with the evidence")
    section.get_by_role("textbox").fill(WORDS)
    press(section, "Save and see our wording")
    expect(section.get_by_role("heading", name="One fair wording")).to_be_visible()


def code(section: Locator) -> None:
    for select in section.get_by_role("combobox").all():
        select.select_option(index=1)
    press(section, "Compare with our key")
    press(section, "Compare again")
    expect(section.get_by_text("✗ Our label").first).to_be_visible()


def sort(section: Locator) -> None:
    for select in section.get_by_role("combobox").all():
        select.select_option(index=1)
    press(section, "Compare with our sorting")
    press(section, "Compare again")
    expect(section.get_by_text("✗ Our place").first).to_be_visible()


def order(section: Locator) -> None:
    section.get_by_role("button", name=re.compile("^Down")).first.click()
    expect(section.locator(".eip-status")).to_contain_text("is now 2 of")
    press(section, "Compare with our order")
    press(section, "Compare again")
    expect(section.get_by_text("Our order", exact=True).first).to_be_visible()


def face(section: Locator) -> None:
    """Every name until it is right; the faces that are to be set are passed over."""
    section.get_by_role("slider").first.fill("0.5")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    press(section, "Go to the tasks")
    while not section.get_by_role("heading", name="What the units tell, and what they don’t").count():
        place = section.locator(".eip-place").inner_text()
        radios = section.get_by_role("radio")
        for number in range(radios.count()):
            radios.nth(number).check()
            press(section, re.compile("^Check"))
            expect(section.get_by_role("heading", name=re.compile("✓|✗"))).to_be_visible()
            if section.get_by_role("heading", name="✓ That is it.").count():
                break
        press(section, re.compile("Skip this task|Next task|Finish"))
        expect(section.get_by_text(place, exact=True)).to_have_count(0)


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


def rate(section: Locator) -> None:
    """The first level for every reply, twice where we differ."""
    while not section.get_by_text(re.compile("^Done")).count():
        place = section.locator(".eip-place").inner_text()
        section.locator(".eip-options input").first.check()
        press(section, "Save my rating")
        expect(section.locator(".eip-result [tabindex='-1']")).to_be_visible()
        again = section.get_by_role("button", name="Save my second rating")
        if again.is_visible():
            again.click()
        expect(section.locator(".eip-options input").first).to_be_disabled()
        press(section, re.compile("Next reply|Finish"))
        expect(section.locator(".eip-place")).not_to_have_text(place)


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


def chart(section: Locator) -> None:
    show = section.get_by_role("button", name="Show the picture")
    if show.count():
        show.click()
    expect(section.locator(".eip-picture svg").first).to_be_attached(timeout=90_000)


def look(section: Locator) -> None:
    """What there is to see without doing anything."""
    expect(section.locator(".eip-body")).not_to_be_empty()


_KINDS = (
    safety, quiz, claim, code, sort, order, rate, face, cue, respond, feeling, drill, talk, form, reflect, attend,
    chart,
)  # fmt: skip
#: By kind, a way through it.
THROUGH: dict[str, Callable[[Locator], None]] = {
    **{way.__name__: way for way in _KINDS},
    **dict.fromkeys(("review", "progress", "kept"), look),
}


def kind_of(section: Locator) -> str:
    kind: str = re.findall(r"eip-([a-z]+)", section.get_attribute("class") or "")[0]
    return kind


def press(section: Locator, name: str | re.Pattern[str]) -> None:
    section.get_by_role("button", name=name).first.click()
    expect(section.locator(".eip-status")).not_to_have_attribute("data-state", "saving")
    expect(section.locator(".eip-status")).not_to_have_attribute("data-state", "failed")
