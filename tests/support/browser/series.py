"""The cards of a long row, which are shown one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Locator, expect

#: What stands beside a card until the last one: the way on.
ON = re.compile(r"^Next$")


def each_group(section: Locator, name: str) -> Iterator[Locator]:
    """The choices of each card, by the name that their groups begin with, each while its card is shown."""
    on = section.get_by_role("button", name=ON)
    while True:
        group = section.get_by_role("group", name=re.compile(f"^{name}"))
        expect(group).to_have_count(1)
        yield group
        if not on.count():
            return
        on.click()


def leaf_to(section: Locator, what: Locator) -> None:
    """Show card after card by their marks, until something is in sight."""
    for mark in section.locator(".eip-markers button").all():
        if what.is_visible():
            return
        mark.click()
    expect(what).to_be_visible()
