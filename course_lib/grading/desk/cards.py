"""What the page gets to show: plain data. A learner's words are text; what a bank says comes as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from course_lib.content.markdown import html
from course_lib.grading.desk.agreement import by_criterion
from course_lib.grading.desk.alike import alike
from course_lib.grading.desk.pile import Pile
from course_lib.grading.desk.trail import Marked, Reading
from course_lib.models.tasks.written import WrittenTask

DONE = ("marked", "score", "agree")


def item_card(item: WrittenTask) -> dict[str, Any]:
    """The question and its rubric, each criterion with its anchors from least to most."""
    return {
        "id": item.id,
        "title": item.title,
        "prompt": html(item.prompt),
        "points": item.points,
        "words": item.words,
        "rubric": [
            {
                "name": criterion.name,
                "anchors": [
                    {"points": anchor.points, "looks_like": html(anchor.looks_like)}
                    for anchor in sorted(criterion.anchors, key=lambda one: one.points)
                ],
            }
            for criterion in item.rubric
        ],
    }


def pile_card(pile: Pile, numbers: Mapping[str, int], marker: str, reading: Reading) -> dict[str, Any]:
    """How every reply of a marker's pile stands, by number, and how two markers agree once that may be known."""
    mine = sorted(pile.for_marker(marker, reading), key=lambda student: numbers[student])
    replies = [{"number": numbers[one], "state": pile.shown(one, marker, reading).state} for one in mine]
    knows = not any(pile.is_blind(marker, one, reading) for one in mine)
    apart = [{"number": numbers[one], "on": pile.apart(one), "agreed": _is_agreed(pile, one)} for one in mine]
    return {
        "replies": replies,
        "done": sum(one["state"] in DONE for one in replies),
        "compared": pile.has_compared(marker),
        "agreement": [asdict(one) for one in by_criterion(pile)] if knows else [],
        "apart": [one for one in apart if one["on"]] if knows else [],
        "waiting_for": [one for one in pile.second_markers() if one != marker and not pile.has_compared(one)],
    }


def reply_card(
    pile: Pile, numbers: Mapping[str, int], student: str, marker: str, reading: Reading, suggested: Sequence[str]
) -> dict[str, Any]:
    """One reply, how it stands, and what a marker may want to know of it."""
    reply, shown = pile.replies[student], pile.shown(student, marker, reading)
    others = {numbers[one]: other.text for one, other in pile.replies.items() if one != student}
    pair = None if pile.is_blind(marker, student, reading) else pile.pair(student)
    return {
        "number": numbers[student],
        "text": reply.text,
        "stale": reply.stale,
        "newer": reply.newer,
        "asked": pile.asked.get(student, "") if shown.state == "asked" else "",
        "changed": shown.changed,
        "state": shown.state,
        "points": [shown.points.get(criterion.name) for criterion in pile.item.rubric],
        "comment": shown.comment,
        "score": shown.score,
        "by": shown.by,
        "alike": alike(reply.text, others),
        "suggested": list(suggested),
        "pair": [_reading(pile, mark) for mark in pair] if pair else [],
        "agreed": _is_agreed(pile, student),
    }


def _reading(pile: Pile, mark: Marked) -> dict[str, Any]:
    points = [mark.points[criterion.name] for criterion in pile.item.rubric]
    return {"marker": mark.marker, "points": points, "score": sum(points), "comment": mark.comment}


def _is_agreed(pile: Pile, student: str) -> bool:
    return pile.last(student, "agreed") is not None
