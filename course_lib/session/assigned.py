"""Activities of an assignment. Its questions and answers lie in the folder of its notebook, where its kernel runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from course_lib import paths
from course_lib.activities.frame.frame import Activity
from course_lib.charts import tables
from course_lib.models import Instrument, Units
from course_lib.scoring.worksheet import Filled
from course_lib.session.exercises import Exercises, coach

if TYPE_CHECKING:
    from course_lib.models.question_sheet import Question


@dataclass(frozen=True)
class Assigned(Exercises):
    """What is handed in, beside the exercises of lessons."""

    def graded(self, name: str) -> Activity:
        from course_lib.activities.graded.graded import GradedActivity
        from course_lib.activities.graded.own_data import OwnDataActivity
        from course_lib.activities.graded.session import SessionActivity
        from course_lib.activities.graded.sharing import SharingActivity
        from course_lib.activities.graded.working import WorkingActivity
        from course_lib.learner import question_sheet

        folder = Path.cwd()
        frame = self._frame(record=question_sheet.answers(folder))
        question = question_sheet.question(folder, name)
        match question.kind:
            case "session":
                return SessionActivity(question, coach, frame)
            case "own-data":
                return OwnDataActivity(question, frame, self.student, tables.own)
            case "work":
                return WorkingActivity(question, frame, self._filled(question), partial(tables.of_question, question))
            case "hypotheses":
                return SharingActivity(question, self.content.only(Units), frame)
        return GradedActivity(question, self._codes(), frame)

    def submission(self) -> Activity:
        from course_lib.activities.submission.submission import SubmissionActivity
        from course_lib.learner import question_sheet

        folder = Path.cwd()
        sheet, answers = question_sheet.sheet(folder), question_sheet.answers(folder)
        frame, course = self._frame(record=answers), paths.fetched_from(folder)
        return SubmissionActivity(sheet, folder, paths.handed_in(), frame, course)

    def _filled(self, question: Question) -> Filled | None:
        sheet = question.filled
        return None if sheet is None else Filled(self.content.one(Instrument, sheet.instrument), sheet.answers)
