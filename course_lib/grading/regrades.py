"""`empathy regrade`: a learner has asked for a mark to be looked at again, and what came of it.

A request comes by mail or by word, and is noted here with the points of that day; the answer is noted with the points
of its own. Both are lines that are added and never changed, and stand on the learner's page from the answer on.
Must not: change a mark. That is done where marks are given, before the answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import bank
from course_lib.grading.batch import desk, ledger, tables
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.rows import score
from course_lib.grading.batch.telling import ascii_safe
from course_lib.learner import account
from course_lib.learner.record import now

#: A request and an answer are read by both sides; what needs more room needs a talk.
MOST_WORDS = 200


@dataclass(frozen=True)
class Request:
    """What was asked and the points then; what was answered and the points then, once it was."""

    student: str
    item: str
    reason: str
    before: float
    answer: str = ""
    after: float | None = None


def read(trail: Path) -> dict[tuple[str, str], Request]:
    """By learner and item, the newest request of an assignment, which lies beside the `trail` of its desk."""
    found: dict[tuple[str, str], Request] = {}
    for said in ledger.read(_file(trail)):
        key = str(said.get("student")), str(said.get("item"))
        if said.get("did") == "asked":
            found[key] = Request(*key, str(said.get("reason")), float(said.get("points") or 0))
        elif said.get("did") == "answered" and key in found:
            found[key] = replace(found[key], answer=str(said.get("answer")), after=float(said.get("points") or 0))
    return found


def told(request: Request | None) -> str:
    """An answered request as the learner reads it under the item; an empty text where there is none."""
    if request is None or request.after is None:
        return ""
    changed = request.after != request.before
    points = f"went from {request.before:g} to {request.after:g}" if changed else f"stay {request.after:g}"
    return (
        f"<h4>You asked for this to be looked at again</h4><p>{escape(request.reason)}</p>"
        f"<p><strong>Answer:</strong> {escape(request.answer)}</p><p>Your points {points}.</p>"
    )


def regrade(root: Path, options: argparse.Namespace) -> list[str]:
    """Note a request or its answer, or tell all of an assignment. Raises ContentError, and then nothing was noted."""
    course, name, trail = Course.read(root), options.assignment, paths.marking(root) / options.assignment
    requests = read(trail)
    if options.student is None:
        return list(_listed(requests.values()))
    key = options.student, options.item
    points = _points(course, name, *key)
    request = requests.get(key)
    is_open = request is not None and request.after is None
    if options.answer is None:
        if is_open:
            raise _letter(name, "this was asked already and has no answer yet; answer it with --answer")
        did = {"did": "asked", "reason": _worded(name, options.reason, "--reason")}
    else:
        if not is_open:
            raise _letter(name, "nothing of theirs is open for this item; note what they ask with --reason")
        did = {"did": "answered", "answer": _worded(name, options.answer, "--answer")}
    about = {"at": now(), "by": account.name(), "student": options.student, "item": options.item, "points": points}
    with desk.alone(paths.marking(root), name):
        ledger.append(_file(trail), [about | did])
    if options.answer is None:
        return [
            f"Noted: {ascii_safe(options.student)}, {options.item}, {points:g} points.",
            "Look at it again where you mark; then say what came of it, with --answer.",
        ]
    before = request.before if request else points
    return [
        f"Answered: {ascii_safe(options.student)}, {options.item}, {before:g} points then, {points:g} now.",
        f"They read it in their feedback: empathy feedback {name}, then empathy release-feedback {name}",
    ]


def _listed(requests: Iterable[Request]) -> Iterable[str]:
    some = sorted(requests, key=lambda one: (one.after is not None, one.student, one.item))
    for one in some:
        state = "OPEN" if one.after is None else f"answered, {one.before:g} to {one.after:g}"
        yield f"{ascii_safe(one.student)}, {one.item}: {state}. {one.reason}"
    yield f"Requests: {len(some):,}. Open: {sum(one.after is None for one in some):,}."


def _points(course: Course, name: str, student: str, item: str) -> float:
    """What somebody has for an item today."""
    items = [one.id for one in bank.read(course.banks, name).items]
    if item not in items:
        raise _letter(name, f"the bank has no item {item!r}; it has: {', '.join(items)}")
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, name)
        held = tables.held(connection, outline, [student])[student]
    if held.marks(outline) is None:
        raise _letter(name, f"{ascii_safe(student)} isn't marked; mind the spelling, or run `empathy grade {name}`")
    grades: Mapping[str, Any] = {cell.name: held.grades[cell.id] for cell in outline.graded}
    return score(grades[item])


def _worded(name: str, words: str | None, option: str) -> str:
    text = " ".join((words or "").split())
    if not text or len(text.split()) > MOST_WORDS:
        raise _letter(name, f"write a sentence or two after {option}, and at most {MOST_WORDS} words")
    return text


def _letter(name: str, says: str) -> ContentError:
    return ContentError([Letter("empathy regrade", 1, name, says)])


def _file(trail: Path) -> Path:
    return trail.with_name(f"{trail.name}.regrades.jsonl")
