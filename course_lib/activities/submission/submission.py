"""The end of an assignment: what is answered and what isn't, what was handed in, and the receipt of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.learner import handed_in, receipt
from course_lib.models.question_sheet import QuestionSheet


class SubmissionActivity(Activity):
    """Reads the assignment's folder whenever it is looked at, and `cache`, where nbgrader keeps what was handed in.

    `course` is the one that it was fetched from, or `*`.
    """

    def __init__(self, sheet: QuestionSheet, folder: Path, cache: Path, frame: Frame, course: str = "*") -> None:
        self._sheet, self._folder, self._cache, self._course = sheet, folder, cache, course
        title = frame.words["submission"]["title"].format(assignment=sheet.title)
        super().__init__("submission", {"title": title, "assignment": sheet.assignment}, {}, frame)

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
