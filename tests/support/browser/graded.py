"""A question of an assignment for each form of answer, and an answer by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.browser.keyboard import press, tab_to


@dataclass(frozen=True)
class Question:
    """A question by its id, a way to answer it, and what is kept of that answer, beside the options that it `picks`."""

    item: str
    answer: Callable[[Page, Locator], None]
    kept: dict[str, Any]
    picks: bool = False


def choose(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")


def code(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("combobox", name="Label for the counsellor’s turn 1", exact=True))
    press(page, "ArrowDown")


def write(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("You had it all there.")


def choose_and_be_sure(page: Page, section: Locator) -> None:
    choose(page, section)
    tab_to(page, section.get_by_role("group", name="How sure are you?").get_by_role("radio").first)
    press(page, "ArrowDown", "ArrowDown")
    expect(section.get_by_role("radio", name="60 %")).to_be_checked()


def place(page: Page, section: Locator) -> None:
    expect(section.get_by_text("0 of 10 cards have a category.")).to_be_visible()
    card = section.get_by_role("listitem").filter(has_text="Others were on that bridge as well")
    tab_to(page, card.get_by_role("combobox"))
    press(page, "ArrowDown")
    expect(section.get_by_text("1 of 10 cards have a category.")).to_be_visible()


def move(page: Page, section: Locator) -> None:
    up = section.get_by_role("button", name=re.compile("^Up: Jaromir says that he sold"))
    tab_to(page, up)
    for number in (5, 4, 3, 2, 1):
        press(page, "Enter")
        expect(section.locator(".eip-status")).to_contain_text(f"is now {number} of 7")
        expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")


def judge(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")


def share(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("slider", name="Something about living with her mother amuses her"))
    press(page, "End")
    tab_to(page, section.get_by_role("slider", name="Something that isn’t in this list"))
    press(page, *["ArrowRight"] * 25)
    expect(section.locator(".eip-value").filter(has_text="80 %")).to_be_visible()
    tab_to(page, section.get_by_role("radio").first)
    asked = section.get_by_role("radio", name="“You smiled just then.")
    while not asked.is_checked():  # each learner has another order
        press(page, "ArrowDown")


#: The steps as they are shown at first, with the one from the sixth place moved to the top.
MOVED = [
    f"jaromir-{step}"
    for step in (
        "tells-of-friday",
        "not-the-hand",
        "hand-tightens",
        "every-evening",
        "hears-of-the-hand",
        "hears-of-the-quiet",
        "quiet-room",
    )
]

#: By reading, as it is kept.
SHARES = {"something-amuses-her": 0.8, "not-said-yet": 0, "enough-of-the-subject": 0, "simply-happy": 0, "else": 0.2}

GRADED = {
    "choice": Question("the-late-bus", choose, {}, picks=True),
    "coding": Question("the-van-with-two-names", code, {"codes": {"1": "open-question"}}),
    "written": Question("a-reply-to-samuel", write, {"text": "You had it all there."}),
    "sure": Question("the-second-plate", choose_and_be_sure, {"confidence": 0.6}, picks=True),
    "sorting": Question("ten-replies-to-solveig", place, {"cards": {"solveig-others-on-a-bridge": "empathy"}}),
    "ordering": Question("the-accordion-goes-out", move, {"steps": MOVED}),
    "hypotheses": Question("a-smile-over-a-sleeve", share, {"shares": SHARES, "question": 1}),
    "verdict": Question("what-a-leaflet-says-of-the-alliance", judge, {"verdict": "mixed"}),
}
