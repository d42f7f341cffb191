"""`empathy report` on a class that has been through nbgrader: submitted, collected, marked."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from course_lib import paths
from course_lib.__main__ import main
from tests.support.browser.accessibility import AXE, RULES
from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.keys import right_answer, wrong_answer

BUS, REPLY = "the-late-bus", "a-reply-to-samuel"
Run = Callable[..., int]


@pytest.fixture
def marked(released: CourseRoom) -> CourseRoom:
    """Seven have the first question right and six wrong; one of them has also written a reply; one has nothing in."""
    first = released.bank.items[0]
    ada, mo = released.learner("ada"), released.learner("mo")
    ada.answer(BUS, right_answer(first))
    mo.answer(BUS, wrong_answer(first))
    mo.answer(REPLY, {"text": "<script>alert(1)</script> mo wrote this"})
    for one in (ada, mo):
        one.submit()
    released.step("collect")
    for place in range(6):
        released.copy_of("ada", f"right-{place}")
    for place in range(5):
        answers = released.copy_of("mo", f"wrong-{place}") / "answers"
        for file in answers.glob("*.jsonl"):
            if REPLY in file.read_text("utf-8"):
                file.unlink()
    with released.gradebook() as book:
        book.add_student("ida", last_name="<b>Ida</b>")
    (released.root / "data").mkdir()
    assert main(["grade", NAME, "--course", str(released.root), "--workers", "1"]) == 0
    return released


@pytest.fixture
def report(marked: CourseRoom) -> Run:
    return lambda *words: main(["report", NAME, "--course", str(marked.root), *words])


def test_a_class_is_told_of_and_nobody_by_name(
    marked: CourseRoom, report: Run, chromium: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (marked.work / "gradebook.db").read_bytes()
    assert report() == 0

    # then the page and the table lie there, for their owner alone
    out = paths.report(marked.root, NAME)
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in out.iterdir()} == {
        "report.html": 0o600,
        "items.csv": 0o600,
    }
    assert f"course-work/report/{NAME}/report.html is written" in capsys.readouterr().out
    assert (marked.work / "gradebook.db").read_bytes() == before

    # and the figures are those of the class
    table = {row["item"]: row for row in csv.DictReader((out / "items.csv").read_text("utf-8-sig").splitlines())}
    assert (table[BUS]["learners"], table[BUS]["difficulty"]) == ("13", f"{7 / 13:.3f}")
    text = (out / "report.html").read_text("utf-8")
    assert '<th scope="row">handed in</th><td>13</td>' in text
    assert '<th scope="row">wait for a person to mark something</th><td>fewer than 5</td>' in text
    assert "right-1" not in text
    assert "mo wrote this" not in text
    assert "Ida" not in text

    # and a screen reader, a dark page and paper can do with it
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto((out / "report.html").as_uri())
        assert page.locator(f".{scheme}").first.is_visible()
        page.evaluate(AXE)
        found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.locator(".light").first.is_visible()
        assert not page.locator(".dark").first.is_visible()
        page.close()


def test_names_and_another_folder_are_as_asked_for(marked: CourseRoom, report: Run) -> None:
    out = marked.root / "elsewhere"

    assert report("--names", "--out", str(out), "--beside", NAME) == 0

    text = (out / "report.html").read_text("utf-8")
    assert "&lt;b&gt;Ida&lt;/b&gt;" in text
    assert '<th scope="row">mo</th>' in text
    assert f"Beside {NAME}" in text
    assert not paths.report(marked.root, NAME).exists()


def test_what_cant_be_read_or_written_is_told_and_nothing_is_written(
    marked: CourseRoom, report: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "listening", "--course", str(marked.root)]) == 1
    assert "no assignment of this name is in the gradebook" in capsys.readouterr().err
    assert report("--beside", "nothing") == 1
    assert "no assignment of this name is in the gradebook" in capsys.readouterr().err
    (marked.root / "a-file").write_text("")
    assert report("--out", str(marked.root / "a-file")) == 1
    assert "can't be written" in capsys.readouterr().err
    assert not paths.report(marked.root, NAME).exists()
