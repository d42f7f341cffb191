"""Canvas' and Moodle's importers in small, after their sources: what a file would do there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from course_lib.grading.marks import Learner, Marks, Points

#: canvas-lms, lib/gradebook_importer.rb, NON_ASSIGNMENT_COLUMN_HEADERS.
TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
WHATS = ("name", "description", "points")
MOST = {"the-late-bus": 2.0, "a-reply": 6.0}


def learner(id: str, bus: float | None = None, reply: float | None = None, **about: Any) -> Learner:
    """Somebody who has handed in, unless no points are given; without points for the reply it waits for a person."""
    if bus is None:
        return Learner(id, **about)
    items = {"the-late-bus": Points(bus), "a-reply": Points(reply, waits=reply is None)}
    return Learner(id, handed_in=True, items=items, **about)


def marks(*learners: Learner) -> Marks:
    return Marks("listening-and-responding", MOST, learners)


@dataclass
class Done:
    """What an import did: scores by learner and assignment, scores cleared, and what was made anew."""

    scores: dict[tuple[str, str], str] = field(default_factory=dict)
    cleared: list[tuple[str, str]] = field(default_factory=list)
    created: list[str] = field(default_factory=list)


def canvas(text: str, there: Mapping[tuple[str, str], str], users: Mapping[str, tuple[str, str]]) -> Done:
    """Import into a course that has the scores `there`. `users`: by Canvas' number, the SIS id and the login."""
    done = Done(dict(there))
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert "Student" in head[0]
    assert "ID" in head[1]
    start, about = head.index("Section") + 1, [""] * len(head)
    for row in rows:
        if "Points Possible" in row[0]:
            about = row
            continue
        cells = dict(zip(head, row, strict=True))
        sis, login = cells["SIS User ID"], cells["SIS Login ID"]
        also = [user for user, names in users.items() if sis == names[0] or login == names[1]]
        named = cells["ID"] if cells["ID"] in users else "".join(also[:1])
        if not named:
            done.created.append(row[0])
        for column in range(start, len(head)):
            if TOTALS.search(head[column]) or re.search(r"read\s+only", about[column]):
                continue
            if not re.search(r" \(\d+\)$", head[column]):
                done.created.append(head[column])
            key, grade = (named, head[column]), row[column].strip()
            if grade in ("", "-"):
                if done.scores.pop(key, None) is not None:
                    done.cleared.append(key)
            else:
                done.scores[key] = grade
    return done


def moodle(text: str, mapped_from: str, column: str, users: set[str]) -> dict[str, float | None] | str:
    """Import grades of a course: what each learner has then, or why the whole import ended.

    As in Moodle, a line whose naming cell is empty belongs to the learner of the line before.
    """
    given: dict[str, float | None] = {}
    user = ""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if name := row[mapped_from].strip():
            if name not in users:
                return f"no user {name}"
            user = name
        if not user:
            return "no user"
        cell = row[column].strip()
        if cell in ("", "-"):
            given[user] = None
            continue
        if not re.fullmatch(r"-?\d+([.,]\d+)?", cell):
            return f"bad grade {cell}"
        if (grade := float(cell.replace(",", "."))) > 100:
            return f"too big {cell}"
        given[user] = grade
    return given


#: A criterion and, from best to least, the points and the description of its levels.
Levels = tuple[str, list[tuple[float, str]]]


def canvas_rubrics(content: bytes) -> dict[str, list[Levels]] | str:
    """Import rubrics: those that there are then, each a draft, or why the import failed.

    After canvas-lms, lib/rubric_csv_importer.rb and app/models/rubric_import.rb: the names of columns are looked for as
    they are, a level without a name is passed over, levels are sorted by points, and a title that is too long is lost.
    """
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    places = [[at for at, title in enumerate(head) if f"rating {what}" in title.lower()] for what in WHATS]
    found: dict[str, list[Levels]] = {}
    for row in rows:
        cells = dict(zip(head, row, strict=False))
        levels = [
            (round(float(row[points].replace(",", ".")), 2), row[described].strip())
            for name, described, points in zip(*places, strict=True)
            if name < len(row) and row[name]
        ]
        if not cells.get("Rubric Name"):
            return "Missing 'Rubric Name' in some rows."
        if not cells.get("Criteria Name"):
            return "Missing 'Criteria Name'"
        if not levels:
            return "Missing ratings"
        if len(cells["Rubric Name"]) <= 255:
            ordered = sorted(levels, key=lambda level: -level[0])
            found.setdefault(cells["Rubric Name"], []).append((cells["Criteria Name"].strip(), ordered))
    return found or "The file is empty or does not contain valid rubric data."
