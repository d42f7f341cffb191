"""While its code is hidden no key, click, button or menu changes a lesson; "Show code" gives all of it back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.browser.attempts import ATTEMPTS, cells, double_click, is_dirty, keys, prose
from tests.support.jupyter import CourseServer, open_lesson, show_code


def revert(page: Page) -> None:
    page.evaluate("() => jupyterapp.shell.currentWidget.context.revert()")


def test_nothing_that_is_tried_on_a_lesson_changes_it(page: Page, small: CourseServer, app: str) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    before, on_disk = cells(page), (small.folder / "lesson.ipynb").read_bytes()

    changed = []
    for name, attempt in ATTEMPTS.items():
        attempt(page)
        if cells(page) != before:
            changed.append(name)
            revert(page)

    assert changed == []
    assert not is_dirty(page)
    assert (small.folder / "lesson.ipynb").read_bytes() == on_disk


def test_with_code_shown_each_of_these_attempts_does_change_it(page: Page, small: CourseServer) -> None:
    open_lesson(page, small, "lesson.ipynb")
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


def test_the_model_itself_refuses_whoever_asks(page: Page, small: CourseServer) -> None:
    open_lesson(page, small, "lesson.ipynb")
    before = cells(page)
    tried = page.evaluate(
        """async () => {
            // Not those that end the kernel, ask a question or open something else.
            const other = /kernel|restart|shutdown|close|create|export|trust|replace-selection|run-in-console/;
            const { commands } = jupyterapp;
            const names = commands.listCommands().filter((name) => name.startsWith("notebook:") && !other.test(name));
            for (const name of names) await commands.execute(name).catch(() => {});
            return names.filter((name) => name !== "notebook:clear-all-cell-outputs");
        }"""
    )

    assert len(tried) > 60
    assert [cell[:2] for cell in cells(page)] == [cell[:2] for cell in before]


def test_undoing_what_was_changed_before_the_code_was_hidden_again_changes_nothing(
    page: Page, small: CourseServer, app: str
) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    show_code(page)
    keys("d", "d")(page)
    page.get_by_role("button", name="Hide code").click()
    before = cells(page)

    keys("z", at="And this comes last.")(page)
    edit_menu_undo = page.evaluate("() => jupyterapp.commands.isEnabled('notebook:undo-cell-action')")

    assert cells(page) == before
    assert edit_menu_undo is False
    assert is_dirty(page)  # a real change is still asked about


def test_hiding_the_code_protects_again(page: Page, small: CourseServer) -> None:
    open_lesson(page, small, "lesson.ipynb")
    show_code(page)
    page.get_by_role("button", name="Hide code").click()
    before = cells(page)

    keys("x", "d", "d", "b")(page)
    double_click(page)

    assert cells(page) == before


def test_who_clears_all_outputs_is_told_how_the_activities_come_back(page: Page, small: CourseServer) -> None:
    open_lesson(page, small, "lesson.ipynb")
    show_code(page)
    activity = page.get_by_role("button", name="Answer first-one")
    expect(activity).to_be_visible()

    page.evaluate("() => jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")

    expect(page.get_by_text("Activities were cleared off the page. Your saved answers are safe.")).to_be_visible()
    page.get_by_role("button", name="Start the lesson again").click()
    expect(activity).to_be_visible()
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", "ready")


def test_typing_on_prose_runs_no_command(page: Page, small: CourseServer, app: str) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    ran = (small.folder / "ran.txt").read_text()
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
    assert (small.folder / "ran.txt").read_text() == ran


def test_the_arrow_keys_scroll_and_prose_can_be_selected_and_copied(page: Page, small: CourseServer, app: str) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 300})
    scroller = page.locator(".jp-WindowedPanel-outer")
    prose(page, "Read this first.").dblclick(position={"x": 20, "y": 8})

    page.keyboard.press("Control+c")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("PageDown")

    assert page.evaluate("navigator.clipboard.readText()") == "Read"
    page.wait_for_function("node => node.scrollTop > 0", arg=scroller.element_handle())


def test_buttons_and_menus_that_would_change_a_lesson_are_not_offered(
    page: Page, small: CourseServer, app: str
) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    editing = page.locator(
        ", ".join(f'[data-jp-item-name="{name}"]:visible' for name in ("insert", "cut", "copy", "paste", "cellType"))
    )
    expect(editing).to_have_count(0)
    menus = page.locator(".lm-MenuBar-item").filter(visible=True)
    expect(menus).to_have_count(0)

    show_code(page)

    expect(editing).to_have_count(5)
    expect(menus.filter(has_text="Edit")).to_have_count(1)
