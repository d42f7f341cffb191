"""A face that was set, and shares of a cue, when a kernel is killed."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browser.record import answers
from tests.support.browser.walks.cue import do_cue
from tests.support.browser.walks.face import do_face
from tests.support.fixtures import Show
from tests.support.jupyter import CourseServer, kill_kernel, open_lesson


def test_a_face_comes_back_as_it_was_set_after_a_kill(page: Page, show: Show, fresh: CourseServer) -> None:
    section = show("face")
    do_face(page, section)
    section.get_by_role("slider", name="Jaw drop").fill("0.5")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "face.ipynb")

    again = other.locator("section.eip-face[data-ready=true]")
    expect(again.get_by_text("Task 2 of 3")).to_be_visible()
    expect(again.get_by_role("slider", name="Inner brow raiser")).to_have_value("1")
    expect(again.get_by_role("slider", name="Jaw drop")).to_have_value("0.5")
    expect(again.get_by_role("img", name="Inner brows raised, strongly; jaw dropped, clearly.")).to_be_visible()
    expect(again.get_by_role("heading", name="✗ Not yet.")).to_be_visible()
    again.get_by_role("button", name="Previous task").click()
    expect(again.get_by_role("radio", name="Lip corner puller")).to_be_checked()
    expect(again.get_by_role("radio", name="Lip corner puller")).to_be_disabled()
    again.get_by_role("button", name="Back to the free face").click()
    expect(again.get_by_role("slider", name="Lip corner puller")).to_have_value("0.8")


def test_shares_of_a_cue_move_on_from_scene_to_scene_and_come_back_after_a_kill(
    page: Page, show: Show, fresh: CourseServer
) -> None:
    section = show("cue")
    section.get_by_role("button", name="Save my shares").click()
    expect(section.get_by_role("alert")).to_contain_text("Move at least one slider first")
    do_cue(page, section)
    kept = {event.item: event.answer.stored()["shares"] for event in answers(fresh) if event.act == "shares"}
    assert list(kept) == ["priya-first-meeting", "priya-anniversary"]
    assert all(abs(sum(shares.values()) - 1) < 0.01 for shares in kept.values())
    assert kept["priya-anniversary"]["else"] > kept["priya-first-meeting"]["else"] > 0
    moved = section.locator(".eip-moved").inner_text()
    section.get_by_role("button", name="Next situation").click()
    section.get_by_role("slider", name="Something hurts").fill("40")
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Draft saved \d\d:\d\d"))

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "cue.ipynb")

    again = other.locator("section.eip-cue[data-ready=true]")
    expect(again.get_by_role("heading", name="Situation 3 of 3: After a joke")).to_be_visible()
    expect(again.get_by_role("slider", name="Something hurts")).to_have_value("40")
    again.get_by_role("button", name="Previous situation").click()
    expect(again.locator(".eip-moved")).to_have_text(moved, use_inner_text=True)
    expect(again.get_by_text("A date like this makes sadness likelier")).to_be_visible()
