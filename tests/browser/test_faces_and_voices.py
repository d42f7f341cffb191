"""What is drawn of a client: a face that moves, a voice that can be seen and heard."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.fixtures import Show


def test_a_face_eases_into_a_pose_and_is_there_at_once_for_those_who_ask_for_less_motion(
    page: Page, show: Show
) -> None:
    section = show("face")
    lip = section.locator(".p-upperlip")
    rest = lip.get_attribute("d")
    pressed = "section => section.querySelector('.eip-presets button').click()"
    shape = "section => section.querySelector('.p-upperlip').getAttribute('d')"

    assert section.evaluate(f"section => {{ ({pressed})(section); return ({shape})(section) }}") == rest
    page.wait_for_timeout(600)
    smile = lip.get_attribute("d")
    assert smile != rest

    section.get_by_role("button", name="Back to rest").click()
    expect(lip).to_have_attribute("d", rest)
    page.emulate_media(reduced_motion="reduce")
    assert section.evaluate(f"section => {{ ({pressed})(section); return ({shape})(section) }}") == smile


def test_a_picture_to_name_says_what_is_seen_and_not_the_name(desk: Page, turn: Show) -> None:
    section = turn("face")
    section.get_by_role("button", name="Go to the tasks").click()
    expect(section.get_by_role("img")).to_have_accessible_name("The corners of the mouth go out and up.")


def test_a_voice_can_be_read_as_a_table_and_heard_as_a_hum_that_stops(
    page: Page, show: Show, outside: list[str]
) -> None:
    section = show("cue", name="voice")
    expect(section.get_by_role("img", name=re.compile("No no it’s all fine thank you"))).to_be_visible()
    section.get_by_text("Show the voice as a table").click()
    expect(section.get_by_role("row", name="you very low very soft")).to_be_visible()
    assert axe(page, "cue") == []

    section.get_by_role("button", name="Hear it as a hum").click()
    section.get_by_role("button", name="Stop the hum").click()
    section.get_by_role("button", name="Hear it as a hum").click()
    expect(section.get_by_role("button", name="Hear it as a hum")).to_be_visible(timeout=15_000)  # it ends by itself
    assert outside == []
