"""An activity that is opened again goes on where the learner left it, also after it was improved."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import MetaAnalysis
from tests.support.browser.record import answers
from tests.support.browser.walks.form import do_form
from tests.support.browser.walks.rate import do_rate
from tests.support.events import keep
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


def test_words_written_for_an_earlier_version_of_a_moment_are_shown_again(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    words = "Words from before the moment was mended."
    old = {"text": words, "ratings": ["yes", "no", "no"]}
    keep(Record(activities.home / "answers"), "the-photo-drawer", "first", old, version="earlier")
    section = turn("respond")
    expect(section.get_by_role("textbox")).to_have_value(words)
    expect(section.locator(".eip-status")).to_contain_text("Something here was improved")


def test_rated_replies_come_back_and_the_lesson_goes_on_at_the_next(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("rate")
    do_rate(desk, section)
    section.get_by_role("button", name="Next reply").click()
    section.get_by_role("button", name="Skip this reply").click()
    expect(section.get_by_text("Reply 3 of 6")).to_be_focused()

    desk.reload()
    again = desk.locator("section.eip-rate[data-ready=true]")
    expect(again.get_by_text("Reply 3 of 6")).to_be_visible(timeout=60_000)
    again.get_by_role("button", name="Previous reply").click()
    again.get_by_role("button", name="Previous reply").click()
    expect(again.get_by_role("heading", name="Our key: 2 Half hears")).to_be_visible()
    expect(again.get_by_role("radio", name="4 Adds")).to_be_disabled()


def test_a_finished_form_comes_back_as_a_look_back_and_asks_nothing_again(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("form")
    do_form(desk, section)

    desk.reload()
    again = desk.locator("section.eip-form[data-ready=true]")
    expect(again.get_by_role("heading", name="All 10 are done")).to_be_visible(timeout=60_000)
    expect(again.get_by_text("1 to one that follows")).to_be_visible()
    assert again.get_by_role("button", name="Save and go on").count() == 0
    again.get_by_role("combobox").select_option(index=0)
    expect(again.locator(".eip-past .eip-feedback")).to_have_count(3)
    expect(again.get_by_text("your choice")).to_be_visible()
    again.get_by_role("combobox").select_option(index=4)
    expect(again.get_by_text("You skipped this one.")).to_be_visible()
    again.get_by_role("button", name="Next one").click()
    expect(again.get_by_role("heading", name="6 of 10: giving back what is meant")).to_be_focused()
    expect(again.get_by_role("radio", name="One that follows")).to_be_checked()


def test_what_was_pooled_comes_back_with_what_was_chosen(desk: Page, turn: Show, activities: CourseServer) -> None:
    analysis = Content(paths.data()).one(MetaAnalysis, "eighty-two-made-up-studies")
    record, version = Record(activities.home / "answers"), analysis.version()
    keep(record, analysis.id, "answer", {"guess": 0.1, "low": 0, "high": 0.3}, version=version)
    chosen = {"wanted": ["the therapist", ""], "own": "", "by_hand": [1], "out": list(range(60))}
    keep(record, analysis.id, "draft", {"poolings": [chosen]}, version=version)

    section = turn("pool")

    expect(section.get_by_role("heading", name="22 studies together")).to_be_visible()
    expect(section.get_by_role("row", name="the therapist; 1 left out by hand 22")).to_be_attached()
    expect(section.get_by_role("combobox", name="Who rated the empathy")).to_have_value("the therapist")
    section.get_by_text("Leave out single studies").click()
    expect(section.get_by_role("checkbox", checked=False)).to_have_count(1)


def test_a_task_with_the_face_can_be_skipped_and_the_end_comes_back(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("face")
    section.get_by_role("button", name="Go to the tasks").click()
    for _ in range(3):
        section.get_by_role("button", name="Skip this task").click()
    expect(section.get_by_role("heading", name="What the units tell, and what they don’t")).to_be_focused()
    assert [event.act for event in answers(activities)] == ["skip"] * 3

    desk.reload()
    again = desk.locator("section.eip-face[data-ready=true]")
    expect(again.get_by_text("Naming movements slows you down")).to_be_visible(timeout=60_000)
