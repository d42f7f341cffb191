"""No storm of stray keys and clicks changes a lesson: neither its file nor its cells; and nothing is to be saved."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course_lib.ops import launch
from tests.support.browser.storm import Storm
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, banner, close_everything, open_lesson, show_code
from tests.support.places import ROOT

NAME = "05-active-listening.ipynb"
#: Another storm: EMPATHY_STORM=7 python -m pytest tests/browser/test_storm.py
SEED = int(os.environ.get("EMPATHY_STORM", "20261130"))
STRAY = {"lab": 200, "notebook": 100}


@pytest.fixture(scope="module")
def running(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    place = tmp_path_factory.mktemp("storm")
    launch.deliver(ROOT / "notebooks", place / "course")
    (place / "config").mkdir()
    exposed = {"expose_app_in_browser": True}
    settings = {"LabApp": exposed, "JupyterNotebookApp": exposed}
    (place / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    with course_server(place / "course", environ={"JUPYTER_CONFIG_PATH": str(place / "config")}) as server:
        yield server


def lesson(page: Page, name: str = NAME) -> dict[str, Any] | None:
    """The lesson in front as JupyterLab holds it, and what there is to save; None where another page is in front."""
    found: dict[str, Any] | None = page.evaluate(
        """(name) => {
            const { context, content } = globalThis.jupyterapp?.shell.currentWidget ?? {};
            if (context?.path !== name || !context.model) return null;
            const cells = context.model.toJSON().cells.map((cell) => [cell.id, cell.cell_type, cell.source]);
            const open = content.widgets.filter((cell) => cell.model.type === "markdown" && !cell.rendered).length;
            return { cells, open, dirty: context.model.dirty };
        }""",
        name,
    )
    return found


def settle(page: Page, server: CourseServer, app: str) -> None:
    """Answer no question, and come back to the lesson where a link or a button led away from it."""
    while page.locator("dialog[open], .jp-Dialog").count():
        page.keyboard.press("Escape")
        page.wait_for_timeout(50)
    if lesson(page) is None:
        open_lesson(page, server, NAME, app)
    if banner(page).get_by_text("Hide code").count():  # two presses in the line at the top: that is no stray hand's
        banner(page).get_by_text("Hide code").first.evaluate("button => button.click()")


@pytest.mark.timeout(600)
def test_a_lesson_stands_through_a_storm(page: Page, running: CourseServer, app: str) -> None:
    print(f"EMPATHY_STORM={SEED}")
    close_everything(running)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.on("popup", lambda other: other.close())
    open_lesson(page, running, NAME, app)
    on_disk, before = (running.folder / NAME).read_bytes(), lesson(page)
    assert before == {"cells": before and before["cells"], "open": 0, "dirty": False}

    storm, done = Storm(page, SEED), []
    for number in range(STRAY[app]):
        done.append(f"{number}: {storm.blow()}")
        assert lesson(page) in (before, None), done[-5:]
        settle(page, running, app)

    expect(page.locator(".jp-MarkdownCell .cm-editor").filter(visible=True)).to_have_count(0)
    assert lesson(page) == before
    assert (running.folder / NAME).read_bytes() == on_disk
    assert {file.name for file in running.folder.iterdir()} >= {NAME}


@pytest.mark.timeout(600)
def test_the_same_storm_changes_a_lesson_whose_code_is_shown(page: Page, running: CourseServer) -> None:
    other = "08-mindfulness.ipynb"
    close_everything(running)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.on("popup", lambda opened: opened.close())
    open_lesson(page, running, other)
    before = lesson(page, other)
    show_code(page)

    storm, number = Storm(page, SEED), 0
    while lesson(page, other) == before and number < STRAY["lab"]:
        storm.blow()
        number += 1

    assert number < STRAY["lab"]
