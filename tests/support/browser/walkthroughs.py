"""A walk through each kind of activity by keyboard, as the tests here and a learner without a mouse do it."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Quiz
from tests.support.events import keep

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


CALLS = {
    "safety": 'course.safety("active-listening")',
    "quiz": 'course.quiz("listening-check")',
    "claim": 'course.claim("C27")',
    "code": 'course.code("evenings-in-the-kitchen")',
    "sort": 'course.sort("what-a-friend-says")',
    "order": 'course.order("mending-a-misstep")',
    "rate": 'course.rate("called-a-saint")',
    "face": 'course.face("one-movement-at-a-time")',
    "cue": 'course.cue("priya-looks-down")',
    "chart": 'course.chart("two-ways-to-listen")',
    "respond": 'course.respond("the-photo-drawer")',
    "form": 'course.form("ten-before")',
    "reflect": 'course.reflect("who-is-easy-to-hear")',
    "review": "course.review()",
    "progress": "course.progress()",
    "kept": "course.kept()",
}


KINDS = list(CALLS)


#: One question of the assignment for each form of answer.
GRADED = {"choice": "the-late-bus", "coding": "the-van-with-two-names", "written": "a-reply-to-samuel"}


def write_lesson(folder: Path, name: str, calls: list[str]) -> None:
    cells = [new_markdown_cell("# One of each\n\n## Practice"), new_code_cell("import course_lib as course")]
    cells += [new_code_cell(call) for call in calls]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    metadata = {"kernelspec": kernel, "empathy_in_practice": {"lesson": "one-of-each"}}
    nbformat.write(new_notebook(cells=cells, metadata=metadata), folder / f"{name}.ipynb")


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


def do_sort(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.locator(".eip-categories dt").first).to_have_text("Empathy")
    for select in section.get_by_role("combobox", name=re.compile("Category for card")).all():
        tab_to(page, select)
        press(page, "ArrowDown")
    tab_to(page, section.get_by_text("See your cards category by category"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Empathy (6)")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Compare with our sorting"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Same place for 2 of 6 cards")).to_be_focused()
    expect(section.get_by_text("What we mean by Empathy: It stays with how things are for her")).to_have_count(2)


def do_order(page: Page, section: Locator) -> None:
    begin_at(section)
    step = section.get_by_role("listitem").filter(has_text="Notice that she has gone quiet")
    up = step.get_by_role("button", name=re.compile("^Up: Notice that she has gone quiet"))
    tab_to(page, up)
    for place in (3, 2, 1):
        press(page, "Enter")
        expect(section.locator(".eip-status")).to_contain_text(f"“Notice that she has gone quiet” is now {place} of 5")
        expect(up).to_be_focused()
    press(page, "Enter")
    expect(section.locator(".eip-status")).to_contain_text("is the first already")
    expect(up).to_have_accessible_name("Up: Notice that she has gone quiet, now 1 of 5")
    tab_to(page, section.get_by_role("button", name="Compare with our order"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="1 of 5 steps are in place")).to_be_focused()
    expect(step).to_contain_text("✓ In place")
    expect(section.get_by_text("In 2 of 4 places, the step that comes next")).to_contain_text("So a run of your steps")


def do_rate(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio", name="1 Passes by"))
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Save my rating"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="We rated this one differently")).to_be_focused()
    tab_to(page, section.get_by_role("button", name="Save my second rating"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Our key: 2 Half hears")).to_be_focused()
    expect(section.get_by_text("You are 2 levels above it.")).to_be_visible()
    expect(section.get_by_text("0 of 1 is on the level of our key, and 0 of 1 on it")).to_be_visible()


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


def do_form(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("radio", name="20 %, a guess"))
    press(page, "ArrowRight")
    tab_to(page, section.get_by_role("button", name="Save and go on"))
    press(page, "Enter")
    for number in range(2, 11):
        expect(section.get_by_text(f"{number} of 10", exact=True)).to_be_focused()
        if number == 6:
            tab_to(page, section.get_by_role("textbox", name="What do you say to Alun?"))
            page.keyboard.type("You built it a foot higher than it has to be.")
            tab_to(page, section.get_by_role("button", name="Save and go on"))
        else:
            tab_to(page, section.get_by_role("button", name="Skip this one"))
        press(page, "Enter")
    expect(section.get_by_role("heading", name="All 10 are done")).to_be_focused()
    expect(section.locator(".eip-past")).to_contain_text("These words may be about suicide")
    tab_to(page, section.get_by_role("combobox", name="Which one?"))
    press(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp")
    expect(section.locator(".eip-own")).to_have_text("You built it a foot higher than it has to be.")
    tab_to(page, section.get_by_role("radio", name="One that misses"))
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Save where I place it"))
    press(page, "Enter")
    expect(section.get_by_text("1 to one that follows")).to_be_visible()


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


def do_face(page: Page, section: Locator) -> None:
    begin_at(section)
    tab_to(page, section.get_by_role("slider", name=re.compile("^Jaw drop")))
    press(page, "End")
    expect(section.get_by_role("img", name="Jaw dropped, strongly.")).to_be_visible()
    expect(section.locator(".eip-status")).to_contain_text("Draft saved")
    tab_to(page, section.get_by_role("button", name="Mouth alone"))
    press(page, "Enter")
    expect(section.get_by_role("img", name="Lip corners pulled up, strongly.")).to_be_visible()
    expect(section.get_by_role("heading", name="Mouth alone")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Go to the tasks"))
    press(page, "Enter")
    expect(section.get_by_text("Task 1 of 3")).to_be_focused()
    tab_to(page, section.get_by_role("radio").first)
    press(page, "Space")
    tab_to(page, section.get_by_role("button", name="Check"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="✗ Not yet.")).to_be_focused()
    begin_at(section)
    tab_to(page, section.get_by_role("radio", name="Cheek raiser"))
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Check again"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="✓ That is it.")).to_be_focused()
    tab_to(page, section.get_by_role("button", name="Next task"))
    press(page, "Enter")
    expect(section.get_by_text("Task 2 of 3")).to_be_focused()
    tab_to(page, section.get_by_role("slider", name=re.compile("^Inner brow raiser")))
    press(page, "End")
    tab_to(page, section.get_by_role("button", name="Check"))
    press(page, "Enter")
    expect(section.get_by_text("Something that belongs to this face hardly moves")).to_be_visible()


def do_cue(page: Page, section: Locator) -> None:
    begin_at(section)
    for number in (1, 2):
        tab_to(page, section.get_by_role("slider", name="Something makes her sad"))
        press(page, "End")
        tab_to(page, section.get_by_role("slider", name="Something else"))
        press(page, *["PageUp"] * number)
        tab_to(page, section.get_by_role("button", name="Save my shares"))
        press(page, "Enter")
        expect(section.get_by_role("heading", name="What this situation tells, and what it can’t")).to_be_focused()
        tab_to(page, section.get_by_role("button", name="Next situation"))
        if number == 1:
            press(page, "Enter")
    expect(section.get_by_text(re.compile(r"from \d+ % to \d+ %")).first).to_be_visible()


def do_chart(page: Page, section: Locator) -> None:
    begin_at(section)
    expect(section.get_by_role("figure")).to_have_count(0)
    tab_to(page, section.get_by_role("button", name="Show the picture"))
    press(page, "Enter")
    expect(section.locator(".eip-picture svg").first).to_be_visible(timeout=30_000)
    tab_to(page, section.get_by_text("Show the numbers"))
    press(page, "Enter")
    expect(section.get_by_role("table")).to_be_visible()


def missed_before(record: Record) -> None:
    """Twelve questions of lesson 05, answered three days ago; the first two were missed."""
    quizzes = [Content(paths.data()).one(Quiz, name) for name in ("open-or-closed", "roadblocks", "listening-check")]
    items = [item for quiz in quizzes for item in quiz.items if item.kind == "choice"][:12]
    for number, item in enumerate(items):
        picked = [index for index, option in enumerate(item.options) if option.correct == (number > 1)][:1]
        sure = (0.6, 0.8, 1.0)[number % 3]
        keep(record, item.id, "answer", {"picked": picked, "confidence": sure}, version=item.version())


#: What a record must hold before an activity has something to show.
BEFORE = {"review": missed_before, "progress": missed_before}


def do_review(page: Page, section: Locator) -> None:
    expect(section.get_by_text("Question 1 of 2")).to_be_visible()
    begin_at(section)
    tab_to(page, section.get_by_role("radio").first)
    press(page, "ArrowDown")
    tab_to(page, section.get_by_role("button", name="Check my answer"))
    press(page, "Enter")
    expect(section.locator(".eip-feedback").first).to_be_visible()


def do_progress(page: Page, section: Locator) -> None:
    begin_at(section)
    summary = section.locator(".eip-lessons summary").filter(has_text="Active listening")
    tab_to(page, summary)
    press(page, "Enter")
    lesson = section.locator(".eip-lessons > li").filter(has_text="Active listening")
    expect(lesson.get_by_text(re.compile("still to come")).first).to_be_visible()
    for name in ("Show how sure and how right", "Show the days"):
        tab_to(page, section.get_by_role("button", name=name))
        press(page, "Enter")
        expect(section.get_by_role("button", name=name)).to_have_count(0, timeout=30_000)
    expect(section.get_by_role("img")).to_have_count(2)
    expect(section.get_by_role("status").last).to_have_text("The picture is there.")


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
    "sort": do_sort,
    "order": do_order,
    "rate": do_rate,
    "face": do_face,
    "cue": do_cue,
    "chart": do_chart,
    "respond": do_respond,
    "form": do_form,
    "reflect": do_reflect,
    "review": do_review,
    "progress": do_progress,
    "kept": do_kept,
}


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
