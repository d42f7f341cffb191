"""A lesson has a window of its own: nothing of an author's, the outline beside it, and the place found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser.accessibility import axe
from tests.support.browser.stand_in import lay_out
from tests.support.browser.with_outline import KERNEL, LESSONS
from tests.support.chromium import new_page
from tests.support.fixtures import StartServer
from tests.support.jupyter import (
    CourseServer,
    banner,
    close_everything,
    kill_kernel,
    open_lesson,
    show_code,
    visit_notebook,
)

#: By what an author, an instructor or a programmer would know it.
OF_AUTHORS = re.compile(
    "File|Edit|Kernel|Nbgrader|Validate|Create Assignment|Markdown|Mode:|Python 3|Extension|Debugger|Launcher|Property"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, library = lay_out(tmp_path_factory.mktemp("window"), LESSONS)
    (library / "course_lib" / "kernel.py").write_text(KERNEL)
    return folder, library


@pytest.fixture(scope="module")
def running(course_server: StartServer, place: tuple[Path, Path]) -> Iterator[CourseServer]:
    with course_server(place[0], python_path=place[1]) as server:
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    close_everything(running)
    (running.home / "place.json").unlink(missing_ok=True)
    return running


def outline(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Contents")


def heading(page: Page, name: str) -> Locator:
    return page.locator(".jp-RenderedMarkdown:visible").get_by_role("heading", name=name)


def is_at_the_top(page: Page, name: str) -> None:
    """The heading stands where reading begins, and stays there."""
    for _ in range(2):
        page.wait_for_function(
            """element => {
                const top = element.closest(".jp-WindowedPanel-outer").getBoundingClientRect().top;
                return Math.abs(element.getBoundingClientRect().top - top) < 60;
            }""",
            arg=heading(page, name).element_handle(),
        )
        page.wait_for_timeout(300)


def go_to(page: Page, server: CourseServer, part: str) -> None:
    outline(page).get_by_role("link", name=part).click()
    is_at_the_top(page, part)
    page.wait_for_timeout(2500)  # the place is kept when the learner rests
    assert part.lower().replace(" ", "-") in (server.home / "place.json").read_text()


def test_no_control_of_an_author_is_in_sight_or_reached_by_tab_until_code_is_shown(
    page: Page, server: CourseServer
) -> None:
    open_lesson(page, server, "long.ipynb")
    of_jupyter = page.locator(".lm-MenuBar-item, .jp-Toolbar-item, .lm-TabBar-tab, .jp-StatusBar-Item")
    expect(of_jupyter.filter(visible=True)).to_have_count(0)
    reached = []
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent.trim()"))
    assert {"Contents", "Home", "More", "Part 2"} <= set(reached)
    assert [name for name in reached if OF_AUTHORS.match(name)] == []
    page.keyboard.press("Control+Shift+c")
    page.keyboard.press("Control+b")
    expect(page.locator(".lm-CommandPalette").filter(visible=True)).to_have_count(0)
    expect(outline(page)).to_be_visible()
    assert page.title() == "A long lesson · A course"

    show_code(page)
    expect(page.locator(".lm-MenuBar-item").filter(has_text="Kernel")).to_be_visible()
    expect(page.locator(".jp-StatusBar-Item").filter(has_text="Mode:")).to_be_visible()
    assert of_jupyter.filter(visible=True).count() > 20
    page.get_by_role("button", name="Hide code").click()
    expect(of_jupyter.filter(visible=True)).to_have_count(0)


def test_the_outline_tells_how_it_stands_and_leads_to_a_section_and_to_another_lesson(
    page: Page, server: CourseServer
) -> None:
    open_lesson(page, server, "long.ipynb")
    expect(outline(page)).to_match_aria_snapshot(
        """
        - navigation "Contents":
          - link "Skip to the lesson"
          - paragraph: A course
          - list:
            - listitem:
              - link "Home 2 to review"
          - list:
            - listitem:
              - link "A long lesson 40 minutes left"
              - list:
                - listitem:
                  - link "Part 1 done"
                - listitem:
                  - link "Part 2"
                - listitem:
                  - link "Part 3"
            - listitem:
              - link "The one after done"
        """
    )
    assert axe(page, "Outline") + axe(page, "Banner") == []

    outline(page).get_by_role("link", name="Part 3").click()
    expect(heading(page, "Part 3")).to_be_focused()
    is_at_the_top(page, "Part 3")
    expect(outline(page).locator("[aria-current=location]")).to_have_text("Part 3")

    page.get_by_role("link", name="on to part 2").click()
    expect(heading(page, "The end")).to_be_focused(timeout=30_000)
    assert page.url.endswith("/after.ipynb")
    expect(outline(page).locator("[aria-current=page]")).to_contain_text("The one after")


def test_the_place_is_found_again_after_a_crash_a_reload_and_on_a_new_server(
    page: Page, server: CourseServer, chromium: Browser, course_server: StartServer, place: tuple[Path, Path]
) -> None:
    open_lesson(page, server, "long.ipynb")
    go_to(page, server, "Part 2")

    kill_kernel(server)
    expect(banner(page)).not_to_have_attribute("data-state", "ready", timeout=60_000)
    expect(banner(page)).to_have_attribute("data-state", "ready", timeout=60_000)
    is_at_the_top(page, "Part 2")

    open_lesson(page, server, "long.ipynb")
    is_at_the_top(page, "Part 2")
    expect(page.get_by_text("You are back where you left: Part 2.")).to_be_visible()
    page.get_by_role("button", name="Go to the top").click()
    is_at_the_top(page, "A long lesson")
    go_to(page, server, "Part 3")

    home = {"EMPATHY_HOME": str(server.home)}
    with course_server(place[0], python_path=place[1], environ=home) as again, new_page(chromium) as another:
        open_lesson(another, again, "long.ipynb")
        expect(another.get_by_text("You are back where you left: Part 3.")).to_be_visible()
        is_at_the_top(another, "Part 3")


def test_on_a_phone_the_outline_folds_away_and_the_lesson_has_the_width(page: Page, server: CourseServer) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    open_lesson(page, server, "long.ipynb")
    box = page.locator(".jp-Notebook:visible").bounding_box()
    assert box is not None
    assert box["width"] >= 350
    expect(outline(page)).to_have_count(0)

    page.get_by_role("button", name="Contents").press("Enter")
    expect(outline(page)).to_be_visible()
    outline(page).get_by_role("link", name="Part 2").press("Enter")

    expect(outline(page)).to_have_count(0)
    expect(heading(page, "Part 2")).to_be_focused()
    is_at_the_top(page, "Part 2")


def test_another_notebook_and_an_instructors_folder_have_the_ordinary_window(page: Page, server: CourseServer) -> None:
    menu = page.locator(".lm-MenuBar-item").filter(has_text="Kernel")
    visit_notebook(page, server, "plain.ipynb")
    expect(menu).to_be_visible()

    settings = server.folder / "nbgrader_config.py"
    settings.write_text("")
    open_lesson(page, server, "long.ipynb")
    expect(menu).to_be_visible()
    settings.unlink()
    open_lesson(page, server, "long.ipynb")
    expect(menu).to_be_hidden()


def test_in_notebook_7_the_line_at_the_top_leads_home_and_to_a_section(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, "long.ipynb", "notebook")
    expect(page.get_by_role("link", name="Home")).to_have_attribute("href", "home.ipynb")

    page.get_by_role("button", name="Contents").click()
    outline(page).get_by_role("link", name="Part 3").click()
    expect(heading(page, "Part 3")).to_be_focused()

    page.get_by_role("link", name="on to part 2").click()
    expect(heading(page, "The end")).to_be_focused(timeout=30_000)
    assert page.url.endswith("/notebooks/after.ipynb")


def test_the_kernel_is_told_the_learners_time_zone_before_the_activities_are_made(
    chromium: Browser, server: CourseServer
) -> None:
    context = chromium.new_context(timezone_id="Australia/Sydney")
    open_lesson(context.new_page(), server, "long.ipynb")

    assert (server.home / "zone").read_text() == "Australia/Sydney"
    context.close()
