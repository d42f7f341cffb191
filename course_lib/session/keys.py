"""What of the course has a key that an answer can be held against by itself."""

from __future__ import annotations

from course_lib.content.reader import Content
from course_lib.learner.first_and_latest import Exercise
from course_lib.learner.verdict import Keyed
from course_lib.models import (
    Claims,
    FeelingLab,
    Instrument,
    Ordering,
    Quiz,
    Rating,
    Sorting,
    Transcript,
    Worksheet,
)
from course_lib.scoring.worksheet import Filled


def keyed(content: Content) -> dict[str, Keyed]:
    """By id. What is asked in a form of the skill test is left out: its key is told at its end alone."""
    found = {item.id: Keyed(item, item.version()) for quiz in content.all(Quiz) for item in quiz.items}
    found |= {line.id: Keyed(line, line.version()) for lab in content.all(FeelingLab) for line in lab.lines}
    found |= {claim.id: Keyed(claim, claim.version()) for claim in content.only(Claims).claims}
    for rating in content.all(Rating):
        found |= {reply.id: Keyed(reply, rating.version_of(reply)) for reply in rating.replies}
    exercises: list[Exercise] = [*content.all(Transcript), *content.all(Sorting), *content.all(Ordering)]
    found |= {one.id: Keyed(one, one.version()) for one in exercises}
    for sheet in content.all(Worksheet):
        form = sheet.sheet
        filled = Filled(content.one(Instrument, form.instrument), form.answers) if form else None
        found |= {step.id: Keyed(step, sheet.version_of(step), filled) for step in sheet.steps}
    return found
