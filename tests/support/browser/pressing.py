"""Pressing a button of an activity and waiting until what it does is on disk."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect


def press(section: Locator, name: str | re.Pattern[str]) -> None:
    section.get_by_role("button", name=name).first.click()
    expect(section.locator(".eip-status")).not_to_have_attribute("data-state", "saving")
    expect(section.locator(".eip-status")).not_to_have_attribute("data-state", "failed")
