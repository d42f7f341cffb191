"""A storm of stray hands on a lesson: keys, clicks, drags, pastes and drops, anywhere but on purpose, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

from playwright.sync_api import Page

KEYS = [
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    *("Enter", "Escape", "Delete", "Backspace", "Tab", "Space", "ArrowUp", "ArrowDown", "Home", "End", "F2"),
    *("Shift+Enter", "Control+Enter", "Alt+Enter", "Shift+m", "Shift+ArrowDown", "Control+Shift+Minus"),
    *("Control+a", "Control+x", "Control+v", "Control+z", "Control+Shift+z", "Control+s", "Control+Shift+h"),
]
#: Where a hand may come down: prose, headings, the edges of cards and what stands in them, the line at the top, the
#: outline, menus that are left, and what stands between.
PLACES = [
    ".jp-RenderedMarkdown p",
    ".jp-RenderedMarkdown :is(h1, h2, h3)",
    ".jp-RenderedMarkdown li",
    "section.eip",
    "section.eip :is(label, legend, summary, p, button, textarea)",
    ".eip-Banner, .eip-Banner button",
    ".eip-Outline, .eip-Outline a",
    ".lm-MenuBar-item, .lm-Menu-item, .jp-Toolbar-item, .lm-TabBar-tab, .jp-SideBar",
    ".jp-Cell, .jp-InputPrompt, .jp-Collapser, .jp-WindowedPanel-outer",
]
SPOTS = """(places) => [...document.querySelectorAll(places)].flatMap((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const box = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    return box[0] < box[2] - 2 && box[1] < box[3] - 2 && one.checkVisibility() ? [box] : [];
})"""
DROP = """([x, y, words]) => {
    const under = document.elementFromPoint(x, y);
    const carried = new DataTransfer();
    carried.setData("text/plain", words);
    carried.items.add(new File([words], "stray.txt"));
    for (const type of ["dragenter", "dragover", "drop"]) {
        const more = { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer: carried };
        under?.dispatchEvent(new DragEvent(type, more));
    }
}"""


class Storm:
    """Each call of `blow` does one stray thing to the page and says what it was."""

    def __init__(self, page: Page, seed: int) -> None:
        self.page, self.chance = page, random.Random(seed)

    def blow(self) -> str:
        hands: list[Callable[[], str]] = [
            *[self.press] * 6,
            *[self.click] * 4,
            *[self.click_twice] * 2,
            *[self.drag, self.paste, self.drop, self.scroll],
        ]
        return self.chance.choice(hands)()

    def spot(self) -> tuple[float, float]:
        """A place in sight, often at the edge of something."""
        boxes = self.page.evaluate(SPOTS, self.chance.choice(PLACES)) or [[10, 10, 1200, 800]]
        left, top, right, bottom = self.chance.choice(boxes)
        across, down = (self.chance.choice([0.01, 0.5, 0.99, self.chance.random()]) for _ in range(2))
        return left + 1 + across * (right - left - 2), top + 1 + down * (bottom - top - 2)

    def press(self) -> str:
        keys = [self.chance.choice(KEYS) for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.3:
            keys = [keys[0]] * 2  # D, D deletes a cell, 0, 0 ends a kernel
        for key in keys:
            self.page.keyboard.press(key)
        return f"keys {keys}"

    def click(self) -> str:
        x, y = self.spot()
        button = self.chance.choice(["left", "left", "left", "right", "middle"])
        self.page.mouse.click(x, y, button=button)  # type: ignore[arg-type]
        return f"{button} click at {x:.0f}, {y:.0f}"

    def click_twice(self) -> str:
        x, y = self.spot()
        self.page.mouse.dblclick(x, y)
        return f"double click at {x:.0f}, {y:.0f}"

    def drag(self) -> str:
        (x, y), (to_x, to_y) = self.spot(), self.spot()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(to_x, to_y, steps=5)
        self.page.mouse.up()
        return f"drag from {x:.0f}, {y:.0f} to {to_x:.0f}, {to_y:.0f}"

    def paste(self) -> str:
        self.page.evaluate("words => navigator.clipboard.writeText(words)", "# Pasted\n\nby a stray hand")
        self.page.keyboard.press("Control+v")
        return "paste"

    def drop(self) -> str:
        x, y = self.spot()
        self.page.evaluate(DROP, [x, y, "dropped"])
        return f"drop at {x:.0f}, {y:.0f}"

    def scroll(self) -> str:
        self.page.mouse.move(700, 500)
        self.page.mouse.wheel(0, self.chance.choice([-2000, -600, 600, 2000, 4000]))
        self.page.wait_for_timeout(100)
        return "scroll"
