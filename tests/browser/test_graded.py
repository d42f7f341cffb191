"""A question of an assignment in the page: answered by keyboard, kept beside the notebook, not judged."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from course_lib.learner.record import Record
from tests.support.browser.accessibility import axe, dark
from tests.support.browser.graded import GRADED
from tests.support.browser.keyboard import begin_at
from tests.support.browser.record import answers, chosen
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer


@pytest.mark.parametrize("form", GRADED)
def test_a_marked_question_is_answered_by_keyboard_and_kept_beside_the_notebook(
    form: str, desk: Page, turn: Show, activities: CourseServer
) -> None:
    section = turn("graded", name=form)
    begin_at(section)
    GRADED[form].answer(desk, section)
    expect(section.locator(".eip-status")).to_contain_text("You can change it until you hand in")
    assert axe(desk, "graded") == []
    dark(desk)
    assert axe(desk, "graded") == []
    assert section.locator(".eip-feedback").count() == 0

    *_, event = Record(activities.folder / "answers").events()
    picked = {"picked": chosen(section)[0]} if GRADED[form].picks else {}
    asked = GRADED[form]
    assert (event.item, event.answer.stored()) == (asked.number or asked.item, asked.kept | picked)
    assert answers(activities) == []

    desk.reload()
    again = desk.locator("section.eip-graded[data-ready=true]")
    expect(again.locator(".eip-status")).to_contain_text("Saved", timeout=60_000)
