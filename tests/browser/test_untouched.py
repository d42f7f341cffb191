"""A lesson nobody changed has nothing to save; in an assignment only the learner's own code is theirs to write."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.support.browser.attempts import cells, is_dirty, keys, toolbar
from tests.support.browser.stand_in import SMALL
from tests.support.jupyter import CourseServer, open_lesson, show_code, visit


def test_an_untouched_lesson_is_never_dirty_not_even_in_a_tab_behind(page: Page, small: CourseServer) -> None:
    open_lesson(page, small, "behind.ipynb")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:open', { path: 'lesson.ipynb' })")
    expect(page.locator(".eip-Banner:visible[data-state=ready]")).to_be_attached(timeout=60_000)
    page.wait_for_function("() => [...jupyterapp.shell.widgets('main')].length === 2")
    page.evaluate("() => jupyterapp.restored")

    # as from an old bookmark: both tabs come back; the one behind is drawn and its kernel known, but it is not started
    visit(page, small, "lesson.ipynb", "lab")
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


def test_saving_an_unchanged_lesson_leaves_its_file_byte_for_byte(page: Page, small: CourseServer, app: str) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    on_disk = (small.folder / "lesson.ipynb").read_bytes()

    toolbar("save")(page)
    page.get_by_role("button", name="Answer first-one").focus()
    page.keyboard.press("Control+s")
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save-all')")

    assert (small.folder / "lesson.ipynb").read_bytes() == on_disk


def test_what_was_changed_with_code_shown_is_saved_also_after_hiding_it(
    page: Page, small: CourseServer, app: str
) -> None:
    open_lesson(page, small, "lesson.ipynb", app)
    show_code(page)
    keys("d", "d")(page)
    page.get_by_role("button", name="Hide code").click()

    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    kept = json.loads((small.folder / "lesson.ipynb").read_text())["cells"]
    assert len(kept) == len(SMALL["lesson.ipynb"]["cells"]) - 1
    assert not is_dirty(page)


def test_in_an_assignment_the_learners_own_code_can_be_written_run_and_saved(
    page: Page, small: CourseServer, app: str
) -> None:
    open_lesson(page, small, "assignment.ipynb", app)
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
    assert "0 + 2" in (small.folder / "assignment.ipynb").read_text()


def test_the_cells_of_an_assignment_cant_be_changed_either(page: Page, small: CourseServer, app: str) -> None:
    open_lesson(page, small, "assignment.ipynb", app)
    before = cells(page)

    keys("x", "d", "d", "b", "Enter", at="Read this first.")(page)
    page.locator(".jp-CodeCell").filter(has_text="def share").locator(".jp-InputPrompt").click()
    for key in ("x", "d", "d", "m", "b"):
        page.keyboard.press(key)

    assert cells(page) == before
