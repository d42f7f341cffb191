"""Each kind of activity as a learner meets it: by keyboard, by screen reader, in the dark, on a phone, in trouble."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from course_lib.grading import bank
from course_lib.record import Record

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CALLS = {
    "safety": 'course.safety("active-listening")',
    "quiz": 'course.quiz("listening-check")',
    "claim": 'course.claim("C27")',
    "code": 'course.code("evenings-in-the-kitchen")',
    "chart": 'course.chart("two-ways-to-listen")',
    "respond": 'course.respond("the-photo-drawer")',
    "reflect": 'course.reflect("who-is-easy-to-hear")',
    "kept": "course.kept()",
}
KINDS = list(CALLS)
#: One question of the assignment for each form of answer.
GRADED = {"choice": "the-late-bus", "coding": "the-van-with-two-names", "written": "a-reply-to-samuel"}
ROOT = Path(__file__).parents[2]


def write_lesson(folder: Path, name: str, calls: list[str]) -> None:
    cells = [new_markdown_cell("# One of each\n\n## Practice"), new_code_cell("import course_lib as course")]
    cells += [new_code_cell(call) for call in calls]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    metadata = {"kernelspec": kernel, "empathy_in_practice": {"lesson": "one-of-each"}}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), folder / f"{name}.ipynb")


@pytest.fixture(scope="module")
def server(course_server, tmp_path_factory) -> Iterator:
    folder = tmp_path_factory.mktemp("activities")
    write_lesson(folder, "all", list(CALLS.values()))
    for kind, call in CALLS.items():
        write_lesson(folder, kind, [call])
    write_lesson(folder, "two", [CALLS["quiz"], CALLS["respond"]])
    assignment = bank.read(ROOT / "banks", "active-listening").sheet("active-listening")
    (folder / "items.json").write_text(assignment.model_dump_json(), encoding="utf-8")
    for form, item in GRADED.items():
        write_lesson(folder, form, [f'course.graded("{item}")'])
    with course_server(folder) as running:
        yield running


@pytest.fixture
def fresh(server) -> Iterator:
    """A record with nothing in it; no kernel and no open tab left from the test before."""
    for workspace in (server.log.parent / "workspaces").glob("*"):
        workspace.unlink()
    for session in server.api("sessions"):
        server.delete(f"sessions/{session['id']}")
    places = (server.home / "answers", server.folder / "answers", *(server.home / "private").glob("*"))
    for place in places:
        Record(place).delete()
    return server


@pytest.fixture
def show(page, fresh, open_lesson):
    def show_it(kind: str, name: str | None = None) -> Locator:
        open_lesson(page, fresh, f"{name or kind}.ipynb")
        section = page.locator(f"section.eip-{kind}")
        expect(section).to_have_attribute("data-ready", "true")
        return section

    return show_it


def answers(server) -> list:
    return Record(server.home / "answers").events()


def axe(page: Page, kind: str) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "([where, tags]) => axe.run(where, {runOnly: {type: 'tag', values: tags}})", [f".eip-{kind}", RULES]
    )
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


def dark(page: Page) -> None:
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, target: Locator, limit: int = 60) -> None:
    """Walk with Tab until the target has the focus; fail where the keyboard can't get there."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def begin_at(section: Locator) -> None:
    section.get_by_role("button", name="Pause or get help").focus()


# What each kind looks like when a learner has been through it --------------------------------------------------------


def do_quiz(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("radio", name="20 %, a guess"))
    press(page, "ArrowRight")
    tab_to(page, section.get_by_role("button", name="Check my answer"))
    press(page, "Enter")
    expect(section.locator(".eip-feedback").first).to_be_visible()


def do_code(page: Page, section: Locator) -> None:
    begin_at(section)
    for select in section.get_by_role("combobox", name=re.compile("Label for")).all():
        tab_to(page, select)
        press(page, "ArrowDown", "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Compare with our key"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name=re.compile(r"Same label in \d+ of 8 turns"))).to_be_visible()


def do_respond(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("textbox", name="What do you say?"))
    page.keyboard.type("It won't open and it won't close, and he is in there.")
    for group in section.locator("fieldset.eip-rating").all():
        tab_to(page, group.get_by_role("radio").first)
        press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Save and compare"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Other replies")).to_be_visible()


def do_claim(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Compare with the evidence"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name=re.compile("verdict|We say so too"))).to_be_visible()
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("A voice may hint at a feeling.")
    tab_to(page, section.get_by_role("button", name="Save and see our wording"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="One fair wording")).to_be_visible()


def do_safety(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="I have read this"))
    press(page, "Enter")
    expect(section.get_by_text("Noted.")).to_be_visible()


def do_reflect(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("checkbox", name=re.compile("Keep what I write")))
    press(page, "Space")
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("A person I found hard to follow.")
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    tab_to(page, section.get_by_role("button", name="Next step"))
    press(page, "Enter")
    expect(section.get_by_text(re.compile(r"Step 2 of \d"))).to_be_focused()


def do_chart(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.get_by_role("figure")).to_have_count(0)
    tab_to(page, section.get_by_role("button", name="Show the picture"))
    press(page, "Enter")
    expect(section.locator(".eip-picture svg").first).to_be_visible(timeout=30_000)
    tab_to(page, section.get_by_text("Show the numbers"))
    press(page, "Enter")
    expect(section.get_by_role("table")).to_be_visible()


def do_kept(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("button", name="Delete everything…"))
    press(page, "Enter")
    expect(section.get_by_role("button", name="Keep it")).to_be_focused()
    press(page, "Enter")
    expect(section.get_by_role("button", name="Keep it")).to_have_count(0)


DO = {
    "safety": do_safety,
    "quiz": do_quiz,
    "claim": do_claim,
    "code": do_code,
    "chart": do_chart,
    "respond": do_respond,
    "reflect": do_reflect,
    "kept": do_kept,
}

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


def test_saved_is_said_after_the_answer_is_on_disk_and_it_comes_back_after_a_kill(
    page, show, fresh, kill_kernel, open_lesson
):
    section = show("quiz")
    do_quiz(page, section)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    (event,) = answers(fresh)
    assert event.data["picked"] == [1]
    assert event.data["confidence"] == 0.4
    feedback = section.locator(".eip-feedback").first.inner_text()

    kill_kernel(fresh)
    page.close()
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")

    again = other.locator("section.eip-quiz")
    expect(again.get_by_role("radio").nth(1)).to_be_checked()
    expect(again.locator(".eip-feedback").first).to_have_text(feedback, use_inner_text=True)


def test_a_kernel_that_does_not_answer_means_not_saved_and_the_words_stay(page, show, fresh):
    section = show("respond")
    (kernel,) = fresh.kernels()
    kernel.send_signal(signal.SIGSTOP)
    section.get_by_role("textbox").fill("I would like to hear about him.")
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()

    expect(section.locator(".eip-status")).to_contain_text("NOT saved", timeout=15_000)
    assert section.get_by_role("textbox").input_value() == "I would like to hear about him."

    kernel.send_signal(signal.SIGCONT)
    expect(section.locator(".eip-status")).to_have_text(re.compile(r"Saved \d\d:\d\d"))


def test_what_was_typed_is_still_there_after_the_kernel_was_killed(page, show, fresh, kill_kernel):
    section = show("respond")
    section.get_by_role("textbox").fill("Half a sentence that nobody has")
    kill_kernel(fresh)
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", re.compile("restarting|starting|stopped"))
    expect(page.locator(".eip-Banner")).to_have_attribute("data-state", "ready", timeout=60_000)
    again = page.locator("section.eip-respond[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("Half a sentence that nobody has")


def test_a_record_that_cannot_be_written_says_not_saved_and_why(page, course_server, tmp_path, open_lesson):
    write_lesson(tmp_path, "lesson", [CALLS["safety"]])
    blocked = tmp_path / "a-file-where-the-folder-should-be"
    blocked.write_text("")
    with course_server(tmp_path, environ={"EMPATHY_HOME": str(blocked)}) as running:
        open_lesson(page, running, "lesson.ipynb")
        page.get_by_role("button", name="I have read this").click()
        status = page.locator("section.eip-safety .eip-status")
        expect(status).to_contain_text("NOT saved")
        expect(page.get_by_text("Noted.")).to_have_count(0)


def test_a_learners_words_are_shown_as_text_and_never_run(page, show):
    section = show("respond")
    hostile = "<img src=x onerror=\"document.title='run'\"> <b>bold</b> and two more words"
    section.get_by_role("textbox").fill(hostile)
    for group in section.locator("fieldset.eip-rating").all():
        group.get_by_role("radio").first.check()
    section.get_by_role("button", name="Save and compare").click()
    expect(section.locator(".eip-own")).to_have_text(hostile)
    assert page.title() != "run"


def test_a_second_try_shows_both_replies_and_comes_back(page, show, fresh, open_lesson):
    section = show("respond")
    do_respond(page, section)
    section.get_by_role("textbox", name="What do you say now?").fill("He is all in that drawer.")
    section.get_by_role("button", name="Save my second reply").click()
    expect(section.locator(".eip-own")).to_have_count(2)

    page.reload()
    again = page.locator("section.eip-respond[data-ready=true]")
    expect(again.locator(".eip-own")).to_have_count(2, timeout=60_000)
    expect(again.locator(".eip-own").nth(1)).to_have_text("He is all in that drawer.")


def test_the_key_of_a_transcript_is_shown_only_after_a_second_coding(page, show):
    section = show("code")
    do_code(page, section)
    assert section.get_by_text("✗ Our label").count() == 0
    section.get_by_role("button", name="Compare again").click()
    expect(section.get_by_text("✗ Our label").first).to_be_visible()


def test_private_words_reach_no_disk_before_the_learner_asks_for_it(page, show, fresh):
    section = show("reflect")
    section.get_by_role("textbox").fill("Something of my own, unkept")
    section.get_by_role("button", name="Next step").click()
    press(page, "Control+s")
    everything = [file for place in (fresh.folder, fresh.home) for file in place.rglob("*") if file.is_file()]
    assert not any(b"of my own, unkept" in file.read_bytes() for file in everything)
    assert answers(fresh) == []


def test_kept_private_words_have_a_place_of_their_own_and_can_be_deleted(page, show, fresh, open_lesson):
    section = show("reflect")
    do_reflect(page, section)
    place = fresh.home / "private" / "who-is-easy-to-hear"
    assert [event.data["text"] for event in Record(place).events()] == ["A person I found hard to follow."]
    assert answers(fresh) == []
    page.keyboard.press("Control+s")
    assert "hard to follow" not in (fresh.folder / "reflect.ipynb").read_text(encoding="utf-8")

    page.reload()
    again = page.locator("section.eip-reflect[data-ready=true]")
    expect(again.get_by_role("textbox")).to_have_value("A person I found hard to follow.", timeout=60_000)
    again.get_by_role("checkbox").click()
    again.get_by_role("button", name="Delete it").click()
    expect(again.locator(".eip-status")).to_contain_text("Nothing of this reflection is kept")
    assert Record(place).events() == []


def test_words_of_danger_open_the_help_panel_and_are_not_kept(page, show, fresh):
    section = show("reflect")
    section.get_by_role("textbox").press_sequentially("Some days I think of suicide ")
    dialog = page.locator("dialog.eip-help[open]")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("combobox", name="Where are you?")).to_be_visible()
    assert axe(page, "help") == []
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    assert answers(fresh) == []


def test_any_activity_can_be_skipped_and_that_counts(page, show, fresh):
    section = show("respond")
    section.get_by_role("button", name="Pause or get help").click()
    page.locator("dialog[open]").get_by_role("button", name="Skip this activity").click()
    expect(section.locator(".eip-status")).to_contain_text("counts as done")
    assert [(event.item, event.act) for event in answers(fresh)] == [("the-photo-drawer", "skip")]


def test_the_learner_can_see_take_and_delete_the_whole_record(page, show, fresh):
    Record(fresh.home / "answers").append("an-item", "answer", {"text": "=mine"})
    Record(fresh.home / "private" / "a-reflection").append("a-stage", "draft", {"text": "mine alone"})
    section = show("kept")
    expect(section.get_by_text("1 entries in your record")).to_be_visible()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (JSON)").click()
    assert [one["data"] for one in json.loads(download.value.path().read_text())] == [{"text": "=mine"}]
    section.get_by_role("checkbox").check()
    with page.expect_download() as download:
        section.get_by_role("button", name="Take it with me (table, CSV)").click()
    table = download.value.path().read_text()
    assert "mine alone" in table
    assert "'=mine" in table

    section.get_by_role("button", name="Delete everything…").click()
    section.get_by_role("button", name="Delete everything now").click()

    expect(section.get_by_text("0 entries in your record")).to_be_visible()
    assert answers(fresh) == []
    assert Record(fresh.home / "private" / "a-reflection").events() == []


def test_two_tabs_with_two_kernels_keep_both_answers(page, show, fresh, open_lesson):
    section = show("quiz", name="two")
    other = page.context.new_page()
    open_lesson(other, fresh, "quiz.ipynb")
    do_quiz(page, section)
    do_quiz(other, other.locator("section.eip-quiz"))
    assert len(fresh.kernels()) == 2
    assert [event.act for event in answers(fresh)] == ["answer", "answer"]


def answer_choice(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")


def answer_coding(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("combobox", name="Label for the counsellor’s turn 1", exact=True))
    press(page, "ArrowDown")


def answer_written(page: Page, section: Locator) -> None:
    tab_to(page, section.get_by_role("textbox"))
    page.keyboard.type("You had it all there.")


ANSWERED = {
    "choice": (answer_choice, {"picked": [1]}),
    "coding": (answer_coding, {"codes": {"1": "open-question"}}),
    "written": (answer_written, {"text": "You had it all there."}),
}


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
    assert answers(fresh) == []

    page.reload()
    again = page.locator("section.eip-graded[data-ready=true]")
    expect(again.locator(".eip-status")).to_contain_text("Saved", timeout=60_000)


def test_words_written_for_an_earlier_version_of_a_moment_are_shown_again(page, show, fresh):
    old = {"text": "Words from before the moment was mended.", "ratings": ["yes", "no", "no"]}
    Record(fresh.home / "answers").append("the-photo-drawer", "first", old, version="earlier")
    section = show("respond")
    expect(section.get_by_role("textbox")).to_have_value(old["text"])
    expect(section.locator(".eip-status")).to_contain_text("Something here was improved")
