"""What a hand can do to a lesson, on purpose or not: keys, clicks, buttons and menus. Each changes it unless protected.

For the small lesson in `stand_in`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page


def cells(page: Page) -> list[list[Any]]:
    """The notebook in front as JupyterLab holds it: each cell's type, source, and whether it shows something."""
    found: list[list[Any]] = page.evaluate(
        """() => jupyterapp.shell.currentWidget.context.model.toJSON().cells
            .map((cell) => [cell.cell_type, cell.source, (cell.outputs ?? []).length > 0])"""
    )
    return found


def is_dirty(page: Page) -> bool:
    """Whether JupyterLab would save the notebook in front, or ask about it on closing."""
    return bool(page.evaluate("() => jupyterapp.shell.currentWidget.context.model.dirty"))


def prose(page: Page, words: str = "This comes before the quiz.") -> Locator:
    return page.get_by_role("paragraph").filter(has_text=words)


def own_cell(page: Page) -> Locator:
    return page.locator(".jp-CodeCell").filter(has_text="another hand")


def keys(*pressed: str, at: str = "This comes before the quiz.") -> Callable[[Page], None]:
    def press(page: Page) -> None:
        prose(page, at).click()
        for key in pressed:
            page.keyboard.press(key)

    return press


def typing(words: str) -> Callable[[Page], None]:
    def write(page: Page) -> None:
        prose(page).click()
        page.keyboard.type(words)

    return write


def double_click(page: Page) -> None:
    prose(page).dblclick()
    page.keyboard.type("my reply")


def in_the_editor(*pressed: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        own_cell(page).locator(".cm-line").first.click()
        for key in pressed:
            page.keyboard.press(key)

    return press


def press(page: Page, button: Locator) -> None:
    """Press a button; where the code is hidden it may be hidden too."""
    if page.locator(".eip-mod-codeHidden").count() == 0 or button.is_visible():
        button.click()


def toolbar(*names: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        prose(page).click()
        for name in names:
            press(page, page.locator(f'.jp-NotebookPanel-toolbar [data-jp-item-name="{name}"] jp-button'))

    return click


def cell_type(page: Page) -> None:
    prose(page).click()
    choice = page.locator('[data-jp-item-name="cellType"] select')
    if choice.is_visible():
        choice.select_option("code")


def cell_toolbar(name: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        prose(page).click()
        press(page, page.locator(f'.jp-cell-toolbar [data-jp-item-name="{name}"] jp-button'))

    return click


def delete_button(page: Page) -> None:
    cell_toolbar("delete-cell")(page)
    if page.locator(".eip-mod-codeHidden").count() == 0:
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()


def choose(page: Page, label: str) -> None:
    """Press an entry of the open menu; a disabled one closes it."""
    entry = page.locator(".lm-Menu-item").filter(has=page.get_by_text(label, exact=True))
    entry.first.hover()
    if "lm-mod-disabled" in (entry.first.get_attribute("class") or ""):
        page.keyboard.press("Escape")
    else:
        entry.first.click()


def edit_menu(*labels: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        prose(page).click()
        edit = page.locator(".lm-MenuBar-item").filter(has_text="Edit")
        for label in labels if edit.is_visible() else ():  # a learner's window in JupyterLab has no menus
            edit.click()
            choose(page, label)

    return click


def context_menu(label: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        prose(page).click(button="right")
        if page.locator(".lm-Menu").count() > 0:  # in a learner's window it is the browser's menu
            choose(page, label)

    return click


def drag(page: Page) -> None:
    own_cell(page).hover()
    start = own_cell(page).locator(".jp-InputPrompt").bounding_box()
    end = prose(page, "Read this first.").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] - 20, steps=5)
    page.mouse.move(end["x"] + 40, end["y"] + 5, steps=10)
    page.mouse.up()


ATTEMPTS = {
    "a reply typed on prose": typing("Add a word: you said fine, and you looked at the window. xx"),
    "x": keys("x"),
    "d d": keys("d", "d"),
    "a": keys("a"),
    "b": keys("b"),
    "c v": keys("c", "v"),
    "y": keys("y"),
    "r": keys("r"),
    "1": keys("1"),
    "Enter and words": keys("Enter", "w", "o"),
    "Shift+M": keys("Shift+M"),
    "Alt+Enter": keys("Alt+Enter"),
    "Shift+Enter on the last cell": keys("Shift+Enter", at="And this comes last."),
    "Control+Shift+Down": keys("Control+Shift+ArrowDown"),
    "a double click and words": double_click,
    "words in a code cell": in_the_editor("w", "o"),
    "Control+Shift+minus": in_the_editor("End", "Control+Shift+Minus"),
    "m in a code cell": in_the_editor("Escape", "m"),
    "insert": toolbar("insert"),
    "scissors": toolbar("cut"),
    "copy and paste": toolbar("copy", "paste"),
    "the list of cell types": cell_type,
    "duplicate": cell_toolbar("duplicate-cell"),
    "move up": cell_toolbar("move-cell-up"),
    "move down": cell_toolbar("move-cell-down"),
    "insert above": cell_toolbar("insert-cell-above"),
    "insert below": cell_toolbar("insert-cell-below"),
    "delete": delete_button,
    "Edit, Cut Cell": edit_menu("Cut Cell"),
    "Edit, Copy Cell, Paste Cell Below": edit_menu("Copy Cell", "Paste Cell Below"),
    "Edit, Delete Cell": edit_menu("Delete Cell"),
    "Edit, Move Cell Up": edit_menu("Move Cell Up"),
    "Edit, Merge Cell Below": edit_menu("Merge Cell Below"),
    "Edit, Clear Outputs of All Cells": edit_menu("Clear Outputs of All Cells"),
    "context menu, Delete Cell": context_menu("Delete Cell"),
    "a cell dragged by its prompt": drag,
}
