"""A question of the assignment for each form of answer, and an answer by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.support.browser.keyboard import press, tab_to


@dataclass(frozen=True)
class Question:
    """A question by its id, a way to answer it, and what is kept of that answer; None where that is what is chosen."""

    item: str
    answer: Callable[[Page, Locator], None]
    kept: dict[str, Any] | None


def choose(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")


def code(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("combobox", name="Label for the counsellor’s turn 1", exact=True))
    press(page, "ArrowDown")


def write(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("You had it all there.")


GRADED = {
    "choice": Question("the-late-bus", choose, None),
    "coding": Question("the-van-with-two-names", code, {"codes": {"1": "open-question"}}),
    "written": Question("a-reply-to-samuel", write, {"text": "You had it all there."}),
}
