"""The keyboard alone, as somebody without a mouse uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, target: Locator, limit: int = 60) -> None:
    """Walk with Tab until the target has the focus; fail where the keyboard can't get there."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def begin_at(section: Locator) -> None:
    """Put the focus where an activity begins, so that the next Tab leads to its first button."""
    section.evaluate("section => { section.tabIndex = -1; section.focus(); }")
