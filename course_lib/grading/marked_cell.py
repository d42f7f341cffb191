"""What stands under the cell of a marked item: question and answer, why these points, and what is for the marker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from course_lib.grading import again, page
from course_lib.grading.marking import Marked
from course_lib.grading.suggestion import suggestion
from course_lib.models.bank import BankItem

#: In an output's metadata: whom it is for. Feedback keeps what is marked for the learner and nothing else.
FOR = "empathy_for"


def outputs(item: BankItem, marked: Marked, remarks: Iterable[str], student: str) -> list[dict[str, Any]]:
    """The outputs of the item's cell, as a notebook holds them; `remarks` are for the marker of `student`'s work."""
    mark, given = marked.marks[item.id], marked.answers.get(item.id)
    shown = [output(page.question(item, marked.answers, marked.code), "learner")]
    shown += [output(why, "learner")] if (why := page.marking(mark) + again.told(item)) else []
    told = page.for_marker(item, remarks, student=student, suggestion=suggestion(item, given), given=given, mark=mark)
    return [*shown, output(told, "marker")] if told else shown


def output(block: str, reader: str) -> dict[str, Any]:
    """A block of HTML as an output of a cell, for the `learner` or the `marker`; its keys in order, as in files."""
    return {"data": {"text/html": block}, "metadata": {FOR: reader}, "output_type": "display_data"}
