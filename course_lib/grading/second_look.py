"""A learner asks for a mark to be looked at again: what was asked, the points then, what was answered, the points then.

Requests come with what is handed in, or by mail or word. All are lines that are added to one file of the assignment and
never changed.
Must not: change a mark, or know where marks are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from course_lib.grading.batch import ledger
from course_lib.learner.record import now
from course_lib.models.second_look import WORDS, is_too_long


@dataclass(frozen=True)
class Request:
    """What was asked and the points then; what was answered and the points then, once it was.

    `own`: the last that the learner wrote by their own hand; empty where all of it was noted for them.
    """

    student: str
    item: str
    reason: str
    before: float
    answer: str = ""
    after: float | None = None
    own: str = ""

    @property
    def is_open(self) -> bool:
        return self.after is None


def read(trail: Path) -> dict[tuple[str, str], Request]:
    """By learner and item, the newest request of an assignment, which lies beside the `trail` of its desk.

    Other words before the answer take the place of those before; the points stay those of the first.
    """
    found: dict[tuple[str, str], Request] = {}
    for said in ledger.read(_file(trail)):
        key = str(said.get("student")), str(said.get("item"))
        if said.get("did") == "asked":
            reason, known = str(said.get("reason")), found.get(key)
            points = known.before if known and known.is_open else float(said.get("points") or 0)
            own = reason if said.get("own") else known.own if known else ""
            found[key] = Request(*key, reason, points, own=own)
        elif said.get("did") == "answered" and key in found:
            found[key] = replace(found[key], answer=str(said.get("answer")), after=float(said.get("points") or 0))
    return found


def ask(trail: Path, student: str, item: str, reason: str, points: float, by: str) -> None:
    """Note what was asked, with the points of this moment. Raises ValueError where it may not be, OSError."""
    request = read(trail).get((student, item))
    if request and request.is_open:
        raise ValueError("this was asked already and has no answer yet; answer it first")
    asked = Request(student, item, worded(reason), points)
    ledger.append(_file(trail), [_line(by, asked, did="asked", reason=asked.reason, points=points)])


def take_in(trail: Path, asked: Iterable[Request]) -> list[Request]:
    """Note what learners ask by their own hand, and return what of it is new. Raises OSError.

    The same words again are nothing new, also after the answer; other words are, and open it once more.
    """
    known = read(trail)
    new = [one for one in asked if one.reason not in _said(known.get((one.student, one.item)))]
    lines = [_line(one.student, one, did="asked", own=True, reason=one.reason, points=one.before) for one in new]
    ledger.append(_file(trail), lines)
    return new


def _said(request: Request | None) -> tuple[str, ...]:
    """The words that are in the trail already."""
    return (request.reason, request.own) if request else ()


def answer(trail: Path, student: str, item: str, says: str, points: float, by: str) -> Request:
    """Note the answer, with the points of this moment. Raises ValueError where nothing is open, OSError."""
    request = read(trail).get((student, item))
    if request is None or not request.is_open:
        raise ValueError("nothing of theirs is open for this item; note what they ask first")
    text = worded(says)
    ledger.append(_file(trail), [_line(by, request, did="answered", answer=text, points=points)])
    return replace(request, answer=text, after=points)


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


def worded(words: str | None) -> str:
    """The words in one line. Raises ValueError where there are none, or more than anybody has to read."""
    text = " ".join((words or "").split())
    if not text or is_too_long(text):
        raise ValueError(f"write a sentence or two, and at most {WORDS[1]} words")
    return text


def _line(by: str, request: Request, **said: str | float) -> dict[str, Any]:
    return {"at": now(), "by": by, "student": request.student, "item": request.item, **said}


def _file(trail: Path) -> Path:
    return trail.with_name(f"{trail.name}.regrades.jsonl")
