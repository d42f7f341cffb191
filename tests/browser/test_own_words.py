"""A learner's words are the learner's: private where they are, shown as text, taken along, deleted."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from course_lib.learner.record import Record
from tests.support.browser.record import answers
from tests.support.browser.walks.reflect import do_reflect
from tests.support.events import keep, texts
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, show_code


def save_the_notebook(page: Page) -> None:
    """Write the page itself, outputs and all. Only with its code shown: a protected lesson has nothing to save."""
    show_code(page)
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
        page.keyboard.press("Control+s")


def test_private_words_reach_no_disk_before_the_learner_asks_for_it(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("reflect")
    section.get_by_role("textbox").fill("Something of my own, unkept")
    section.get_by_role("button", name="Next step").click()
    save_the_notebook(page)
    everything = [file for place in (fresh.folder, fresh.home) for file in place.rglob("*") if file.is_file()]
    assert not any(b"of my own, unkept" in file.read_bytes() for file in everything)
    assert answers(fresh) == []


def test_kept_private_words_have_a_place_of_their_own_and_can_be_deleted(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("reflect")
    do_reflect(page, section)
    place = fresh.home / "private" / "who-is-easy-to-hear"
    assert texts(Record(place).events()) == ["A person I found hard to follow."]
    assert answers(fresh) == []
    save_the_notebook(page)
    assert "hard to follow" not in (fresh.folder / "reflect.ipynb").read_text(encoding="utf-8")

    page.reload()
    again = page.locator("section.eip-reflect[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("A person I found hard to follow.", timeout=60_000)
    again.get_by_role("checkbox").click()
    again.get_by_role("button", name="Delete it").click()
    expect(again.locator(".eip-status")).to_contain_text("Nothing of this reflection is kept")
    assert Record(place).events() == []


def test_the_learner_can_see_take_and_delete_the_whole_record(page: Page, show: Show, fresh: CourseServer) -> None:
    keep(Record(fresh.home / "answers"), "an-item", "answer", {"text": "=mine"})
    keep(Record(fresh.home / "private" / "a-reflection"), "a-stage", "draft", {"text": "mine alone"})
    section = show("kept")
    expect(section.get_by_text("1 entries in your record")).to_be_visible()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (JSON)").click()
    assert [one["data"] for one in json.loads(download.value.path().read_text())] == [{"text": "=mine"}]
    section.get_by_role("checkbox").check()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (table, CSV)").click()
    table = download.value.path().read_text()
    assert table.startswith("\ufeff")
    assert "mine alone" in table
    assert "'=mine" in table

    section.get_by_role("button", name="Delete everything…").click()
    section.get_by_role("button", name="Delete everything now").click()

    expect(section.get_by_text("0 entries in your record")).to_be_visible()
    assert answers(fresh) == []
    assert Record(fresh.home / "private" / "a-reflection").events() == []


def test_a_learners_words_are_shown_as_text_and_never_run(page: Page, show: Show) -> None:
    section = show("respond")
    hostile = "<img src=x onerror=\"document.title='run'\"> <b>bold</b> and two more words"
    section.get_by_role("textbox").fill(hostile)
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()
    expect(section.locator(".eip-own")).to_have_text(hostile)
    assert page.title() != "run"
