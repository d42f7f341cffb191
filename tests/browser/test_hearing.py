"""A client's line in the computer's own voice: for who has asked for it, and where a voice speaks on this computer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.accessibility import axe
from tests.support.fixtures import Show

#: A headless browser has no voices. This one has three, of which one would send what it says, and writes down what it
#: is told.
RECORDER = """
window.told = [];
const voice = (name, localService) => ({ name, lang: "en-GB", localService, default: !localService });
const voices = [voice("Serena", true), voice("Cloud", false), voice("Daniel", true)];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices,
  addEventListener() {},
  speak(line) { window.line = line; told.push([line.voice.name, line.text]); },
  cancel() { told.push(["quiet"]); },
} });
"""
HEAR = re.compile("^Hear it")


@pytest.fixture
def recorder(page: Page) -> None:
    page.add_init_script(RECORDER)


def want_voices(page: Page, wanted: bool = True) -> None:
    page.get_by_role("button", name="Pause or get help").click()
    panel = page.locator("dialog.eip-help[open]")
    panel.get_by_role("checkbox", name="Show a small button, “Hear it”").set_checked(wanted)
    assert axe(page, "help") == []
    page.keyboard.press("Escape")


def told(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("told")
    return found


@pytest.mark.usefixtures("recorder")
def test_a_line_is_heard_only_where_that_was_asked_for_and_a_second_press_ends_it(
    page: Page, show: Show, outside: list[str]
) -> None:
    section = show("respond")
    expect(section.get_by_role("button", name=HEAR)).to_have_count(0)
    want_voices(page)
    assert told(page) == []

    section.get_by_role("button", name="Hear it: Ruth").first.click()
    ((voice, line),) = told(page)
    assert voice in {"Serena", "Daniel"}
    assert "[" not in line
    assert "“" not in line
    section.get_by_role("button", name="Stop: Ruth").click()
    assert told(page)[1:] == [["quiet"]]
    assert axe(page, "respond") == []

    page.reload()
    again = page.locator("section.eip-respond[data-ready=true]")
    expect(again.get_by_role("button", name=HEAR).first).to_be_visible(timeout=60_000)
    assert told(page) == []  # nothing plays by itself
    want_voices(page, wanted=False)
    expect(again.get_by_role("button", name=HEAR)).to_have_count(0)
    assert outside == []


@pytest.mark.usefixtures("recorder")
def test_leaving_a_card_ends_its_line_and_so_does_its_end(page: Page, show: Show) -> None:
    section = show("code")
    want_voices(page)
    section.get_by_role("button", name="Hear it: Mireille").click()
    section.get_by_role("button", name="Next").click()
    assert told(page)[-1] == ["quiet"]

    section.get_by_role("button", name=HEAR).first.click()
    section.locator(".eip-turn[tabindex]:visible").last.press(
        "ArrowRight"
    )  # a card is left without a press of a button
    section.locator(".eip-turn[tabindex]:visible").last.press("ArrowRight")
    expect(section.get_by_role("button", name=re.compile("^Stop"))).to_have_count(0)
    page.wait_for_function("told.at(-1)[0] === 'quiet'")

    section.get_by_role("button", name=HEAR).first.click()
    page.evaluate("line.onend()")
    expect(section.get_by_role("button", name=re.compile("^Stop"))).to_have_count(0)


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize("kind", ["drill", "talk"])
def test_drills_and_talks_can_be_heard_and_what_is_only_seen_is_not_said(kind: str, page: Page, show: Show) -> None:
    section = show(kind)
    want_voices(page)
    if kind == "talk":
        section.get_by_role("button", name="Begin").click()
    section.get_by_role("button", name=HEAR).first.click()
    shown = section.locator("blockquote, .eip-client").first.inner_text()
    ((_, line),) = told(page)
    assert line.split(". ")[0] in shown
    for direction in section.locator(".eip-stage-direction").all_inner_texts():
        assert direction not in line


def test_where_the_browser_has_no_voice_the_switch_says_so(page: Page, show: Show) -> None:
    section = show("respond")
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    page.get_by_role("button", name="Pause or get help").click()
    panel = page.locator("dialog.eip-help[open]")
    expect(panel.get_by_role("checkbox")).to_be_disabled()
    expect(panel.get_by_text("This browser has no English voice")).to_be_visible()
    expect(section.get_by_role("button", name=HEAR)).to_have_count(0)
