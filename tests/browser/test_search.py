"""A learner searches the course, looks a word up where they read, and marks a place that is there again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from course_lib.learner import bookmarks, place
from tests.support.browser.accessibility import axe
from tests.support.browser.prose_lessons import write_prose
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer, banner, close_everything, kill_kernel, open_lesson, show_code

LISTENING, RESPONDING = "05-active-listening.ipynb", "06-responding.ipynb"
MINUTE = 60_000


@pytest.fixture(scope="module")
def running(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("search")
    write_prose(folder, LISTENING, ["fine-he-says-practice"])
    write_prose(folder, RESPONDING)
    write_prose(folder, "glossary.ipynb")
    write_prose(folder, "home.ipynb", ["start", "home-page"])
    with course_server(folder) as server:
        yield server


@pytest.fixture
def server(running: CourseServer) -> CourseServer:
    close_everything(running)
    place.forget(running.home)
    bookmarks.forget(running.home)
    return running


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search the course")


def heading(page: Page, name: str) -> Locator:
    return page.locator(".jp-RenderedMarkdown:visible").get_by_role("heading", name=name)


def search(page: Page, words: str) -> Locator:
    """Type into the search by its keys, and what is found."""
    page.keyboard.press("Control+Shift+F")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    found = page.get_by_role("search")
    expect(found.get_by_role("status")).to_contain_text("found")
    return found


def test_what_is_found_is_counted_marked_and_reached_by_keyboard(page: Page, server: CourseServer) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1].split("?")[0]))
    open_lesson(page, server, RESPONDING)
    assert not {"search.json", "glossary.json"} & set(fetched)

    found = search(page, "cohens KAP")

    expect(found.get_by_role("status")).to_have_text("2 places found.")
    expect(found.get_by_role("region", name="Glossary").get_by_role("link")).to_contain_text("How far two coders agree")
    assert found.get_by_role("region", name="Glossary").locator("mark").all_inner_texts() == ["Cohen’s", "kappa"]
    assert {"search.json", "glossary.json"} <= set(fetched)
    assert axe(page, "Outline") == []

    page.keyboard.press("Enter")
    expect(found.get_by_role("link").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(heading(page, "Listening slowly")).to_be_focused(timeout=MINUTE)
    expect(page.get_by_text("You came from “Responding”.")).to_be_visible()
    page.get_by_role("button", name="Go back there").click()
    expect(heading(page, "Responding")).to_be_visible(timeout=MINUTE)


def test_nothing_found_says_what_to_do_and_escape_brings_the_outline_back(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, RESPONDING)
    outline = page.get_by_role("navigation", name="Contents")

    found = search(page, "xylophone")

    expect(found.get_by_role("status")).to_have_text(
        "Nothing found for “xylophone”. Try fewer words, or only the beginning of one."
    )
    expect(outline.get_by_role("link", name="Saying it back")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(outline.get_by_role("link", name="Saying it back")).to_be_visible()


def test_on_a_phone_too_a_word_of_the_glossary_is_explained_where_it_is_pressed(
    page: Page, server: CourseServer
) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    open_lesson(page, server, RESPONDING)
    link = page.locator(".jp-RenderedMarkdown").get_by_role("link", name="roadblock")

    link.press("Enter")

    meaning = page.get_by_role("dialog", name="Roadblock")
    expect(meaning).to_contain_text("stops the other person instead")
    expect(meaning).to_be_focused()
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 400
    assert axe(page, "Meaning") == []
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(link).to_be_focused()

    link.press("Enter")
    meaning.get_by_role("link", name="In the glossary").click()
    expect(heading(page, "Roadblock")).to_be_focused(timeout=MINUTE)
    expect(heading(page, "Roadblock")).to_be_in_viewport()
    page.get_by_role("button", name="Go back there").click()
    expect(heading(page, "An affirmation doesn’t grade")).to_be_in_viewport(timeout=MINUTE)


def test_on_a_phone_too_a_bookmark_is_there_after_a_reload_and_a_killed_kernel_and_can_be_removed(
    page: Page, server: CourseServer
) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    name = "Fine, he says"

    def outline() -> Locator:
        found = page.get_by_role("navigation", name="Contents")
        if found.count() == 0:
            page.get_by_role("button", name="Contents").click()
        return found

    open_lesson(page, server, LISTENING)
    search(page, "fine, he says")
    page.get_by_role("region", name="Activities").get_by_role("link", name=name).click()
    expect(page.locator("section.eip-respond")).to_be_in_viewport()
    page.wait_for_timeout(500)  # the place is looked at when the page rests
    outline()
    page.keyboard.press("Control+Shift+F")
    page.keyboard.press("Escape")
    outline().get_by_role("button", name=f"Bookmark this place {name}").click()
    expect(outline().get_by_text(f"Saved: a bookmark at “{name}”.")).to_be_visible()
    assert [one.cell for one in bookmarks.kept(server.home)] == ["fine-he-says-practice"]

    open_lesson(page, server, LISTENING)
    kill_kernel(server)
    expect(banner(page)).not_to_have_attribute("data-state", "ready", timeout=MINUTE)
    expect(banner(page)).to_have_attribute("data-state", "ready", timeout=MINUTE)
    outline().get_by_text("Bookmarks (1)").click()
    expect(outline().get_by_role("link", name=f"{name} Active listening")).to_be_visible()

    open_lesson(page, server, "home.ipynb")
    home = page.locator("section.eip-home")
    expect(home).to_have_attribute("data-ready", "true", timeout=MINUTE)
    expect(home.get_by_role("link", name=name)).to_be_visible()
    outline().get_by_text("Bookmarks (1)").click()
    outline().get_by_role("button", name=f"Remove the bookmark “{name}”").click()
    expect(outline().get_by_text(f"Removed: the bookmark at “{name}”.")).to_be_visible()
    assert bookmarks.kept(server.home) == []


def test_a_bookmark_that_the_disk_refuses_is_not_called_saved(page: Page, server: CourseServer) -> None:
    open_lesson(page, server, LISTENING)
    (server.home / "bookmarks").write_text("no folder")
    try:
        page.get_by_role("button", name="Bookmark this place").click()
        expect(page.get_by_text("Not saved. The disk refused it")).to_be_visible()
    finally:
        (server.home / "bookmarks").unlink()


def test_in_a_lesson_the_browser_finds_what_is_on_the_page_and_with_code_shown_jupyterlab_does(
    page: Page, server: CourseServer
) -> None:
    open_lesson(page, server, LISTENING)
    expect(page.locator("section.eip-respond")).to_have_attribute("data-ready", "true")
    theirs = page.locator(".jp-DocumentSearch-overlay")
    left_to_browser = """element => element.dispatchEvent(
        new KeyboardEvent("keydown", {key: "f", keyCode: 70, ctrlKey: true, bubbles: true, cancelable: true})
    )"""

    assert heading(page, "Half-way").evaluate(left_to_browser)
    page.keyboard.press("Control+f")

    page.wait_for_timeout(1000)
    expect(theirs).to_have_count(0)
    for words in ("Write what you would say to Dan now", "What the client does next tells you more"):
        assert page.evaluate("words => window.find(words, false, false, true)", words), words

    show_code(page)
    page.locator(".jp-Cell:visible").first.click()
    page.keyboard.press("Control+f")
    expect(theirs).to_be_visible()
