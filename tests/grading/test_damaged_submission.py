"""A damaged submission is marked as far as it is whole, by nbgrader's own command too."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Dialog, Page, expect

from course_lib.__main__ import main
from course_lib.grading import bank, handed_in_code
from course_lib.grading.sandbox.running import LONGEST_SOURCE
from tests.support.fixtures import StartServer
from tests.support.grading import damage
from tests.support.grading.classroom import FUNCTION, NAME, SMALL, CourseRoom, all_right, needs_box
from tests.support.grading.keys import right_answer
from tests.support.places import ROOT

pytestmark = needs_box
#: Where a course's configuration finds our part of formgrader's page; a course of a test's own has no library in it.
SHARE = ROOT / "course_lib" / "grading" / "share"
REPLY = "a-reply-to-samuel"


@pytest.fixture
def damaged(released: CourseRoom) -> CourseRoom:
    """Two whose work is whole; and others who handed in the same as the first, of which then something became."""
    first = released.learner("whole")
    all_right(first, released.bank)
    first.submit()
    released.step("collect")
    other = released.learner("other")
    other.answer("the-late-bus", right_answer(released.bank.items[0]))
    other.submit()
    released.step("collect")
    whole = released.work / "submitted" / "whole" / NAME
    for name, happens in (damage.WITHOUT_CODE | damage.WITH_CODE).items():
        released.copy_of("whole", name)
        happens(whole.parent.parent / name / NAME)
    released.copy_of("whole", "half-a-reply")
    damage.half_an_emoji_in_the_reply(whole.parent.parent / "half-a-reply" / NAME)
    return released


def test_answers_count_whatever_became_of_the_notebook(damaged: CourseRoom) -> None:
    # when everybody is marked by nbgrader's own command
    log = damaged.step("autograde", "*")

    # then answers earn what they are worth, and code that can't be read waits for a person who is told why
    full = {item.id: (item.points, False) for item in damaged.bank.items} | {REPLY: (None, True)}
    for name in ("whole", "half-a-reply", *damage.WITH_CODE):
        assert damaged.grades(name) == full, name
    assert damaged.grades("other") == dict.fromkeys(full, (0.0, False)) | {"the-late-bus": (2.0, False)}
    for name in damage.WITHOUT_CODE:
        assert damaged.grades(name) == full | {FUNCTION: (None, True)}, name
        assert f"{name}: The " in log

    # then there is a notebook for formgrader to open, with the reason in it for the marker
    for name in damage.WITHOUT_CODE:
        nb = json.loads((damaged.work / "autograded" / name / NAME / f"{NAME}.ipynb").read_bytes())
        told = "".join(
            "".join(output["data"]["text/html"]) for cell in nb["cells"] for output in cell.get("outputs", [])
        )
        assert "Your code could not be read from the notebook" in told
        assert "For the marker only" in told


def test_of_an_endless_cell_a_page_shows_the_beginning(tmp_path: Path) -> None:
    code = nbformat.v4.new_code_cell("x = 1  # " + "#" * 5_000_000, metadata={"nbgrader": {"grade_id": FUNCTION}})
    nbformat.write(nbformat.v4.new_notebook(cells=[code]), tmp_path / f"{NAME}.ipynb")

    source = handed_in_code.read(tmp_path, NAME, bank.read(SMALL, NAME).programs(), {}).sources[FUNCTION]

    assert source == code.source[: handed_in_code.LONGEST]
    assert handed_in_code.LONGEST > LONGEST_SOURCE


def hostile(folder: Path) -> None:
    """A reply that is markup."""
    for file in (folder / "answers").glob("*.jsonl"):
        file.write_text(file.read_text("utf-8").replace("the weather.", "<img src=x onerror=alert(1)>"), "utf-8")


def test_formgrader_opens_for_every_damaged_learner(
    damaged: CourseRoom, course_server: StartServer, page: Page, outside: list[str]
) -> None:
    # given: everybody is marked, somebody hostile among them, and formgrader runs in the course's folder
    hostile(damaged.copy_of("whole", "hostile"))
    names = ["whole", "other", "half-a-reply", "hostile", *damage.WITHOUT_CODE, *damage.WITH_CODE]
    (damaged.root / "data").mkdir()
    assert main(["grade", NAME, "--course", str(damaged.root)]) == 0
    troubles: list[str] = []

    def told(dialog: Dialog) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", told)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    with course_server(damaged.root, environ={"JUPYTER_PATH": str(SHARE)}) as server:
        # when: the instructor opens the list of submissions, then everybody stands there
        page.goto(f"{server.address('/login')}&next=/formgrader/manage_submissions/{NAME}/")
        for name in names:
            expect(page.get_by_role("gridcell", name=name, exact=True)).to_be_visible(timeout=60_000)

        # when: they open the list for manual grading, then there is a link for everybody
        page.goto(f"{server.url}/formgrader/gradebook/{NAME}/{NAME}")
        links = page.get_by_role("link", name="Submission #")
        expect(links).to_have_count(len(names), timeout=60_000)

        # when: they follow each, then reply and rubric are there with a field for points
        for link in [one.get_attribute("href") for one in links.all()]:
            answer = page.goto(f"{server.url}{link}", wait_until="domcontentloaded")
            assert answer is not None
            assert answer.status == 200
            expect(page.get_by_text("You leave him room to correct you and to go on").first).to_be_visible()
            expect(page.locator(".score").first).to_be_editable()

    # then: nothing of theirs ran, and nothing was asked for from elsewhere
    assert troubles == []
    assert outside == []
