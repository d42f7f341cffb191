"""Each kind of activity as a learner meets it: by keyboard, by screen reader, in the dark, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from course_lib.learner.record import Record
from tests.support.browser.walkthroughs import ANSWERED, DO, GRADED, KINDS, axe, begin_at, dark, press

SNAPSHOTS = {
    "quiz": """
        - region "What stays with you":
          - heading "What stays with you" [level=3]
          - button "Pause or get help"
          - group:
            - list:
              - listitem:
                - radio
          - group "How sure are you?":
            - radio "20 %, a guess"
          - button "Check my answer"
          - button "Skip this question"
          - status
    """,
    "code": """
        - region "Evenings in the kitchen":
          - heading "Evenings in the kitchen" [level=3]
          - button "Pause or get help"
          - list:
            - listitem:
              - paragraph: Mireille
            - listitem:
              - combobox "Label for the counsellor’s turn 1"
          - button "Compare with our key"
          - status
    """,
    "sort": """
        - region "What a friend says":
          - heading "What a friend says" [level=3]
          - button "Pause or get help"
          - group: What the categories mean
          - list:
            - listitem:
              - paragraph: Card 1 of 6
              - combobox "Category for card 1":
                - option "Choose a category" [selected]
                - option "Empathy"
          - group: See your cards category by category
          - button "Compare with our sorting"
          - status
    """,
    "order": """
        - region "Mending a misstep":
          - heading "Mending a misstep" [level=3]
          - button "Pause or get help"
          - list:
            - listitem:
              - paragraph: 1 of 5
              - paragraph: Ask her how it is for her
              - 'button "Up: Ask her how it is for her, now 1 of 5" [disabled]'
              - 'button "Down: Ask her how it is for her, now 1 of 5"'
          - button "Compare with our order"
          - status
    """,
    "rate": """
        - region "Called a saint":
          - heading "Called a saint" [level=3]
          - button "Pause or get help"
          - group:
            - term: 1 Passes by
          - blockquote:
            - paragraph: Joyce says
          - paragraph: Reply 1 of 6
          - group "On which level is this reply?":
            - list:
              - listitem:
                - radio "1 Passes by"
              - listitem:
                - radio "2 Half hears"
          - button "Save my rating"
          - button "Skip this reply"
          - status
    """,
    "form": """
        - region "Ten people, before the course":
          - heading "Ten people, before the course" [level=3]
          - button "Pause or get help"
          - group
          - paragraph: 1 of 10
          - group /Which reply stays nearest to him/:
            - list:
              - listitem:
                - radio
          - group "How sure are you?":
            - radio "20 %, a guess"
          - button "Save and go on"
          - button "Skip this one"
          - status
    """,
    "face": """
        - region "One movement at a time":
          - heading "One movement at a time" [level=3]
          - button "Pause or get help"
          - img "A face at rest."
          - heading "Move the face" [level=4]
          - list:
            - listitem:
              - text: Inner brow raiser unit 1
              - slider "Inner brow raiser unit 1": "0"
          - button "Mouth and eyes"
          - button "Back to rest"
          - button "Go to the tasks"
          - status
    """,
    "cue": """
        - region "When the brows go up in the middle":
          - heading [level=3]
          - button "Pause or get help"
          - img /Priya. Inner brows raised, clearly; .* lips tightened, clearly/
          - heading "As a camera would have it" [level=4]
          - 'heading "Situation 1 of 3: The first meeting" [level=4]'
          - group "How likely does each reading seem to you here?":
            - list:
              - listitem:
                - slider "Something makes her sad": "0"
              - listitem
              - listitem
              - listitem:
                - slider "Something else": "0"
          - button "Save my shares"
          - button "Skip this situation"
          - status
    """,
    "respond": """
        - region "The photo drawer":
          - heading [level=3]
          - button "Pause or get help"
          - blockquote:
            - paragraph: Ruth says
          - textbox "What do you say?"
          - group:
            - radio "yes"
            - radio "partly"
            - radio "no"
          - button "Save and compare"
          - status
    """,
    "reflect": """
        - region:
          - heading [level=3]
          - button "Pause or get help"
          - checkbox "Keep what I write on this computer"
          - textbox
          - button "Next step"
          - status
    """,
    "claim": """
        - region "What the article claims":
          - heading [level=3]
          - button "Pause or get help"
          - blockquote
          - group "What is your verdict?":
            - radio "Supported"
            - radio "Mixed or uncertain"
          - button "Compare with the evidence"
          - status
    """,
    "safety": """
        - region "Before you listen":
          - heading [level=3]
          - button "Pause or get help"
          - list
          - button "I have read this"
          - button "Show help lines"
          - status
    """,
    "chart": """
        - region:
          - heading [level=3]
          - button "Pause or get help"
          - paragraph: /Code it first/
          - button "Show the picture"
          - status
    """,
    "review": """
        - region "What is due today":
          - heading "What is due today" [level=3]
          - button "Pause or get help"
          - paragraph: /2 questions that you missed or guessed/
          - paragraph: Question 1 of 2
          - paragraph: /Asked before, in “.+”/
          - group:
            - list:
              - listitem:
                - radio
          - button "Check my answer"
          - button "Skip this question"
          - status
    """,
    "progress": """
        - region "How far you have come":
          - heading "How far you have come" [level=3]
          - button "Pause or get help"
          - heading "Where you are" [level=4]
          - paragraph: /Days on which you worked here. 1/
          - list:
            - listitem:
              - group: /.+ of \\d+ done/
          - heading "What to repeat" [level=4]
          - paragraph: "Questions that are due today: 2. You find them under “What is due today” in any lesson."
          - heading "How well your confidence fits" [level=4]
          - button "Show how sure and how right"
          - heading "Day by day" [level=4]
          - button "Show the days"
          - button "Look again"
          - status
    """,
    "kept": """
        - region "What is kept about you":
          - heading [level=3]
          - button "Pause or get help"
          - checkbox "Put my private reflections into the export too"
          - button "Take it with me (JSON)"
          - button "Delete everything…"
          - status
    """,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_alone_does_everything_and_axe_finds_nothing(kind, page, show, fresh):
    section = show(kind)
    expect(section).to_match_aria_snapshot(SNAPSHOTS[kind])
    assert axe(page, kind) == []

    DO[kind](page, section)

    assert axe(page, kind) == []
    dark(page)
    assert axe(page, kind) == []
    assert page.outside == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_on_a_phone_or_at_double_size(kind, page, show):
    page.set_viewport_size({"width": 400, "height": 800})
    section = show(kind)
    DO[kind](page, section)

    # 400 px is also what a 800 px window shows at 200 % zoom
    wide = section.evaluate(
        "section => [...section.querySelectorAll('*')].filter(e => !e.closest('.eip-scroll, svg'))"
        ".filter(e => e.getBoundingClientRect().right > section.getBoundingClientRect().right + 1)"
        ".map(e => e.outerHTML)"
    )
    assert wide == []
    small = section.evaluate(
        "section => [...section.querySelectorAll('button, select, summary, input')].filter(e => e.offsetParent)"
        ".map(e => (e.closest('label') ?? e)).filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
    )
    assert small == []
    assert section.evaluate("s => s.getBoundingClientRect().right") <= 400


def test_the_style_of_one_kind_leaves_the_others_alone(page, show):
    section = show("sort", name="all")
    expect(page.locator("section.eip[data-ready=true]")).to_have_count(len(KINDS))  # each brings its own style
    DO["sort"](page, section)

    look = "said => [getComputedStyle(said).color, getComputedStyle(said).fontWeight]"
    card = section.locator(".eip-card").first
    assert card.locator(".eip-told > div").evaluate(look) == card.locator("> div").first.evaluate(look)


def test_a_face_eases_into_a_pose_and_is_there_at_once_for_those_who_ask_for_less_motion(page, show):
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


def test_a_picture_to_name_says_what_is_seen_and_not_the_name(page, show):
    section = show("face")
    section.get_by_role("button", name="Go to the tasks").click()
    expect(section.get_by_role("img")).to_have_accessible_name("The corners of the mouth go out and up.")


def test_a_voice_can_be_read_as_a_table_and_heard_as_a_hum_that_stops(page, show):
    section = show("cue", name="voice")
    expect(section.get_by_role("img", name=re.compile("No no it’s all fine thank you"))).to_be_visible()
    section.get_by_text("Show the voice as a table").click()
    expect(section.get_by_role("row", name="you very low very soft")).to_be_visible()
    assert axe(page, "cue") == []

    section.get_by_role("button", name="Hear it as a hum").click()
    section.get_by_role("button", name="Stop the hum").click()
    section.get_by_role("button", name="Hear it as a hum").click()
    expect(section.get_by_role("button", name="Hear it as a hum")).to_be_visible(timeout=15_000)  # it ends by itself
    assert page.outside == []


def test_nothing_moves_for_those_who_ask_for_less_motion(page, show):
    page.emulate_media(reduced_motion="reduce")
    section = show("quiz")
    assert section.locator("button").first.evaluate("b => getComputedStyle(b).transitionDuration") == "0s"


def test_single_keys_in_an_activity_do_nothing_to_the_notebook(page, show):
    section = show("quiz")
    cells = page.locator(".jp-Cell").count()
    section.get_by_role("radio").first.focus()
    press(page, "x", "d", "d", "a", "b", "m", "Shift+M")
    section.get_by_role("button", name="Pause or get help").focus()
    press(page, "x", "d", "d")
    assert page.locator(".jp-Cell").count() == cells
    expect(section).to_be_visible()


@pytest.mark.parametrize("form", GRADED)
def test_a_marked_question_is_answered_by_keyboard_and_kept_beside_the_notebook(form, page, show, fresh):
    section = show("graded", name=form)
    begin_at(section)
    answer, kept = ANSWERED[form]
    answer(page, section)
    expect(section.locator(".eip-status")).to_contain_text("You can change it until you hand in")
    assert axe(page, "graded") == []
    dark(page)
    assert axe(page, "graded") == []
    assert section.locator(".eip-feedback").count() == 0

    (event,) = Record(fresh.folder / "answers").events()
    assert (event.item, event.answer.stored()) == (GRADED[form], kept)
    assert Record(fresh.home / "answers").events() == []

    page.reload()
    again = page.locator("section.eip-graded[data-ready=true]")
    expect(again.locator(".eip-status")).to_contain_text("Saved", timeout=60_000)
