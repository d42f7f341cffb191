"""While its code is hidden no key, click, button or menu changes a lesson; "Show code" gives all of it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from stand_in import START, code, lay_out, notebook, text

from tests.lab import CourseServer, close_everything, show_code

SHOWN = {"output_type": "stream", "name": "stdout", "text": "shown before"}
LESSONS = {
    "lesson.ipynb": notebook(
        text("# Hearing feelings\n\nRead this first."),
        START,
        text("This comes before the quiz."),
        code('course.quiz("first-one")'),
        {**code("notes = 'a cell of another hand'", "more = 1"), "outputs": [SHOWN]},
        text("And this comes last."),
        lesson="a-lesson",
    ),
    "behind.ipynb": notebook(text("# Another lesson"), START, code('course.quiz("behind")'), lesson="another-lesson"),
    "assignment.ipynb": notebook(
        text("# An assignment\n\nRead this first."),
        START,
        code('course.quiz("marked")'),
        code("def share():", "    return 0"),
        assignment="an-assignment",
    ),
}


@pytest.fixture(scope="module")
def running(course_server, tmp_path_factory) -> Iterator[CourseServer]:
    place = tmp_path_factory.mktemp("protection")
    folder, library = lay_out(place, LESSONS)
    # The page hands its application to the test, which so can look at the notebook behind what is drawn.
    (place / "config").mkdir()
    exposed = {"expose_app_in_browser": True}
    settings = {"LabApp": exposed, "JupyterNotebookApp": exposed}
    (place / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    with course_server(folder, python_path=library, environ={"JUPYTER_CONFIG_PATH": str(place / "config")}) as server:
        yield server


@pytest.fixture
def server(running) -> CourseServer:
    """No kernel, no open tab, and every lesson as it came."""
    close_everything(running)
    for name, lesson in LESSONS.items():
        (running.folder / name).write_text(json.dumps(lesson))
    return running


def cells(page: Page) -> list[list]:
    """The notebook in front as JupyterLab holds it: each cell's type, source, and whether it shows something."""
    return page.evaluate(
        """() => jupyterapp.shell.currentWidget.context.model.toJSON().cells
            .map((cell) => [cell.cell_type, cell.source, (cell.outputs ?? []).length > 0])"""
    )


def revert(page: Page) -> None:
    page.evaluate("() => jupyterapp.shell.currentWidget.context.revert()")


def prose(page: Page, words: str = "This comes before the quiz.") -> Locator:
    return page.get_by_role("paragraph").filter(has_text=words)


def own_cell(page: Page) -> Locator:
    return page.locator(".jp-CodeCell").filter(has_text="another hand")


# ---- what a hand can do to a lesson


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
        for label in labels:
            page.locator(".lm-MenuBar-item").filter(has_text="Edit").click()
            choose(page, label)

    return click


def context_menu(label: str) -> Callable[[Page], None]:
    def click(page: Page) -> None:
        prose(page).click(button="right")
        choose(page, label)

    return click


def drag(page: Page) -> None:
    own_cell(page).hover()
    start = own_cell(page).locator(".jp-InputPrompt").bounding_box()
    end = prose(page, "Read this first.").bounding_box()
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


def test_nothing_that_is_tried_on_a_lesson_changes_it(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    before, on_disk = cells(page), (server.folder / "lesson.ipynb").read_bytes()

    changed = []
    for name, attempt in ATTEMPTS.items():
        attempt(page)
        if cells(page) != before:
            changed.append(name)
            revert(page)

    assert changed == []
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    assert (server.folder / "lesson.ipynb").read_bytes() == on_disk


def test_with_code_shown_each_of_these_attempts_does_change_it(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    show_code(page)

    unchanged = []
    for name, attempt in ATTEMPTS.items():
        revert(page)
        page.evaluate("() => Promise.all(jupyterapp.shell.currentWidget.content.widgets.map((cell) => cell.ready))")
        before = cells(page)
        attempt(page)
        if cells(page) == before:
            unchanged.append(name)

    assert unchanged == []


def test_the_model_itself_refuses_whoever_asks(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    before = cells(page)
    tried = page.evaluate(
        """async () => {
            // Not those that end the kernel, ask a question or open something else.
            const other = /kernel|restart|shutdown|create|export|trust|replace-selection|run-in-console/;
            const { commands } = jupyterapp;
            const names = commands.listCommands().filter((name) => name.startsWith("notebook:") && !other.test(name));
            for (const name of names) await commands.execute(name).catch(() => {});
            return names.filter((name) => name !== "notebook:clear-all-cell-outputs");
        }"""
    )

    assert len(tried) > 60
    assert [cell[:2] for cell in cells(page)] == [cell[:2] for cell in before]


def test_undoing_what_was_changed_before_the_code_was_hidden_again_changes_nothing(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    show_code(page)
    keys("d", "d")(page)
    page.get_by_role("button", name="Hide code").click()
    before = cells(page)

    keys("z", at="And this comes last.")(page)
    edit_menu_undo = page.evaluate("() => jupyterapp.commands.isEnabled('notebook:undo-cell-action')")

    assert cells(page) == before
    assert edit_menu_undo is False
    expect(page.locator(".jp-mod-dirty").first).to_be_attached()  # a real change is still asked about


def test_hiding_the_code_protects_again(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    show_code(page)
    page.get_by_role("button", name="Hide code").click()
    before = cells(page)

    keys("x", "d", "d", "b")(page)
    double_click(page)

    assert cells(page) == before


def test_typing_on_prose_runs_no_command(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    ran = (server.folder / "ran.txt").read_text()
    page.evaluate(
        """() => { window.executed = [];
            jupyterapp.commands.commandExecuted.connect((_, { id }) => window.executed.push(id)); }"""
    )

    prose(page).click()
    page.keyboard.type("00 iii Hello, is anyone there? dd")
    for key in ("Shift+Enter", "Control+Enter", "Alt+Enter", "Control+s", "Control+Shift+h"):
        page.keyboard.press(key)

    assert page.evaluate("executed") == []
    assert page.get_by_role("dialog").count() == 0
    assert (server.folder / "ran.txt").read_text() == ran


def test_the_arrow_keys_scroll_and_prose_can_be_selected_and_copied(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 300})
    scroller = page.locator(".jp-WindowedPanel-outer")
    prose(page, "Read this first.").dblclick(position={"x": 20, "y": 8})

    page.keyboard.press("Control+c")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("PageDown")

    assert page.evaluate("navigator.clipboard.readText()") == "Read"
    page.wait_for_function("node => node.scrollTop > 0", arg=scroller.element_handle())


def test_buttons_and_menu_entries_that_would_change_a_lesson_are_not_offered(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    editing = page.locator(
        ", ".join(f'[data-jp-item-name="{name}"]:visible' for name in ("insert", "cut", "copy", "paste", "cellType"))
    )
    expect(editing).to_have_count(0)
    page.locator(".lm-MenuBar-item").filter(has_text="Edit").click()
    for label in ("Cut Cell", "Delete Cell", "Move Cell Up", "Clear Outputs of All Cells"):
        entry = page.locator(".lm-Menu-item").filter(has=page.get_by_text(label, exact=True))
        assert "lm-mod-disabled" in entry.get_attribute("class")
    page.keyboard.press("Escape")

    show_code(page)

    expect(editing).to_have_count(5)


def test_an_untouched_lesson_is_never_dirty_not_even_in_a_tab_behind(page, server, open_lesson):
    open_lesson(page, server, "behind.ipynb")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:open', { path: 'lesson.ipynb' })")
    expect(page.locator(".eip-Banner:visible[data-state=ready]")).to_be_attached(timeout=60_000)
    page.wait_for_function("() => [...jupyterapp.shell.widgets('main')].length === 2")
    page.evaluate("() => jupyterapp.restored")

    page.reload()  # both tabs come back; the one behind is drawn and its kernel known, but it is not started
    expect(page.locator(".eip-Banner:visible[data-state=ready]")).to_be_attached(timeout=60_000)
    page.wait_for_function(
        """() => [...jupyterapp.shell.widgets("main")].filter((tab) => tab.context?.model.getMetadata("language_info")
            ?.version).length === 2""",
        timeout=60_000,
    )

    assert page.locator(".jp-mod-dirty").count() == 0
    assert page.evaluate("() => [...jupyterapp.shell.widgets('main')].map((tab) => tab.context.model.dirty)") == [
        False,
        False,
    ]


def test_saving_an_unchanged_lesson_leaves_its_file_byte_for_byte(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    on_disk = (server.folder / "lesson.ipynb").read_bytes()

    toolbar("save")(page)
    page.get_by_role("button", name="Answer first-one").focus()
    page.keyboard.press("Control+s")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save-all')")

    assert (server.folder / "lesson.ipynb").read_bytes() == on_disk


def test_what_was_changed_with_code_shown_is_saved_also_after_hiding_it(page, server, open_lesson, app):
    open_lesson(page, server, "lesson.ipynb", app)
    show_code(page)
    keys("d", "d")(page)
    page.get_by_role("button", name="Hide code").click()

    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    kept = json.loads((server.folder / "lesson.ipynb").read_text())["cells"]
    assert len(kept) == len(LESSONS["lesson.ipynb"]["cells"]) - 1
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


def test_in_an_assignment_the_learners_own_code_can_be_written_run_and_saved(page, server, open_lesson, app):
    open_lesson(page, server, "assignment.ipynb", app)
    before = cells(page)
    own = page.locator(".jp-CodeCell").filter(has_text="def share")

    own.locator(".cm-line").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" + 1")
    page.keyboard.press("Control+z")
    page.keyboard.type("0 + 2")
    page.keyboard.press("Control+Shift+Minus")
    page.keyboard.press("Control+Enter")
    expect(own.locator(".jp-InputPrompt")).to_have_text("[3]:")
    page.keyboard.press("Control+s")

    changed = [cell for cell, old in zip(cells(page), before, strict=True) if cell[:2] != old[:2]]
    assert [cell[1].endswith("0 + 2") for cell in changed] == [True]
    page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")
    assert "0 + 2" in (server.folder / "assignment.ipynb").read_text()


def test_the_cells_of_an_assignment_cant_be_changed_either(page, server, open_lesson, app):
    open_lesson(page, server, "assignment.ipynb", app)
    before = cells(page)

    keys("x", "d", "d", "b", "Enter", at="Read this first.")(page)
    page.locator(".jp-CodeCell").filter(has_text="def share").locator(".jp-InputPrompt").click()
    for key in ("x", "d", "d", "m", "b"):
        page.keyboard.press(key)

    assert cells(page) == before
