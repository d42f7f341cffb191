"""A whole term of a class of twelve, by real nbgrader and real browsers: every mark is what was counted by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from course_lib import paths
from tests.support import jupyter
from tests.support.browser.answering import answer, keep_silent
from tests.support.chromium import new_page
from tests.support.fixtures import StartServer
from tests.support.grading import platforms, twelve
from tests.support.grading.classroom import needs_box
from tests.support.grading.keys import wrong_answer
from tests.support.grading.rooms import opened
from tests.support.grading.term import ASSIGNMENTS, ODD, Term, configured
from tests.support.grading.twelve import CLASS, CODE, FOUNDATIONS, HANDED_IN, LISTENING, SESSION, TWELVE

pytestmark = needs_box
#: The line of the function that learners have to finish.
FINISHED = "share = open_ones / questions"


@pytest.fixture(scope="module")
def term(chromium: Browser, course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Term]:
    """The term from the roster to the feedback that was sent."""
    place = tmp_path_factory.mktemp("term")
    configured(place)
    with pytest.MonkeyPatch.context() as monkeypatch:
        term = Term(opened(place, monkeypatch))
        term.begin()
        term.answer()
        with course_server(place / "homes") as server:
            for name in ASSIGNMENTS:
                with new_page(chromium) as page:
                    answer_in_a_browser(page, server, term, name)
        term.befall()
        term.hand_in()
        term.collect()
        term.mark_by_rule()
        term.mark_by_hand()
        term.send_back()
        yield term


def answer_in_a_browser(page: Page, server: jupyter.CourseServer, term: Term, name: str) -> None:
    """What is answered through the widgets, the first question wrongly before it is answered rightly."""
    (student,) = (one for one in TWELVE if one.way(name) == twelve.BROWSER)
    learner, bank = term.learners[name][student.name], term.room(name).bank
    items: dict[str, Any] = {item.id: item for item in bank.items}
    jupyter.open_lesson(page, server, str(learner.notebook.relative_to(server.folder)))
    expect(page.get_by_role("button", name="Validate")).to_have_count(0)  # it would call every answered cell failed
    given = twelve.answers(bank, twelve.BROWSER)
    first = next(iter(given))
    answer(page, items[first], wrong_answer(items[first]))
    for item, data in given.items():
        answer(page, items[item], data)
    if name == LISTENING:
        keep_silent(page, items[SESSION], 2)
        write_code(page, items[CODE].solution, learner.notebook)


def write_code(page: Page, solution: str, notebook: Path) -> None:
    """Finish the function in its cell, save the notebook, and wait until it is on disk."""
    cell = page.locator(".jp-CodeCell").filter(has_text="def share_of_open_questions")
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(solution)
    page.keyboard.press("Control+s")
    for _ in range(150):
        if FINISHED in notebook.read_text("utf-8"):
            return
        page.wait_for_timeout(200)
    raise AssertionError("the notebook was not saved")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_everybody_gets_the_marks_that_were_counted_by_hand(assignment: str, term: Term) -> None:
    bank = term.room(assignment).bank

    assert term.totals(assignment) == {name: CLASS[name].total(assignment) for name in HANDED_IN}
    for name in HANDED_IN:
        assert term.grades(assignment, name) == CLASS[name].points(bank, assignment), name


def test_what_was_hostile_or_damaged_is_told_and_nobody_else_is_spoken_of(term: Term) -> None:
    # given: Ivo's forgeries, odd folders in the exchange, and what became of three notebooks
    told = {step: [line for line in log.splitlines() if "WARNING" in line] for step, log in term.told.items()}

    # then: collecting says so of each, and of nobody else
    for assignment in ASSIGNMENTS:
        lines = told[f"collect {assignment}"]
        assert sum("NOT collected" in line for line in lines) == len(ODD)
        for says in (
            "ivo: 1 answer(s) are dated after",
            f"jun: {assignment}.ipynb is damaged",
            "lou: No notebook came",
        ):
            assert sum(says in line for line in lines) == 1, says
        assert len(lines) == len(ODD) + 3
    # then: so does marking, by nbgrader and in one run
    assert "ivo: 2 damaged line(s) of an answer file were passed over." in term.told[f"autograde {FOUNDATIONS}"]
    assert "kai: The notebook was handed in under another name" in term.told[f"autograde {FOUNDATIONS}"]
    run = term.told[f"grade {LISTENING}"]
    assert "wrote into the channel by which its results come back" in run
    assert f"{CODE} (2): jun, lou" in run
    assert "hana: no submission" in run
    assert "Nobody waits for a person." in term.told["grade again"]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_learners_fetch_a_page_with_their_points_and_what_was_said_to_them(assignment: str, term: Term) -> None:
    most = sum(item.points for item in term.room(assignment).bank.items)

    # when: everybody fetches feedback who has handed in a notebook, under whatever name
    pages = {name: term.learners[assignment][name].fetch_feedback() for name in HANDED_IN if name != "lou"}

    # then: each has their own page
    for name, page in pages.items():
        assert f"<strong>{CLASS[name].total(assignment):g} of {most:g} points</strong>" in page, name
        assert (" taken off for handing in late" in page) == (name == twelve.LATE), name
        commented = assignment == LISTENING
        assert ("Stop after the <em>first</em> sentence." in page) == commented, name
        assert "<img" not in page
    # then: of whom no page can be fetched, it is told to send it
    assert "lou: no notebook was handed in, so they can't fetch" in term.told[f"release {assignment}"]


def test_marks_go_out_as_a_table_to_canvas_and_to_moodle(term: Term) -> None:
    totals = {
        name: f"{total:g}"
        for name, total in ((one.name, one.total(FOUNDATIONS)) for one in TWELVE)
        if total is not None
    }

    # when: a table is made
    term.empathy("export", FOUNDATIONS, "--to", "csv")

    # then: it holds the whole class, who was late, and no total of who has handed in nothing
    file = paths.exported(term.course.root, FOUNDATIONS, "csv")
    rows = {row["id"]: row for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())}
    assert {name: row["total"] for name, row in rows.items()} == totals | {twelve.ABSENT: ""}
    assert [name for name, row in rows.items() if row["late"] == "yes"] == [twelve.LATE]

    # when: a gradebook that Canvas exported is filled in, and imported there
    users = {str(40 + at): (name, f"{name}@example.org") for at, name in enumerate(CLASS)}
    lines = [f"{name.title()} Lind,{number},{name},{mail},A," for number, (name, mail) in users.items()]
    head = ["Student,ID,SIS User ID,SIS Login ID,Section,Foundations (7)", "    Points Possible,,,,,55.00"]
    done = platforms.canvas(filled(term, FOUNDATIONS, "canvas", [*head, *lines]), {}, users)

    # then: Canvas has everybody's points
    by_name = {name: number for number, (name, _) in users.items()}
    assert done.scores == {(by_name[name], "Foundations (7)"): total for name, total in totals.items()}
    assert not done.cleared
    assert not done.created

    # when: the other assignment goes to Moodle
    column = "Assignment: Listening and responding (Real)"
    head = [f"First name,ID number,Email address,{column},Last downloaded from this course"]
    lines = [f"{name.title()},{name},{name}@example.org,-,1790000000" for name in CLASS]
    given = platforms.moodle(filled(term, LISTENING, "moodle", [*head, *lines]), "ID number", column, set(CLASS))

    # then: Moodle has everybody's points
    assert given == {one.name: one.total(LISTENING) for one in TWELVE}


def filled(term: Term, assignment: str, platform: str, lines: list[str]) -> str:
    """A platform's own file of these lines, filled in."""
    template, out = (term.course.work / f"{name}-{platform}.csv" for name in ("from", "to"))
    template.write_text("\n".join([*lines, ""]))
    term.empathy("export", assignment, "--to", platform, "--template", str(template), "--out", str(out))
    return out.read_text("utf-8-sig")
