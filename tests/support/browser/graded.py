"""A question of an assignment for each form of answer, and an answer by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from course_lib.grading import bank
from course_lib.learner import account
from course_lib.models.own_data import Recipe
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.scoring.own_data import OwnData, drawn
from tests.support.browser.keyboard import press, tab_to
from tests.support.places import ROOT


@dataclass(frozen=True)
class Question:
    """A question by its id, a way to answer it, and what is kept of that answer, beside the options that it `picks`.

    `number` is the id under which it is kept, where that isn't the question's.
    """

    item: str
    answer: Callable[[Page, Locator], None]
    kept: dict[str, Any]
    picks: bool = False
    number: str = ""


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


def own_data() -> OwnData:
    """The studies of whoever runs the tests, as the question on a forest plot has them."""
    items = bank.read(ROOT / "banks", "empathy-and-outcome").items
    recipe: Recipe = next(item.recipe for item in items if isinstance(item, OwnDataTask) and item.picture)
    return drawn(recipe, account.name())


def type_numbers(page: Page, section: Locator) -> None:
    # given: the table is there to read, and the picture once it is asked for, with its numbers beside it
    rows = section.get_by_role("table").first.get_by_role("row")
    expect(rows).to_have_count(9)
    tab_to(page, section.get_by_role("button", name="Draw the forest plot"))
    press(page, "Enter")
    expect(section.locator("figure svg").first).to_be_visible(timeout=30_000)
    tab_to(page, section.get_by_text("Show the numbers of the picture"))
    press(page, "Enter")
    expect(section.get_by_role("columnheader", name="Its own 95 % interval")).to_be_visible()
    # when: one number is typed, another can't be read, and a third is typed and taken back
    fields = section.get_by_role("textbox")
    for field, text in ((1, "3"), (0, "many"), (2, "0,41"), (2, "")):
        tab_to(page, fields.nth(field))
        press(page, "Control+a", "Delete")
        page.keyboard.type(text)
        press(page, "Tab")
    expect(section.get_by_role("alert")).to_contain_text("isn’t kept")
    expect(section.get_by_text("1 of 3 numbers are typed.")).to_be_visible()


def work(page: Page, section: Locator) -> None:
    work_sum, _, third = section.locator(".eip-sum").all()
    expect(section.get_by_text("You can also do this by code.")).to_be_visible()
    tab_to(page, section.get_by_text("How it is scored"))
    press(page, "Enter")
    expect(
        section.get_by_text("Work-related burnout: items 7, 8, 9, 10, 11, 12, 13. It takes 4 of them")
    ).to_be_visible()
    number = work_sum.get_by_role("textbox", name="Your number, in points")
    tab_to(page, number)
    page.keyboard.type("fifty")
    press(page, "Enter")
    expect(work_sum.get_by_role("alert")).to_contain_text("can’t be read as a number")
    expect(number).to_be_focused()
    number.fill("54,75")
    press(page, "Enter")
    expect(work_sum.get_by_text("Kept: 54.75.")).to_be_visible()
    expect(work_sum.get_by_role("alert")).to_have_count(0)
    tab_to(page, third.get_by_role("button", name="No score can be given"))
    press(page, "Enter")
    expect(third.get_by_text("Kept: No score can be given.")).to_be_visible()


def read_off(page: Page, section: Locator) -> None:
    expect(section.locator(".eip-picture svg").first).to_be_attached(timeout=60_000)
    tab_to(page, section.locator("summary").first)
    press(page, "Enter")
    expect(section.get_by_role("cell", name="Perspective taking")).to_be_visible()
    tab_to(page, section.get_by_role("textbox").first)
    page.keyboard.type("3")
    press(page, "Enter")
    expect(section.get_by_text("Kept: 3.")).to_be_visible()


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
    "own-data": Question(
        "the-forest-of-your-eight", type_numbers, {"data_set": own_data().mark, "found": {"your-heaviest": 3.0}}
    ),
    "working": Question("gaps-in-a-burnout-form", work, {"number": None}, number="hospice-clients"),
    "drawn": Question("a-profile-and-its-bands", read_off, {"number": 3}, number="profile-outside"),
    "hypotheses": Question("a-smile-over-a-sleeve", share, {"shares": SHARES, "question": 1}),
    "verdict": Question("what-a-leaflet-says-of-the-alliance", judge, {"verdict": "mixed"}),
}
