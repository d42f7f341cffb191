"""Going through what is chosen, placed, numbered or looked at."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.support.browser.pressing import press
from tests.support.browser.series import each_group


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


def code(section: Locator) -> None:
    for label in each_group(section, "Label for"):
        label.get_by_role("radio").first.check()
    press(section, "Compare with our key")
    press(section, "Compare again")
    expect(section.get_by_text("✗ Our label").first).to_be_visible()


def sort(section: Locator) -> None:
    for card in each_group(section, "Category for card"):
        card.get_by_role("radio").first.check()
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


def rate(section: Locator) -> None:
    """The first level for every reply, twice where we differ."""
    while not section.get_by_text(re.compile("^Done")).count():
        place = section.locator(".eip-place").inner_text()
        section.locator(".eip-pills input").first.check()
        press(section, "Save my rating")
        expect(section.locator(".eip-result [tabindex='-1']")).to_be_visible()
        again = section.get_by_role("button", name="Save my second rating")
        if again.is_visible():
            again.click()
        expect(section.locator(".eip-pills input").first).to_be_disabled()
        press(section, re.compile("Next reply|Finish"))
        expect(section.locator(".eip-place")).not_to_have_text(place)


def work(section: Locator) -> None:
    """A number far off, twice; the way then opens, and the number is right."""
    for step in section.locator(".eip-sum").all():
        for wrong in ("-901", "-902"):
            step.get_by_role("textbox").fill(wrong)
            step.get_by_role("button", name=re.compile("^Check")).click()
            expect(step.get_by_role("heading", name="✗ Not this number.")).to_be_visible()
        step.locator("summary").click()
        comes = step.get_by_text(re.compile("^It comes to|^There is no number")).inner_text()
        if "no number" in comes:
            step.get_by_role("button").last.click()
            expect(step.get_by_role("heading", name="✓ That is so.")).to_be_visible()
        else:
            step.get_by_role("textbox").fill(comes.removeprefix("It comes to ").removesuffix("."))
            step.get_by_role("button", name="Check again").click()
            expect(step.get_by_role("heading", name="That is it.")).to_be_visible()


def chart(section: Locator) -> None:
    show = section.get_by_role("button", name="Show the picture")
    if show.count():
        show.click()
    expect(section.locator(".eip-picture svg").first).to_be_attached(timeout=90_000)


def pool(section: Locator) -> None:
    """A guess, the studies of one sort, and the first on offer in each task."""
    for name, value in (("The middle", "0.3"), ("New studies, from", "0.1"), ("New studies, to", "0.5")):
        section.get_by_role("slider", name=name).fill(value)
    press(section, "Keep my guess")
    section.locator(".eip-picture").scroll_into_view_if_needed()
    expect(section.locator(".eip-picture svg").first).to_be_attached(timeout=90_000)
    section.get_by_role("combobox").first.select_option(index=1)
    press(section, "Pool those that stay")
    expect(section.locator(".eip-found tbody tr")).to_have_count(2)
    for search in section.locator(".eip-search").all():
        search.get_by_role("radio").first.check()
        search.get_by_role("button", name="Check").click()
        expect(search.locator(".eip-panel")).to_be_visible()


def look(section: Locator) -> None:
    """What there is to see without doing anything."""
    expect(section.locator(".eip-body")).not_to_be_empty()
