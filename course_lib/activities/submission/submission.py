"""The end of an assignment: what is answered, what was handed in, the receipt of it, and asking for a second look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner import handed_in, receipt
from course_lib.models import second_look
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Written
from course_lib.models.question_sheet import QuestionSheet


class SubmissionActivity(Activity):
    """Reads the assignment's folder whenever it is looked at, and `cache`, where nbgrader keeps what was handed in.

    `course` is the one that the assignment was fetched from, or `*`. What it records is why a question's mark should be
    looked at again, whatever version of the question it was.
    """

    records: ClassVar = {Act.SECOND_LOOK: Written}

    def __init__(self, sheet: QuestionSheet, folder: Path, cache: Path, frame: Frame, course: str = "*") -> None:
        self._sheet, self._folder, self._cache, self._course = sheet, folder, cache, course
        title = frame.words["submission"]["title"].format(assignment=sheet.title)
        card = {
            "title": title,
            "assignment": sheet.assignment,
            "questions": [{"id": one.id, "title": one.title} for one in sheet.items],
            "words": second_look.WORDS,
            "longest": second_look.LONGEST,
        }
        super().__init__("submission", card, dict.fromkeys([one.id for one in sheet.items], ""), frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if isinstance(answer, Written) and second_look.is_too_long(answer.text):
            raise ValueError(f"a request about {item} is too long")
        return {}

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "look":
            return super().perform(ask, data)
        page, asked = handed_in.standing(self._folder, self._sheet, self.record)
        now = receipt.substance(handed_in.files(self._folder))
        return {
            "questions": [asdict(one) for one in asked],
            "page": {
                "file": page.file,
                "saved": page.saved,
                "code": any(one.code_cell for one in self._sheet.items),
            },
            "receipts": [
                {
                    "learner": one.learner,
                    "written": one.written,
                    "at": one.at,
                    "code": one.code,
                    "answered": one.answered,
                    "same": one.substance == now,
                }
                for one in handed_in.handed_in(self._cache, self._sheet, self._course)
            ],
            "problems": self._problems(),
        }
