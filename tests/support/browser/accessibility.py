"""What axe finds wrong with an activity, in the light theme and in the dark one."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page, kind: str) -> list[str]:
    """Each rule that is broken in what has the class `eip-<kind>`, with the element that breaks it."""
    page.evaluate(AXE)
    found = page.evaluate(
        "([where, tags]) => axe.run(where, {runOnly: {type: 'tag', values: tags}})", [f".eip-{kind}", RULES]
    )
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def dark(page: Page) -> None:
    """Tell the page that JupyterLab's theme is a dark one."""
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
