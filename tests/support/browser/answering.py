"""A marked question answered in its page with a mouse, by what the record is to hold in the end."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from course_lib.models.bank import BankItem
from course_lib.models.evidence import VERDICTS


def question(page: Page, item: BankItem) -> Locator:
    """An item's section in the notebook that is open."""
    title = page.get_by_role("heading", name=item.title, exact=True)
    return page.locator("section.eip-graded[data-ready=true]").filter(has=title)


def answer(page: Page, item: BankItem, data: dict[str, Any]) -> None:
    """Give an answer, and wait until each step of it is saved."""
    section = question(page, item)
    section.scroll_into_view_if_needed()
    match data:
        case {"picked": picked}:
            for index in picked:
                section.locator(f".eip-option input[value='{index}']").check()
            if sure := data.get("confidence"):
                section.get_by_role("radio", name=f"{sure:.0%}".replace("%", " %")).check()
        case {"cards": cards}:
            texts = {card.id: card.text for card in item.question().cards}
            for card, category in cards.items():
                place = section.get_by_role("listitem").filter(has_text=texts[card].strip())
                place.get_by_role("combobox").select_option(category)
        case {"steps": steps}:
            _order(section, {step.id: step.text for step in item.question().steps}, steps)
        case {"verdict": verdict}:
            section.get_by_role("radio").nth(VERDICTS.index(verdict)).check()
        case {"shares": shares, "question": index}:
            names = {reading.id: reading.text for reading in item.question().readings}
            for reading, share in shares.items():
                section.get_by_role("slider", name=names[reading]).fill(str(round(100 * share)))
            section.locator(f".eip-option input[value='{index}']").check()
        case {"codes": codes}:
            for number, code in enumerate(codes.values(), 1):
                name = f"Label for the counsellor’s turn {number}"
                section.get_by_role("combobox", name=name, exact=True).select_option(code)
        case {"text": text}:
            section.get_by_role("textbox").fill(text)
            section.get_by_role("textbox").blur()
    saved(section)


def saved(section: Locator) -> None:
    expect(section.locator(".eip-status")).to_have_attribute("data-state", "saved", timeout=30_000)


def _order(section: Locator, texts: dict[str, str], wanted: list[str]) -> None:
    """Move each step up until it is where it is wanted, from the first place on."""
    lie = list(texts)
    for place, step in enumerate(wanted):
        for _ in range(lie.index(step) - place):
            section.get_by_role("button", name=f"Up: {texts[step]}").click()
            saved(section)
        lie.remove(step)
        lie.insert(place, step)


def keep_silent(page: Page, item: BankItem, turns: int) -> None:
    """Begin a session, wait for so many turns, and end it."""
    section = question(page, item)
    section.get_by_role("button", name="Begin the session").click()
    for number in range(1, turns + 1):
        section.get_by_role("button", name="Say nothing, and wait").click()
        expect(section.locator(".eip-mine")).to_have_count(number)
    section.get_by_role("button", name="End the session here").click()
    expect(section.get_by_text("The session is over")).to_be_visible()
