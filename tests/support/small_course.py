"""A small course that is whole, for tests that break one thing in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from course_lib.authoring.check import check
from course_lib.authoring.home_page import CELL
from course_lib.authoring.manual import example
from course_lib.authoring.tidy import tidy
from course_lib.coach.origin import Origin
from course_lib.content.reader import FOLDERS, Content
from course_lib.models import (
    Attention,
    ClaimVerbs,
    CoachWords,
    Cue,
    Face,
    FeelingLab,
    Gate,
    Help,
    HouseVoice,
    Instrument,
    Lists,
    Meanings,
    Note,
    NoteWords,
    Ordering,
    Person,
    Quiz,
    Rating,
    Reflection,
    Rule,
    Scale,
    Sorting,
    Sources,
    Units,
    Worksheet,
)
from course_lib.paths import HOME
from tests.support.made_files import drill, filled, form, moment, quiz
from tests.support.places import ROOT

MAP = """\
title: A course
lessons:
  - id: listening
    title: Listening
    claims: [C01, C02]
    notebook: 00-listening.ipynb
    minutes: 65
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

SKILLS = """\
skills:
  - name: Listening
    objectives: [hearing]
    activities: [a-brow]
    verbs: [claim, code, cue, drill, face, feeling, order, pool, quiz, rate, respond, rewrite, sort, talk, work]
"""

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
    "# Listening\n\nSixty-five minutes.",
    "import course_lib as course",
    'course.safety("before-listening")',
    "course.review()",
    "## Hear",
    'course.quiz("first-look")',
    'course.respond("the-drawer")',
    'course.code("an-evening")',
    'course.sort("four-replies")',
    'course.rewrite("a-note")',
    'course.order("three-steps")',
    'course.rate("five-replies")',
    'course.face("a-face")',
    'course.cue("a-brow")',
    'course.feeling("a-shout")',
    'course.form("before")',
    'course.claim("C01")',
    'course.claim("C02")',
    'course.quiz("last-look")',
    'course.drill("a-drill")',
    'course.work("a-sum")',
    'course.reflect("looking-back")',
    'course.attend("a-minute")',
    "course.kept()",
    "## To carry away\n\nOne thing.",
    'course.closing("listening")',
    "## References\n\n"
    "- Author, A., & Other, B. (2018). A title. *A journal, 55(4), 1–12*. "
    "[https://doi.org/10.1000/example](https://doi.org/10.1000/example)",
]

#: After its title; the list is written by tidy.
HOME_CELLS = ["## Lessons", "import course_lib as course", "course.home()"]


#: What the coach's detectors would be after training on nothing. Their mark of origin comes when the course is written.
NOTHING: dict[str, Any] = {"unit": 1, "bias": [], "features": {}}
NUMBERS: dict[str, Any] = {
    **NOTHING | {"columns": [], "heat": 1, "sure": {}, "known": []},
    "faults": NOTHING | {"kinds": [], "faults": [], "veto": 1, "tell": 1},
    "owed": NOTHING | {"bias": 0, "gives": 1, "may_give": 1},
}


def claim(number: int) -> str:
    said = f"  - id: C{number:02}\n    section: S\n    claim: c\n    verdict: mixed\n    teach: t\n    lesson: "
    said += "listening\n" if number <= 2 else "later\n"
    card = "    card: {carries: association, why: w, fair: f, findings: [{says: s, source: author-2018}]}\n"
    return said + (card if number <= 2 else "")


def write_notebook(course: Path, cells: list[str]) -> None:
    _write_cells(course / "notebooks" / "00-listening.ipynb", cells, "listening")
    _write_cells(course / "notebooks" / HOME, ["# A course", *HOME_CELLS], "home", ["home", CELL])
    tidy(course)


def _write_cells(file: Path, cells: list[str], lesson: str, ids: Sequence[str] = ()) -> None:
    """Cells whose first ones have these ids; code is told from Markdown by how it begins."""
    made: list[dict[str, Any]] = [
        {
            "cell_type": "code" if text.startswith(("import", "course.", "x")) else "markdown",
            "id": name,
            "metadata": {},
            "source": text,
        }
        for text, name in zip_longest(cells, ids, fillvalue="")
    ]
    metadata = {"empathy_in_practice": {"lesson": lesson}}
    said = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    file.write_text(json.dumps(said), encoding="utf-8")


def write(course: Path) -> None:
    """Write the whole course into an empty folder."""
    data = course / "data"
    for folder in (*FOLDERS.values(), "evidence", "../notebooks"):
        (data / folder).mkdir(parents=True)
    shutil.copy(ROOT / "data" / "README.md", data)
    codes = "codes:\n" + "".join(
        f"  - {{id: {name}, name: a, family: oars, means: b, example: c}}\n"
        for name in ("open-question", "simple-reflection", "reflection")
    )
    files = {
        "course.yml": MAP,
        "skills.yml": SKILLS,
        "glossary.yml": "terms: []\n",
        "codes.yml": codes,
        "help.yml": example(ROOT, Help),
        "units.yml": example(ROOT, Units),
        "voice.yml": example(ROOT, HouseVoice),
        "coach/lists.yml": example(ROOT, Lists),
        "coach/rules/sends-into-the-fog.yml": filled(Rule),
        "coach/meanings.yml": example(ROOT, Meanings),
        "coach/words.yml": example(ROOT, CoachWords),
        "released.yml": "ids:\n  lessons: []\n",
        "reviews.yml": "reviews: []\n",
        "note-words.yml": example(ROOT, NoteWords),
        "notes/a-note.yml": filled(Note),
        "evidence/claims.yml": "claims:\n" + "".join(claim(number) for number in range(1, 53)),
        "evidence/sources.yml": example(ROOT, Sources),
        "evidence/verbs.yml": example(ROOT, ClaimVerbs),
        "people/mireille.yml": filled(Person),
        "quizzes/first-look.yml": filled(Quiz, quiz="first-look"),
        "quizzes/last-look.yml": quiz("last-look"),
        "moments/the-drawer.yml": moment(),
        "drills/a-drill.yml": drill(),
        "transcripts/an-evening.yml": TRANSCRIPT,
        "sortings/four-replies.yml": filled(Sorting, sorting="four-replies"),
        "ratings/five-replies.yml": filled(Rating, rating="five-replies", person="mireille"),
        "scales/your-scale.yml": filled(Scale),
        "instruments/a-measure.yml": filled(Instrument),
        "faces/a-face.yml": filled(Face, face="a-face"),
        "cues/a-brow.yml": filled(Cue, cue="a-brow", person="mireille"),
        "feelings/a-shout.yml": filled(FeelingLab, feeling="a-shout"),
        "forms/before.yml": form("before", "after"),
        "forms/after.yml": form("after", "before"),
        "orderings/three-steps.yml": filled(Ordering, ordering="three-steps"),
        "worksheets/a-sum.yml": filled(Worksheet).replace("how-exact", "how-near"),
        "reflections/looking-back.yml": filled(Reflection, reflection="looking-back"),
        "attention/a-minute.yml": filled(Attention),
        "gates/before-listening.yml": filled(Gate),
    }
    for name, text in files.items():
        (data / name).write_text(text, encoding="utf-8")
    numbers = {"trained_on": Origin.of(Content(data)).mark(), **NUMBERS}
    (data / "coach" / "model.json").write_text(json.dumps(numbers), encoding="utf-8")
    write_notebook(course, CELLS)


def told(course: Path) -> list[str]:
    return [str(letter) for letter in check(course).letters]


def edit(course: Path, name: str, old: str, new: str) -> None:
    file = course / "data" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(course: Path, name: str, text: str) -> int:
    rows = enumerate((course / "data" / name).read_text(encoding="utf-8").splitlines(), 1)
    return next(number for number, row in rows if text in row)


def assert_told_once(course: Path, name: str, says: str, row: str) -> None:
    """Exactly one letter says this, at the line of the file that holds `row`, if one is given."""
    letters = [letter for letter in told(course) if says in letter]
    assert len(letters) == 1, told(course)
    assert not row or letters[0].startswith(f"data/{name}:{line_of(course, name, row)}: ")
