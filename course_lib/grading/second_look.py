"""A learner asks for a mark to be looked at again: what was asked, the points then, what was answered, the points then.

Requests come by mail or by word. Both are lines that are added to one file of the assignment and never changed.
Must not: change a mark, or know where marks are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from course_lib.grading.batch import ledger
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

    @property
    def is_open(self) -> bool:
        return self.after is None


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


def ask(trail: Path, student: str, item: str, reason: str, points: float, by: str) -> None:
    """Note what was asked, with the points of this moment. Raises ValueError where it may not be, OSError."""
    request = read(trail).get((student, item))
    if request and request.is_open:
        raise ValueError("this was asked already and has no answer yet; answer it first")
    _append(trail, by, student, item, {"did": "asked", "reason": worded(reason), "points": points})


def answer(trail: Path, student: str, item: str, says: str, points: float, by: str) -> Request:
    """Note the answer, with the points of this moment. Raises ValueError where nothing is open, OSError."""
    request = read(trail).get((student, item))
    if request is None or not request.is_open:
        raise ValueError("nothing of theirs is open for this item; note what they ask first")
    text = worded(says)
    _append(trail, by, student, item, {"did": "answered", "answer": text, "points": points})
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
    """The words in one line. Raises ValueError where there are none, or more than `MOST_WORDS`."""
    text = " ".join((words or "").split())
    if not text or len(text.split()) > MOST_WORDS:
        raise ValueError(f"write a sentence or two, and at most {MOST_WORDS} words")
    return text


def _append(trail: Path, by: str, student: str, item: str, did: Mapping[str, Any]) -> None:
    ledger.append(_file(trail), [{"at": now(), "by": by, "student": student, "item": item, **did}])


def _file(trail: Path) -> Path:
    return trail.with_name(f"{trail.name}.regrades.jsonl")
