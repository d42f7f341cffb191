"""What a reply earned on each criterion, as HTML for the learner's feedback.

An anchor's words are shown where the bank says so (`anchors_told`), and then only those of the anchor that was reached.
"""

from __future__ import annotations

from html import escape

from course_lib.content.markdown import html
from course_lib.grading.desk.trail import Marked
from course_lib.models.tasks.written import Criterion, WrittenTask


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
