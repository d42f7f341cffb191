"""A walk through each kind of activity by keyboard, as the tests here and a learner without a mouse do it."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


CALLS = {
    "safety": 'course.safety("active-listening")',
    "quiz": 'course.quiz("listening-check")',
    "claim": 'course.claim("C27")',
    "code": 'course.code("evenings-in-the-kitchen")',
    "sort": 'course.sort("what-a-friend-says")',
    "order": 'course.order("mending-a-misstep")',
    "chart": 'course.chart("two-ways-to-listen")',
    "respond": 'course.respond("the-photo-drawer")',
    "reflect": 'course.reflect("who-is-easy-to-hear")',
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
    for select in section.get_by_role("combobox", name=re.compile("Category for card")).all():
        tab_to(page, select)
        press(page, "ArrowDown")
    tab_to(page, section.get_by_text("See your cards category by category"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Empathy (6)")).to_be_visible()
    tab_to(page, section.get_by_role("button", name="Compare with our sorting"))
    press(page, "Enter")
    expect(section.get_by_role("heading", name="Same place for 2 of 6 cards")).to_be_focused()


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
    "sort": do_sort,
    "order": do_order,
    "chart": do_chart,
    "respond": do_respond,
    "reflect": do_reflect,
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
