"""Data of a learner's own in the page: the table as a file, numbers that stay, and another account's that don't."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from course_lib.learner import question_sheet
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.own_data import FromOwnData
from tests.support.browser.graded import GRADED, own_data
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


def test_the_table_comes_as_a_file_and_what_was_typed_is_there_again(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    # given: the question, open
    section = turn("graded", name="own-data")
    rows = own_data().rows

    # when: the table is taken along, and two numbers are typed
    with desk.expect_download() as saved:
        section.get_by_role("button", name="Take the table along").click()
    for field, text in ((0, "5"), (2, "−.2")):
        section.get_by_role("textbox").nth(field).fill(text)
        section.get_by_role("textbox").nth(field).blur()
    expect(section.get_by_text("2 of 3 numbers are typed.")).to_be_visible()
    expect(section.locator(".eip-status")).to_contain_text("You can change it until you hand in")

    # then: the file holds the studies, and the numbers stand there when the desk is opened anew
    lines = Path(saved.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines == ["study,r,n", *(f"{row['study']},{row['r']:g},{row['n']}" for row in rows)]
    desk.reload()
    again = desk.locator("section.eip-graded[data-ready=true]")
    expect(again.get_by_role("textbox").nth(0)).to_have_value("5", timeout=60_000)
    expect(again.get_by_role("textbox").nth(1)).to_have_value("")
    expect(again.get_by_role("textbox").nth(2)).to_have_value("−0.20")


def test_numbers_typed_under_another_account_are_not_taken_over_and_it_is_said(
    desk: Page, turn: Show, activities: CourseServer
) -> None:
    # given: beside the notebook lies an answer that belongs to other data
    other = FromOwnData(data_set="0a1b2c3d", found={"your-heaviest": 7.0})
    question = question_sheet.question(activities.folder, GRADED["own-data"].item)
    Record(activities.folder / "answers").append(question.id, Act.ANSWER, other, version=question.version())

    section = turn("graded", name="own-data")

    expect(section.get_by_text("belongs to other data")).to_be_visible()
    expect(section.get_by_text("0 of 3 numbers are typed.")).to_be_visible()
    expect(section.get_by_role("textbox").nth(1)).to_have_value("")
