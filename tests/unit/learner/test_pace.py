"""About how many minutes of a lesson are left."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean
from typing import TypeVar

import pytest

from course_lib import paths
from course_lib.authoring.minutes_by_verb import RULES
from course_lib.content.reader import FILES, Content
from course_lib.kinds import VERBS
from course_lib.learner.outline import LessonOutline, OutlinedActivity, outlines
from course_lib.learner.pace import PART, WHOLE, minutes_left, weight
from course_lib.models import Claims, Lesson, Model

M = TypeVar("M", bound=Model)
LESSON = Lesson(id="one", title="One", minutes=60)
#: A quiz of five, a reply of the same weight as six of its questions, and an hour's talk that is for another day.
QUIZ = OutlinedActivity("quiz", "quiz", ("a", "b", "c", "d", "e"))
REPLY = OutlinedActivity("reply", "respond", ())
LATER = OutlinedActivity("later", "talk", (), another_day=True)
OUTLINE = LessonOutline(LESSON, (QUIZ, REPLY, LATER))


def test_before_anything_is_done_all_of_the_stated_minutes_are_left() -> None:
    assert minutes_left(OUTLINE, []) == 60


def test_when_all_is_done_none_are_left_whatever_waits_for_another_day() -> None:
    assert minutes_left(OUTLINE, ["quiz", "reply"]) == 0


@pytest.mark.parametrize("answered", [["quiz"], ["a", "b", "c", "d", "e"]])
def test_what_takes_longer_weighs_more(answered: list[str]) -> None:
    assert minutes_left(OUTLINE, answered) == 35  # 60 * 7 / 13, by fives


def test_a_quiz_half_done_counts_by_its_questions() -> None:
    assert minutes_left(OUTLINE, ["reply", "a", "b", "c", "d"]) == 6  # 60 / 13 * 1.2, told by the minute


def test_where_a_few_of_the_parts_will_do_the_others_leave_nothing() -> None:
    drill = OutlinedActivity("drill", "drill", ("a", "b", "c"), enough=2)

    assert minutes_left(LessonOutline(LESSON, (drill,)), ["a", "b"]) == 0
    assert minutes_left(LessonOutline(LESSON, (drill,)), ["a"]) == 30


def test_a_lesson_with_nothing_to_do_has_nothing_left() -> None:
    assert minutes_left(LessonOutline(LESSON, ()), []) == 0


def test_the_weights_are_those_of_the_authors_estimates() -> None:
    content = Content(paths.data())

    def look(shape: type[M], name: str = "") -> M | None:
        return content.only(shape) if shape in FILES else content.one(shape, name)

    claims: dict[str, Model] = {one.id: one for one in content.only(Claims).claims}
    weighed, estimated = defaultdict(list), defaultdict(list)
    for one in (one for outline in outlines(content) for one in outline.activities):
        model = VERBS[one.verb].model
        thing = content.one(model, one.id) if model else claims[one.id]
        weighed[one.verb].append(weight(one))
        estimated[one.verb].append(RULES[one.verb](thing, look) / 60)

    assert set(weighed) == {*PART, *WHOLE}
    for verb, minutes in estimated.items():
        assert mean(weighed[verb]) == pytest.approx(mean(minutes), rel=0.15, abs=0.2), verb
