"""Each kind of activity as a learner meets it: by keyboard, by screen reader, in the dark, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from walks import ANSWERED, DO, GRADED, KINDS, axe, begin_at, dark, press

from course_lib.record import Record

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
    assert (event.item, event.data) == (GRADED[form], kept)
    assert Record(fresh.home / "answers").events() == []

    page.reload()
    again = page.locator("section.eip-graded[data-ready=true]")
    expect(again.locator(".eip-status")).to_contain_text("Saved", timeout=60_000)
