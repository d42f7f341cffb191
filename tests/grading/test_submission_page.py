"""The end of an assignment in a learner's JupyterLab: what is open, what isn't saved, handing in, and the receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from course_lib.learner import account
from tests.support import jupyter
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.answering import answer
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.chromium import new_page
from tests.support.fixtures import StartServer
from tests.support.grading.classroom import FUNCTION, NAME, CourseRoom, Learner

BUS = "the-late-bus"
LONG_MS = 60_000


@pytest.fixture
def learner(released: CourseRoom) -> Learner:
    """Whoever runs the tests has fetched the assignment; nbgrader's list knows the exchange."""
    learner = released.learner(account.name())
    settings = learner.home.parent / "settings"
    settings.mkdir()
    (settings / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.Exchange.root = {str(released.config.Exchange.root)!r}\n"
        "c.CourseDirectory.course_id = 'empathy-in-practice'\n"
    )
    return learner


@pytest.fixture
def page(chromium: Browser, course_server: StartServer, learner: Learner) -> Iterator[Page]:
    """The assignment, open in a JupyterLab of the learner's own."""
    settings = {"JUPYTER_CONFIG_PATH": str(learner.home.parent / "settings")}
    with course_server(learner.home, environ=settings) as server, new_page(chromium) as page:
        jupyter.open_lesson(page, server, f"{NAME}/{NAME}.ipynb")
        yield page


def at_the_end(page: Page) -> Locator:
    """The section at the end of the assignment, in view."""
    section = page.locator("section.eip-submission[data-ready=true]")
    for _ in range(40):  # cells above it get their height when they are looked at, and push it down again
        section.scroll_into_view_if_needed()
        page.wait_for_timeout(250)
        if section.locator(".eip-answered").is_visible():
            break
    expect(section.locator(".eip-answered")).to_be_in_viewport()
    return section


def add_a_line(page: Page, code: Locator) -> None:
    """Write at the end of a cell of code."""
    code.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n    # mine")


@contextmanager
def closed_for_notebooks(page: Page) -> Iterator[None]:
    """The server takes no notebook meanwhile."""
    address = re.compile(r"/api/contents/.*\.ipynb")
    page.route(address, lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    yield
    page.unroute(address)


def open_list(page: Page) -> Locator:
    """nbgrader's list of assignments, in front."""
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Assignments").click()
    panel = page.get_by_role("tabpanel", name="Assignments")
    expect(panel).to_contain_text("empathy-in-practice", timeout=LONG_MS)
    return panel


def test_a_learner_sees_what_is_open_goes_there_by_keyboard_hands_in_and_has_a_receipt(
    page: Page, learner: Learner, released: CourseRoom
) -> None:
    # given: nothing is answered, and it says so, in light and dark, narrow and wide
    section = at_the_end(page)
    expect(section.locator(".eip-answered")).to_have_text("None of the 7 questions has an answer yet.")
    expect(section).to_contain_text("Nothing was handed in from this account yet.")
    assert axe(page, "submission") == []
    dark(page)
    assert axe(page, "submission") == []

    # when: by keyboard to the first question that is open
    items = {item.id: item for item in released.bank.items}
    begin_at(section)
    tab_to(page, section.get_by_role("link", name=items[BUS].title))
    press(page, "Enter")
    expect(page.locator("section.eip-graded").first).to_be_in_viewport()
    # when: it is answered
    answer(page, items[BUS], {"picked": [0]})

    # then: the end knows, without being asked
    section = at_the_end(page)
    expect(section.locator(".eip-answered")).to_have_text("1 of 7 questions have an answer.")
    expect(section.get_by_role("link", name=items[BUS].title)).to_have_count(0)
    section.get_by_text("See all that is answered").click()
    expect(section.get_by_role("link", name=items[BUS].title)).to_have_count(1)

    # when: a line of code is written while the server takes nothing
    code = page.locator(".jp-CodeCell").filter(has_text=f"def {FUNCTION.replace('-', '_')}").locator(".cm-content")
    with closed_for_notebooks(page):
        add_a_line(page, code)
        page.locator(".jp-Dialog").get_by_role("button").last.click()
        section = at_the_end(page)
        section.get_by_role("button", name="Look again").click()
        expect(section).to_contain_text("The page has changes that aren’t saved yet.")
    # when: it does again, the page is saved by itself
    expect(page.locator(".eip-OwnCode-says").filter(has_text="Saved.")).to_be_visible(timeout=LONG_MS)
    section = at_the_end(page)
    section.get_by_role("button", name="Look again").click()
    expect(section).to_contain_text("was last saved on")
    expect(section.locator(".eip-answered")).to_have_text("2 of 7 questions have an answer.")

    # when: it is handed in by nbgrader's own button, beside which nothing praises an empty notebook any more
    panel = open_list(page)
    validate = panel.locator("button", has_text="Validate")
    expect(validate).to_be_attached()
    assert validate.evaluate("button => getComputedStyle(button).display") == "none"
    panel.get_by_role("button", name="Submit").click()
    expect(panel.locator("#submitted_assignments_list")).to_contain_text(NAME, timeout=LONG_MS)
    panel.get_by_role("button", name="Go back there").click()

    # then: the receipt is there, and it is of what stands here
    section = at_the_end(page)
    receipt = section.get_by_text(re.compile("Your receipt: [0-9A-Z]{4}-[0-9A-Z]{4}"))
    expect(receipt).to_be_visible(timeout=LONG_MS)
    expect(section).to_contain_text("2 of 7 questions had an answer then.")
    expect(section).to_contain_text("What stands here now is what you handed in.")
    with page.expect_download() as saved:
        section.get_by_role("button", name="Take the receipt along").click()
    file = Path(saved.value.path()).read_text("utf-8")
    assert receipt.inner_text().removeprefix("Your receipt: ") in file
    assert f"Learner: {learner.name}" in file

    # when: something is answered otherwise afterwards
    answer(page, items[BUS], {"picked": [1]})

    # then: it says that this was not handed in
    expect(at_the_end(page)).to_contain_text("If it is to count, hand in again.")
    assert axe(page, "submission") == []
