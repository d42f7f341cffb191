"""What a reply earned on each criterion, and the answer to a request to look again, as HTML for the learner's feedback.

An anchor's words are shown where the bank says so (`anchors_told`), and then only those of the anchor that was reached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from course_lib.content.markdown import html
from course_lib.grading import second_look
from course_lib.grading.desk.pile import Pile
from course_lib.grading.desk.trail import Line, Marked, Trail
from course_lib.models.bank import Bank
from course_lib.models.tasks.written import Criterion, WrittenTask


@dataclass(frozen=True)
class Earned:
    """What was marked at the desk, of the written items of one assignment; and by learner and item what was asked."""

    items: Mapping[str, WrittenTask]
    lines: Sequence[Line]
    asked: Mapping[tuple[str, str], second_look.Request]

    @classmethod
    def read(cls, bank: Bank, trail: Path) -> Earned:
        """From the bank and the desk's trail, which need not be there."""
        items = {item.id: item for item in bank.items if isinstance(item, WrittenTask)}
        return cls(items, Trail(trail).lines() if items else (), second_look.read(trail))

    def told(self, name: str, student: str, score: float) -> str:
        """Points by criterion of one item, where they make up its `score`, and what was answered; or nothing."""
        item = self.items.get(name)
        mark = item and Pile(item, {}, {}, self.lines).counted(student, score)
        points = by_criterion(item, mark) if item and mark else ""
        return points + second_look.told(self.asked.get((student, name)))


def by_criterion(item: WrittenTask, mark: Marked) -> str:
    """A table with a row a criterion. Raises KeyError for a mark that lacks one."""
    said = '<th scope="col">Your reply…</th>' if item.anchors_told else ""
    head = f'<tr><th scope="col">What was looked at</th>{said}<th scope="col">Points</th></tr>'
    rows = "".join(_row(criterion, mark.points[criterion.name], told=item.anchors_told) for criterion in item.rubric)
    return f"<h4>Points by criterion</h4><table>{head}{rows}</table>"


def _row(criterion: Criterion, earned: float, *, told: bool) -> str:
    anchor = next(one for one in criterion.anchors if one.points == earned)
    said = f"<td>{html(anchor.looks_like)}</td>" if told else ""
    name = f'<th scope="row">{escape(criterion.name)}</th>'
    return f"<tr>{name}{said}<td>{earned:g} of {criterion.most():g}</td></tr>"
