"""A record of some days ago, so that there is something to review and some progress to see."""

from __future__ import annotations

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Quiz
from tests.support.events import keep


def missed_before(record: Record) -> None:
    """Twelve questions of lesson 05, answered three days ago; the first two were missed."""
    quizzes = [Content(paths.data()).one(Quiz, name) for name in ("open-or-closed", "roadblocks", "listening-check")]
    items = [item for quiz in quizzes for item in quiz.items if item.kind == "choice"][:12]
    for number, item in enumerate(items):
        picked = [index for index, option in enumerate(item.options) if option.correct == (number > 1)][:1]
        sure = (0.6, 0.8, 1.0)[number % 3]
        keep(record, item.id, "answer", {"picked": picked, "confidence": sure}, version=item.version())
