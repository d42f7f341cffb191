"""Nothing a learner does is lost when the kernel dies: every kind of activity comes back as it was left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Quiz, Sorting
from tests.support.browser.record import answers, chosen
from tests.support.browser.walks.quiz import do_quiz
from tests.support.events import texts
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson
from tests.support.places import SAMPLES


def test_saved_is_said_after_the_answer_is_on_disk_and_it_comes_back_after_a_kill(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("quiz")
    do_quiz(page, section)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    (event,) = answers(fresh)
    picked, read = chosen(section)
    assert event.answer.stored()["picked"] == picked
    (item,) = [one for one in Content(paths.data()).one(Quiz, "listening-check").items if one.id == event.item]
    assert read == [item.options[at].text for at in picked]
    assert event.answer.stored()["confidence"] == 0.4
    feedback = section.locator(".eip-feedback").first.inner_text()

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")

    again = other.locator("section.eip-quiz")
    if item.options[picked[0]].correct:  # the first option is another one in each home; a right one isn't asked again
        again.get_by_role("button", name="Previous question").click()
    expect(again.locator(".eip-option input:checked")).to_have_count(len(picked))
    assert chosen(again) == (picked, read)
    expect(again.locator(".eip-feedback").first).to_have_text(feedback, use_inner_text=True)


@pytest.mark.parametrize("kind", ["respond", "rewrite", "drill"])
def test_what_was_typed_is_still_there_after_the_kernel_was_killed(
    kind: str, desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn(kind)
    section.get_by_role("textbox").fill("Half a sentence that nobody has")
    kill_kernel(activities)
    expect(desk.locator(".eip-Banner")).to_have_attribute("data-state", re.compile("restarting|starting|stopped"))
    expect(desk.locator(".eip-Banner")).to_have_attribute("data-state", "ready", timeout=60_000)
    again = desk.locator(f"section.eip-{kind}[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Half a sentence that nobody has")
    expect(again.locator(".eip-status")).to_contain_text("Draft saved")
    assert texts(answers(activities)) == ["Half a sentence that nobody has"]


def test_a_line_half_done_in_the_feelings_lab_comes_back_where_it_was(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("feeling")
    section.get_by_role("checkbox", name="anger").check()
    section.get_by_role("button", name="Compare", exact=True).click()
    section.get_by_role("radio", name="annoyed").check()
    section.get_by_role("button", name="Compare", exact=True).click()
    expect(section.get_by_role("heading", name="Smaller than it was said")).to_be_visible()
    section.get_by_role("radio", name="angry").check()
    section.get_by_role("button", name="Compare again").click()
    section.get_by_role("textbox").fill("Half a sentence about the keys")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "feeling.ipynb")

    again = other.locator("section.eip-feeling[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Half a sentence about the keys", timeout=60_000)
    expect(again.get_by_role("checkbox", name="anger")).to_be_checked()
    expect(again.get_by_role("radio", name="angry")).to_be_checked()
    assert [event.act for event in answers(fresh)] == ["families", "size", "size", "draft"]


def test_every_card_is_saved_as_it_is_sorted_and_comes_back_after_a_kill(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("sort")
    section.get_by_role("group", name="Category for card 1").get_by_role("radio", name="Sympathy").check()
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))
    (event,) = answers(fresh)
    ((card, category),) = event.answer.stored()["cards"].items()
    asked = {one.id: one.text for one in Content(SAMPLES).one(Sorting, event.item).cards}
    assert asked[card].split()[0] in section.locator(".eip-card").first.inner_text()
    assert category == "sympathy"

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "sort.ipynb")

    again = other.locator("section.eip-sort[data-ready=true]")
    expect(again.get_by_text("Card 2 of 6")).to_be_visible()  # where one goes on
    again.get_by_role("button", name="1, answered").click()
    expect(again.get_by_role("group", name="Category for card 1").get_by_role("radio", name="Sympathy")).to_be_checked()
    again.get_by_text("See your cards category by category").click()
    expect(again.get_by_role("heading", name="Sympathy (1)")).to_be_visible()
    expect(again.get_by_role("heading", name="Not sorted yet (5)")).to_be_visible()


def test_every_move_of_a_step_is_saved_and_comes_back_after_a_kill(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("order")
    down = section.get_by_role("button", name=re.compile("^Down: Ask her how it is"))
    down.click()
    expect(section.locator(".eip-status")).to_have_text(
        re.compile(r"“Ask her how it is for her” is now 2 of 5\. Saved \d\d:\d\d")
    )
    moved = ["mend-check", "mend-ask", "mend-pause", "mend-notice", "mend-name"]
    assert [event.answer.stored() for event in answers(fresh)] == [{"steps": moved}]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "order.ipynb")

    again = other.locator("section.eip-order[data-ready=true]")
    expect(again.locator(".eip-step").nth(0)).to_contain_text("Say back what you now hear")
    expect(again.locator(".eip-step").nth(1)).to_contain_text("Ask her how it is for her")


def test_a_first_rating_comes_back_after_a_kill_and_waits_for_the_second(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("rate")
    section.get_by_role("button", name="Save my rating").click()
    expect(section.get_by_role("alert")).to_contain_text("Choose a level first")
    section.get_by_role("radio", name="4 Adds").check()
    section.get_by_role("button", name="Save my rating").click()
    expect(section.get_by_text("the word that Joyce repeats")).to_be_visible()
    assert section.get_by_text("Our key:").count() == 0
    assert [(event.item, event.answer.stored()) for event in answers(fresh)] == [
        ("saint-tired", {"level": 4, "attempt": 1})
    ]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "rate.ipynb")

    again = other.locator("section.eip-rate[data-ready=true]")
    expect(again.get_by_role("radio", name="4 Adds")).to_be_checked()
    expect(again.get_by_text("the word that Joyce repeats")).to_be_visible()
    scale = again.locator("details.eip-scale")
    expect(scale.get_by_text("It answers something else")).to_be_hidden()  # the scale is open until there is a rating
    again.get_by_role("button", name="Save my second rating").click()
    expect(again.get_by_role("heading", name="Our key: 2 Half hears")).to_be_focused()


def test_a_half_done_form_comes_back_after_a_kill_and_tells_nothing(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("form")
    section.get_by_role("button", name="Save and go on").click()
    expect(section.get_by_role("alert")).to_contain_text("Choose an answer first")
    section.get_by_role("radio").nth(1).check()
    first = chosen(section)[0]
    section.get_by_role("button", name="Save and go on").click()
    expect(section.get_by_role("alert")).to_contain_text("Say how sure you are")
    section.get_by_role("radio", name="80 %").check()
    section.get_by_role("button", name="Save and go on").click()
    for number in range(2, 6):
        expect(section.get_by_text(f"{number} of 10", exact=True)).to_be_focused()
        section.get_by_role("button", name="Skip this one").click()
    section.get_by_role("textbox").fill("Half a reply")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    assert [event.act for event in answers(fresh)] == ["answer", *["skip"] * 4, "draft"]

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "form.ipynb")

    again = other.locator("section.eip-form[data-ready=true]")
    expect(again.get_by_text("6 of 10", exact=True)).to_be_visible()
    expect(again.get_by_role("textbox")).to_have_value("Half a reply")
    for _ in range(5):
        again.get_by_role("button", name="Go back one").click()
    expect(again.get_by_role("radio").nth(1)).to_be_checked()
    expect(again.get_by_role("radio", name="80 %")).to_be_checked()
    assert again.locator(".eip-feedback").count() == 0

    again.get_by_role("radio").nth(0).check()
    second = chosen(again)[0]
    again.get_by_role("button", name="Save and go on").click()
    expect(again.get_by_text("2 of 10", exact=True)).to_be_focused()
    assert [event.answer.stored()["picked"] for event in answers(fresh) if event.act == "answer"] == [first, second]
