"""The work in a submission, all that marking reads of it: two with the same work earn the same marks. Pure.

What else may differ: drafts, requests for a second look, outputs, an empty cell that a run left behind, an answer that
was changed and put back. In doubt two differ: a question sheet, a notebook's text or a damaged line that isn't the same
is enough.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from course_lib.grading import answer_lines, submission
from course_lib.grading.collecting import notebook
from course_lib.grading.collecting.refused import Refused
from course_lib.learner.question_sheet import ANSWERS, QUESTIONS
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.question_sheet import QuestionSheet

#: In bytes, of answers. So much is compared in a few seconds; nobody who only asks has more.
LARGEST = 8_000_000
#: By item, the version that was answered and the answer.
Answers = Mapping[str, tuple[str, Answer]]


@dataclass(frozen=True)
class Work:
    """`counted` are the answers that count by the sheet that was released; `last` the last of all, whatever they are: a
    bank that was changed since may take others of them.
    """

    counted: Answers
    last: Answers
    remarks: list[str]
    notebooks: Mapping[str, Any]
    sheet: bytes


def same(one: Mapping[str, bytes], other: Mapping[str, bytes], released: QuestionSheet) -> bool:
    """Whether two have the same work. In doubt they haven't."""
    if any(sum(len(files[path]) for path in answer_files(files)) > LARGEST for files in (one, other)):
        return False
    try:
        return of(one, released) == of(other, released)
    except Refused:
        return False


def of(files: Mapping[str, bytes], released: QuestionSheet) -> Work:
    """The work in the files of a submission or of a copy, by path. Raises Refused for a notebook too long to mark."""
    remarks: list[str] = []
    events = answer_lines.read(answer_files(files), files.__getitem__, remarks)
    return Work(
        _given(submission.counted(events, released)),
        _given({event.item: event for event in events if event.act is Act.ANSWER}),
        remarks,
        {path: _cells(data) for path, data in files.items() if data and path.endswith(".ipynb")},
        files.get(QUESTIONS, b""),
    )


def answer_files(files: Mapping[str, bytes]) -> list[str]:
    """The paths of those that hold answers."""
    return [path for path in files if path.startswith(f"{ANSWERS}/")]


def _given(last: Mapping[str, Event]) -> Answers:
    return {item: (event.version, event.answer) for item, event in last.items()}


def _cells(data: bytes) -> Any:
    """What collecting keeps of a notebook's cells, without their numbers and those with nothing in them."""
    kept = notebook.stripped(data)
    if kept is None:
        return data
    cells = [(cell["cell_type"], cell["metadata"], cell["source"]) for cell in json.loads(kept)["cells"]]
    return [cell for cell in cells if cell[1] or cell[2].strip()]
