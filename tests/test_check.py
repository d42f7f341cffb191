"""The check: a small course that is whole gets no letter, and each way to break it gets its own."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import course_lib
from course_lib import quality
from course_lib.__main__ import main
from course_lib.check import check
from course_lib.check.form import NAMELESS
from course_lib.check.shelf import Shelf
from course_lib.content import FOLDERS, VERBS
from course_lib.models import (
    Claims,
    CoachWords,
    Codebook,
    Cue,
    Face,
    Figure,
    Form,
    Gate,
    Help,
    Item,
    Meanings,
    Moment,
    Ordering,
    Person,
    Quiz,
    Rating,
    Reflection,
    Rules,
    Scale,
    Sorting,
    Sources,
    Units,
    Words,
)
from course_lib.new import example
from course_lib.released import release
from course_lib.tidy import tidy

ROOT = Path(__file__).parents[1]

MAP = """\
title: A course
lessons:
  - id: listening
    title: Listening
    claims: [C01, C02]
    notebook: 00-listening.ipynb
    minutes: 45
    about: What this is about.
    objectives:
      - id: hearing
        verb: distinguish
        text: what is said from what is meant
        practise: [first-look, the-drawer]
        check: [last-look-first]
  - id: later
    title: Later
    needs: [listening]
    claims: [REST]
""".replace("REST", ", ".join(f"C{number:02}" for number in range(3, 53)))

TRANSCRIPT = """\
title: An evening
person: mireille
intro: Listen to what each thing does.
codes: [open-question, simple-reflection]
turns:
  - speaker: counsellor
    text: What was that like?
    code: open-question
    reason: It leaves room.
"""

CELLS = [
    "# Listening\n\nForty-five minutes.",
    "import course_lib as course",
    'course.safety("before-listening")',
    "course.review()",
    "## Hear",
    'course.quiz("first-look")',
    'course.respond("the-drawer")',
    'course.code("an-evening")',
    'course.sort("four-replies")',
    'course.order("three-steps")',
    'course.rate("five-replies")',
    'course.face("a-face")',
    'course.cue("a-brow")',
    'course.form("before")',
    'course.claim("C01")',
    'course.claim("C02")',
    'course.quiz("last-look")',
    'course.reflect("looking-back")',
    "course.kept()",
    "## To carry away\n\nOne thing.",
]


def claim(number: int) -> str:
    said = f"  - id: C{number:02}\n    section: S\n    claim: c\n    verdict: mixed\n    teach: t\n"
    said += f"    lesson: {'listening' if number <= 2 else 'later'}\n"
    card = "    card:\n      why: w\n      fair: f\n      findings:\n        - says: s\n          source: author-2018\n"
    return said + (card if number <= 2 else "")


def form(name: str, other: str) -> str:
    """A form whose vignettes don't ask the same: each has words of its own, and those of the parallel others."""
    said = example(ROOT, Form).replace("your-form", name).replace("your-other-form", other)
    said = said.replace("your-person", "mireille")
    for place in ("first", "second", "third", "fourth", "fifth"):
        mark = hashlib.sha256(f"{name} {place}".encode()).hexdigest()
        own = " ".join(mark[start : start + 6] for start in range(0, 60, 6))
        said = said.replace(f"What does the client say, and what is asked? ({place})", own)
    return said


def write_notebook(course: Path, cells: list[str]) -> None:
    made = [
        {
            "cell_type": "code" if text.startswith(("import", "course.", "x")) else "markdown",
            "id": "",
            "metadata": {},
            "source": text,
        }
        for text in cells
    ]
    said = {
        "cells": made,
        "metadata": {"empathy_in_practice": {"lesson": "listening"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (course / "notebooks" / "00-listening.ipynb").write_text(json.dumps(said), encoding="utf-8")
    tidy(course)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    for folder in (*FOLDERS.values(), "evidence", "../notebooks"):
        (data / folder).mkdir(parents=True)
    shutil.copy(ROOT / "data" / "README.md", data)
    codes = "codes:\n" + "".join(
        f"  - {{id: {name}, name: a, family: oars, means: b, example: c}}\n"
        for name in ("open-question", "simple-reflection")
    )
    files = {
        "course.yml": MAP,
        "codes.yml": codes,
        "words.yml": example(ROOT, Words),
        "help.yml": example(ROOT, Help),
        "units.yml": example(ROOT, Units),
        "coach/rules.yml": example(ROOT, Rules),
        "coach/meanings.yml": example(ROOT, Meanings),
        "coach/words.yml": example(ROOT, CoachWords),
        "released.yml": "lessons: []\n",
        "evidence/claims.yml": "claims:\n" + "".join(claim(number) for number in range(1, 53)),
        "evidence/sources.yml": example(ROOT, Sources),
        "people/mireille.yml": example(ROOT, Person),
        "quizzes/first-look.yml": example(ROOT, Quiz).replace("your-quiz", "first-look"),
        "quizzes/last-look.yml": example(ROOT, Quiz)
        .replace("your-quiz", "last-look")
        .replace("What does the client say, and what is the question?", "Which reply leaves Samuel the most room?")
        .replace("The answer that fits best here.", "You were on your own with it."),
        "moments/the-drawer.yml": example(ROOT, Moment).replace("your-person", "mireille"),
        "transcripts/an-evening.yml": TRANSCRIPT,
        "sortings/four-replies.yml": example(ROOT, Sorting).replace("your-sorting", "four-replies"),
        "ratings/five-replies.yml": example(ROOT, Rating)
        .replace("your-rating", "five-replies")
        .replace("your-person", "mireille"),
        "scales/your-scale.yml": example(ROOT, Scale),
        "faces/a-face.yml": example(ROOT, Face).replace("your-face", "a-face"),
        "cues/a-brow.yml": example(ROOT, Cue).replace("your-cue", "a-brow").replace("your-person", "mireille"),
        "forms/before.yml": form("before", "after"),
        "forms/after.yml": form("after", "before"),
        "orderings/three-steps.yml": example(ROOT, Ordering).replace("your-ordering", "three-steps"),
        "reflections/looking-back.yml": example(ROOT, Reflection).replace("your-reflection", "looking-back"),
        "gates/before-listening.yml": example(ROOT, Gate),
    }
    for name, text in files.items():
        (data / name).write_text(text, encoding="utf-8")
    write_notebook(tmp_path, CELLS)
    return tmp_path


def told(course: Path) -> list[str]:
    return [str(letter) for letter in check(course).letters]


def edit(course: Path, name: str, old: str, new: str) -> None:
    file = course / "data" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(course: Path, name: str, text: str) -> int:
    rows = (course / "data" / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, row in enumerate(rows, 1) if text in row)


def test_a_whole_course_gets_no_letter_and_a_report(course: Path) -> None:
    found = check(course)

    assert [str(letter) for letter in found.letters] == []
    assert found.hints == ()
    report = "\n".join(found.report)
    assert "1 lessons are built and 1 are still to come" in report
    assert "2 quizzes, 1 transcripts, 1 sortings, 1 orderings, 1 ratings, 1 faces, 1 cues, 1 moments, " in report
    assert "2 forms, 1 reflections, 1 gates, " in report
    assert "0 charts; 2 items in the quizzes." in report
    assert "2 choice items are too few to tell" in report
    assert "data/quizzes/first-look.yml" in report


def test_every_verb_is_checked_or_needs_no_file() -> None:
    assert {*VERBS, *NAMELESS, "claim", "graded"} == set(course_lib.__all__)


# Each row breaks one thing: the file, what stands there, what then stands there, the letter, and where it points.
BREAKS = [
    ("moments/the-drawer.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("transcripts/an-evening.yml", "simple-reflection]", "simple-one]", "codes 2: `simple-one` is no code", "codes:"),
    ("quizzes/first-look.yml", "confidence: true", "claims: [C53]", "claims 1: the article has no claim C53", "C53"),
    ("quizzes/last-look.yml", "last-look-first", "first-look-first", "the id `first-look-first` is taken", "- id:"),
    ("reflections/looking-back.yml", "looking-back-first", "the-drawer", "the id `the-drawer` is taken", "- id:"),
    ("sortings/four-replies.yml", "four-replies-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("orderings/three-steps.yml", "three-steps-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("ratings/five-replies.yml", "scale: your-scale", "scale: no-scale", "there is no data/scales/no-scale", "scale"),
    ("ratings/five-replies.yml", "level: 2", "level: 9", "the scale `your-scale` ends with level 3", "level: 9"),
    ("ratings/five-replies.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("ratings/five-replies.yml", "five-replies-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("faces/a-face.yml", "pose: {inner-brow", "pose: {iner-brow", "data/units.yml; did you mean `inner-br", "pose:"),
    ("faces/a-face.yml", "a-face-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("cues/a-brow.yml", "brow-lowerer: 0.7", "eyelash: 0.7", "`eyelash` is not in data/units.yml; add it", "face:"),
    ("cues/a-brow.yml", "mireille", "mirelle", "person: there is no data/people/mirelle.yml", "person:"),
    ("forms/before.yml", "parallel: after", "parallel: before", "there is no other form `before`", "parallel:"),
    ("forms/before.yml", "the second skill", "the other skill", "the skills, vignette by vignette, differ", ""),
    ("forms/before.yml", "person: mireille", "person: mirelle", "written 1, person: there is no", "person:"),
    ("forms/before.yml", "before-choice-first", "the-drawer", "the id `the-drawer` is taken", "- id: the"),
    ("quizzes/last-look.yml", "items:", "again: {first-look: [no-such]}\nitems:", "has no item `no-such` in", "again"),
    ("quizzes/last-look.yml", "items:", "again: {first-look: [first-look-first]}\nitems:", "is not asked in an", "ag"),
    ("course.yml", "needs: [listening]", "needs: [hearing]", "needs 1: `hearing` is no lesson", "needs:"),
    ("course.yml", "needs: [listening]", "needs: [later]", "needs 1: `later` comes later", "needs:"),
    ("course.yml", "id: later", "id: listening", "the id `listening` is taken (data/course.yml:3)", "zzz"),
    ("course.yml", "the-drawer]", "the-box]", "practise 2: the lesson calls no activity `the-box`", "practise:"),
    ("course.yml", "the-drawer]", "first-look]", "practise 2: `first-look` stands here twice", "practise:"),
    ("course.yml", "last-look-first", "first-look-first", "`first-look-first` comes before the objective", "check:"),
    ("course.yml", "last-look-first", "no-such-item", "`no-such-item` is no item or activity", "check:"),
    ("quizzes/last-look.yml", "    confidence", "    retired: true\n    confidence", "first` is retired, so", ""),
    ("course.yml", "[C01, C02]", "[C01]", "C02 has its home in `listening`; list it there", ""),
    ("course.yml", "[C01, C02]", "[C01, C02, C03]", "claims 3: C03 has its home in `later`", "claims: [C01"),
    ("course.yml", "[C01, C02]", "[C01, C02, C02]", "claims 3: C02 stands here twice", "claims: [C01"),
    ("evidence/claims.yml", "lesson: listening", "lesson: lost", "lesson: there is no lesson `lost`", "lost"),
    ("evidence/claims.yml", "id: C52", "id: C53", "the article has no claim C53", "C53"),
    ("evidence/claims.yml", "id: C52", "id: C53", "missing: C52; every claim has its entry", "claims:"),
    ("evidence/claims.yml", "id: C52", "id: C51", "C51 stands here a second time", ""),
    ("evidence/claims.yml", "source: author-2018", "source: other-2018", "`other-2018` is not in data", "other-2018"),
    ("evidence/claims.yml", "    card:\n      why: w\n      fair: f\n      findings:\n        - says: s\n          "
     "source: author-2018\n", "", "claims 1: C01 belongs to the built lesson `listening` and has no", "- id: C01"),
    ("course.yml", "00-listening", "01-listening", "notebooks/01-listening.ipynb is missing", "notebook:"),
    ("course.yml", "00-listening", "01-listening", "no lesson of data/course.yml has this notebook", ""),
    ("course.yml", "title: Listening", "title: Hearing", "the first cell begins with the title", ""),
    ("quizzes/first-look.yml", "title:", "titel:", "unknown key; did you mean `title`?", "titel"),
    ("released.yml", "lessons: []", "lessons: [gone]", "lessons 1: `gone` was released and is gone", "lessons"),
    ("released.yml", "lessons: []", "items: {gone: 0123abcd}", "bring it back and give it `retired: true`", "items"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says", "row"), BREAKS, ids=lambda value: None)
def test_a_broken_reference_is_told_at_its_line(
    course: Path, name: str, old: str, new: str, says: str, row: str
) -> None:
    edit(course, name, old, new)

    letters = [letter for letter in told(course) if says in letter]

    assert len(letters) == 1, told(course)
    if row and row != "zzz":
        assert letters[0].startswith(f"data/{name}:{line_of(course, name, row)}: ")


CELL_BREAKS: list[tuple[Callable[[list[str]], list[str]], str]] = [
    (lambda cells: cells[1:], "the first cell begins with the title as in data/course.yml: `# Listening`"),
    (lambda cells: [cells[0], *cells[2:]], "the second cell is `import course_lib as course` and nothing else"),
    (lambda cells: [one for one in cells if "review" not in one], "every lesson has the daily review; call"),
    (lambda cells: [*cells, "# Another"], "`# Another` is a second title; use `##`"),
    (lambda cells: [*cells, "#### Deep"], "`#### Deep` skips a level; use `###`"),
    (lambda cells: [*cells, "x = 1\n" * 7], "7 lines of code; at most 6 belong here"),
    (lambda cells: [*cells, "x = ("], "this is no Python"),
    (lambda cells: [*cells, 'course.quizz("first-look")'], "there is no such verb; did you mean `quiz`?"),
    (lambda cells: [*cells, 'course.graded("one")'], "graded questions belong in assignments/"),
    (lambda cells: [*cells, "course.quiz(name)"], "give it one id in quotes and nothing else"),
    (lambda cells: [*cells, 'course.quiz("a", "b")'], "give it one id in quotes and nothing else"),
    (lambda cells: [*cells, 'course.kept("a")'], "give it nothing"),
    (lambda cells: [*cells, 'course.quiz("first-lok")'], "no data/quizzes/first-lok.yml; did you mean `first-look`?"),
    (lambda cells: [*cells, 'course.chart("pie")'], "there is no data/charts/pie.yml; write it, or remove the call"),
    (lambda cells: [*cells, 'course.claim("C60")'], 'it calls `course.claim("C60")`: no such claim'),
    (lambda cells: [*cells, 'course.claim("C09")'], "C09 is called in a lesson and has no `card`"),
    (lambda cells: [one for one in cells if "C02" not in one], "C02 is not shown in its lesson; call"),
    (lambda cells: [one for one in cells if "evening" not in one], 'shows this; call `course.code("an-evening")`'),
    (lambda cells: [one for one in cells if "four" not in one], 'shows this; call `course.sort("four-replies")`'),
    (lambda cells: [*cells, 'course.sort("for-replies")'], "sortings/for-replies.yml; did you mean `four-replies`?"),
    (lambda cells: [one for one in cells if "three" not in one], 'shows this; call `course.order("three-steps")`'),
    (lambda cells: [*cells[:6], cells[16], *cells[6:16], *cells[17:]], "before the objective was practised twice"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CELL_BREAKS, ids=[says[:40] for _, says in CELL_BREAKS])
def test_a_broken_notebook_is_told(course: Path, change: Callable[[list[str]], list[str]], says: str) -> None:
    write_notebook(course, change(CELLS))

    assert [letter for letter in told(course) if says in letter] != [], told(course)


def test_a_letter_about_a_cell_names_it_and_the_line_of_its_id(course: Path) -> None:
    write_notebook(course, [*CELLS, "#### Deep"])

    [letter] = told(course)

    rows = (course / "notebooks" / "00-listening.ipynb").read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if '"id": "deep"' in row)
    assert letter.startswith(f"notebooks/00-listening.ipynb:{line}: cell `deep`: ")


def test_notebooks_whose_names_sort_otherwise_than_the_map_are_told(course: Path) -> None:
    entry = MAP[MAP.index("    notebook:") : MAP.index("  - id: later")].replace("00-listening", "00-before")
    edit(course, "course.yml", "    needs: [listening]\n", entry.replace("hearing", "again"))
    shutil.copy(course / "notebooks" / "00-listening.ipynb", course / "notebooks" / "00-before.ipynb")

    letters = [letter for letter in told(course) if "comes after 00-listening.ipynb here" in letter]

    assert len(letters) == 1
    assert letters[0].startswith(f"data/course.yml:{line_of(course, 'course.yml', '00-before')}: lessons 2, notebook: ")


def test_a_notebook_that_cannot_be_read_brings_its_own_letter(course: Path) -> None:
    (course / "notebooks" / "00-listening.ipynb").write_text("{")

    [letter] = told(course)

    assert letter.startswith("notebooks/00-listening.ipynb:1: this is no notebook that can be read")


def test_a_figure_without_a_drawing_is_told(course: Path) -> None:
    (course / "data" / "charts" / "pie.yml").write_text(example(ROOT, Figure), encoding="utf-8")
    write_notebook(course, [*CELLS, 'course.chart("pie")'])

    assert told(course) == [
        "data/charts/pie.yml:2: this can't be drawn: no drawing has this name yet; "
        "add it as a module of course_lib/charts/"
    ]


def test_headings_in_a_code_fence_are_no_headings(course: Path) -> None:
    write_notebook(course, [*CELLS, "## A plan\n\n```\n# not a title\n```"])

    assert told(course) == []


def test_an_untidy_notebook_is_told(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace('"execution_count": null', '"execution_count": 3'))

    [letter] = told(course)

    assert "untidy; run `python -m course_lib tidy`" in letter


def test_a_notebook_that_says_another_lesson_is_told(course: Path) -> None:
    file = course / "notebooks" / "00-listening.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace('"lesson": "listening"', '"lesson": "later"'))

    assert 'must hold `"empathy_in_practice": {"lesson": "listening"}`' in told(course)[0]


def test_a_file_that_cannot_be_read_brings_its_own_letter_alone(course: Path) -> None:
    (course / "data" / "quizzes" / "last-look.yml").write_text("title: [\n")

    assert [letter.split(":")[0] for letter in told(course)] == ["data/quizzes/last-look.yml"]


def test_a_map_or_claims_that_cannot_be_read_bring_no_letters_about_everything(course: Path) -> None:
    (course / "data" / "course.yml").write_text("title: [\n")
    (course / "data" / "evidence" / "claims.yml").write_text("")

    assert [letter.split(":")[0] for letter in told(course)] == ["data/course.yml", "data/evidence/claims.yml"]


def test_two_items_that_ask_the_same_are_told_with_both_ids(course: Path) -> None:
    text = (course / "data" / "quizzes" / "first-look.yml").read_text(encoding="utf-8")
    (course / "data" / "quizzes" / "last-look.yml").write_text(
        text.replace("first-look", "last-look"), encoding="utf-8"
    )

    [letter] = told(course)

    assert "`last-look-first` asks nearly the same as `first-look-first` (100 of 100 alike)" in letter


def item(number: int) -> str:
    texts = [f"wrong one {'x' * number}", f"the right one is so much longer {'y' * number}", "another"]
    lines = "".join(
        f"      - text: {text}\n        feedback: f\n{'        correct: true' if place == 1 else ''}\n"
        for place, text in enumerate(texts)
    )
    word = "".join(chr(97 + (number * step) % 26) for step in (3, 5, 7, 11, 1)) * 3
    return f"  - id: item-{chr(97 + number)}\n    prompt: {word} {word[::-1]} {word[3:]}\n    options:\n{lines}"


def test_a_bank_that_can_be_guessed_is_told(course: Path) -> None:
    items = "".join(item(number) for number in range(24))
    file = course / "data" / "quizzes" / "first-look.yml"
    file.write_text(f"title: t\nintro: i\nitems:\n{items}", encoding="utf-8")

    letters = "\n".join(told(course))

    assert "a guesser that sees only the options' shape is right in 9" in letters
    assert "the right option is the longest in" in letters
    assert "at most 40% may be" in letters


def test_missing_author_packages_are_a_letter(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    monkeypatch.setitem(sys.modules, "rapidfuzz.fuzz", None)

    [letter] = told(course)

    assert 'needs the author\'s packages; install them with `pip install -e ".[author]"`' in letter


def test_a_cue_of_risk_without_its_mark_is_a_hint_and_no_error(course: Path) -> None:
    edit(course, "moments/the-drawer.yml", "What the client says", "There is a Phrase to\n  look for, says the client")

    found = check(course)

    assert [str(letter) for letter in found.letters] == []
    assert "“a phrase to look for” may be a cue of risk" in str(found.hints[0])

    edit(course, "moments/the-drawer.yml", "title:", "risk: true\ntitle:")

    assert check(course).hints == ()


# Ids are for ever ------------------------------------------------------------------------------------------------


def test_a_release_notes_every_id_once(course: Path) -> None:
    added = release(course)

    assert "items: first-look-first" in added
    assert "quizzes: first-look" in added
    assert "stages: looking-back-first" in added
    assert "sortings: four-replies" in added
    assert "orderings: three-steps" in added
    assert "steps: three-steps-third" in added
    assert "cards: four-replies-second" in added
    assert "codes: open-question" in added
    assert told(course) == []

    before = (course / "data" / "released.yml").read_text(encoding="utf-8")

    assert release(course) == []
    assert (course / "data" / "released.yml").read_text(encoding="utf-8") == before
    assert before.startswith("# The ids that learners' stored answers may name")


def test_a_course_with_letters_is_not_released(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(course, "moments/the-drawer.yml", "mireille", "mirelle")

    assert main(["released", "--course", str(course)]) == 1
    assert "there is no data/people/mirelle.yml" in capsys.readouterr().err
    assert (course / "data" / "released.yml").read_text() == "lessons: []\n"


def test_a_released_thing_that_has_vanished_is_told(course: Path) -> None:
    release(course)
    (course / "data" / "reflections" / "looking-back.yml").unlink()
    write_notebook(course, [cell for cell in CELLS if "looking-back" not in cell])

    letters = told(course)

    assert len(letters) == 2
    assert "reflections 1: `looking-back` was released and is gone" in letters[0]
    assert "stages 1: `looking-back-first` was released and is gone" in letters[1]
    assert letters[0].startswith(f"data/released.yml:{line_of(course, 'released.yml', '- looking-back')}: ")


def test_a_released_activity_may_leave_the_lessons_while_its_file_stays(course: Path) -> None:
    release(course)
    write_notebook(course, [cell for cell in CELLS if "looking-back" not in cell])

    assert told(course) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What does the client say", "What does the client mean"),
        ("A thing that a kind trainee might say.", "A thing that a kind trainee said."),
    ],
)
def test_a_released_item_that_means_something_else_is_told(course: Path, old: str, new: str) -> None:
    release(course)
    edit(course, "quizzes/first-look.yml", old, new)

    [letter] = told(course)

    assert letter.startswith(
        f"data/quizzes/first-look.yml:{line_of(course, 'quizzes/first-look.yml', '- id:')}: items 1"
    )
    assert "add a new item with a new id" in letter


def test_feedback_may_be_bettered_and_an_item_retired_after_release(course: Path) -> None:
    release(course)
    edit(course, "quizzes/first-look.yml", "What this answer opens", "What this answer may open")
    edit(course, "quizzes/first-look.yml", "    confidence: true", "    retired: true")

    assert told(course) == []


def test_an_item_s_meaning_is_its_question_its_answers_and_its_key() -> None:
    def one(prompt: str = "a", text: str = "b", right: int = 0, retired: bool = False) -> str:
        options = [{"text": text, "feedback": "f", "correct": right == 0}]
        options += [{"text": "c", "feedback": "f", "correct": right == 1}]
        return Item.model_validate({"id": "x", "prompt": prompt, "options": options, "retired": retired}).version()

    assert one() == one(retired=True) == one(prompt="a\n")
    assert len({one(), one(prompt="z"), one(text="z"), one(right=1)}) == 4


# The command ------------------------------------------------------------------------------------------------------


def run(course: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "course_lib", "check", "--course", str(course)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_command_prints_letters_and_fails_or_a_report_and_succeeds(course: Path) -> None:
    well = run(course)
    edit(course, "moments/the-drawer.yml", "mireille", "mirelle")
    edit(course, "course.yml", "needs: [listening]", "needs: [later]")
    ill = run(course)

    assert (well.returncode, ill.returncode) == (0, 1)
    assert well.stdout.startswith("All is well.")
    assert len(ill.stdout.splitlines()) == 2
    assert ill.stderr == "2 to mend.\n"


def test_a_place_without_a_course_is_a_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--course", str(tmp_path)]) == 1
    assert "there is no course to work on here" in capsys.readouterr().err


def test_this_course_is_clean() -> None:
    assert [str(letter) for letter in check(ROOT).letters] == []


def test_the_items_of_this_course_are_enough_to_judge() -> None:
    items = [item for _, _, item in Shelf(ROOT).items.values()]

    assert len(quality.choices(items)) >= quality.ENOUGH


def test_the_article_s_claims_are_counted_right() -> None:
    claims = Shelf(ROOT).only(Claims)

    assert claims
    assert len(claims.claims) == 52
    assert Shelf(ROOT).only(Codebook)
