"""Asking for a second look at a mark, at the end of an assignment: kept before it is called saved, and there again."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from course_lib.learner.record import Record
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.keyboard import begin_at, press, tab_to
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson

WHY = "My last sentence names <b>what he feels</b>."


def requests(server: CourseServer) -> list[tuple[str, str, object]]:
    """What is on disk: question, act and words."""
    events = Record(server.folder / "answers").events()
    return [(event.item, event.act.value, event.answer.stored()["text"]) for event in events]


def test_a_request_is_made_by_keyboard_comes_back_after_a_kill_and_can_be_changed_and_taken_back(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    # given: the form, folded up until somebody wants it
    section = show("submission")
    box = section.get_by_label("What should be looked at again, and why?")
    expect(box).to_be_hidden()
    begin_at(section)
    tab_to(page, section.get_by_text("Ask for a second look at a mark"), limit=100)  # past a link to each open question
    press(page, "Enter")
    expect(section.get_by_text("Leave out your own health and life.")).to_be_visible()

    # when: a question is chosen, two words are too few, and a sentence isn't
    which = section.get_by_label("Which question?")
    which.select_option(index=1)
    item = which.input_value()
    tab_to(page, box)
    page.keyboard.type("Look again")
    tab_to(page, section.get_by_role("button", name="Save this request"))
    press(page, "Enter")
    expect(section.get_by_role("alert")).to_contain_text("at least three words")
    expect(box).to_be_focused()
    assert requests(fresh) == []
    box.fill(WHY)
    section.get_by_role("button", name="Save this request").click()

    # then: it is on disk, shown as text, and the page says how to send it
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d\. To send it, hand in once more"))
    expect(section.get_by_role("definition")).to_have_text([WHY])
    assert requests(fresh) == [(item, "second-look", WHY)]
    assert axe(page, "submission") == []
    dark(page)
    assert axe(page, "submission") == []

    # when: the kernel is killed while more is typed
    box.fill(f"{WHY} And more")
    kill_kernel(fresh)
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", re.compile("restarting|starting|stopped"))
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", "ready", timeout=60_000)

    # then: the page still has it; it isn't called asked before it is saved
    again = page.locator("section.eip-submission[data-ready=true]")
    expect(again.get_by_label("What should be looked at again, and why?")).to_have_value(f"{WHY} And more")
    expect(again.get_by_role("definition")).to_have_text([WHY])

    # when: the page is opened anew, and it is changed and then taken back
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "submission.ipynb")
    last = other.locator("section.eip-submission[data-ready=true]")
    expect(last.get_by_label("Which question?")).to_have_value(item, timeout=60_000)
    expect(last.get_by_label("What should be looked at again, and why?")).to_have_value(WHY)
    last.get_by_label("What should be looked at again, and why?").fill("It names what he feels.")
    last.get_by_role("button", name="Save this request").click()
    expect(last.get_by_role("definition")).to_have_text(["It names what he feels."])
    last.get_by_role("button", name="Take it back").click()

    # then: nothing is asked any more
    expect(last.locator(".eip-status")).to_contain_text("Taken back.")
    expect(last.get_by_role("definition")).to_have_count(0)
    expect(last.get_by_role("button", name="Take it back")).to_be_hidden()
    assert [text for _, _, text in requests(fresh)] == [WHY, "It names what he feels.", ""]
