"""Which answers count as tries of an item, and which don't."""

from __future__ import annotations

from datetime import UTC

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.attempts import attempts
from course_lib.models import Quiz
from tests.support.events import did


def test_answers_to_an_item_that_has_changed_are_no_attempts() -> None:
    item = Content(paths.data()).one(Quiz, "open-or-closed").items[0]
    version = item.version()
    events = [
        did(item.id, "answer", {"picked": [0]}, version=version),
        did(item.id, "answer", {"picked": [0]}, version="00000000"),
        did(item.id, "answer", {"picked": [99]}, version=version),
        did(item.id, "answer", {"text": "no choice"}, version=version),
    ]

    assert len(attempts(events, {item.id: item}, UTC)) == 1


def test_answers_of_a_practice_test_count_once_its_sitting_is_over_and_the_last_of_each() -> None:
    item = Content(paths.data()).one(Quiz, "open-or-closed").items[0]
    wrong = next(index for index, option in enumerate(item.options) if not option.correct)
    answered = [
        did("the-test", "begin", {"seed": "1"}),
        did(item.id, "test", {"picked": [0]}, version=item.version()),
        did(item.id, "test", {"picked": [wrong]}, version=item.version()),
    ]
    over = [*answered, did("the-test", "end")]
    begun_anew = [*over, did("the-test", "begin", {"seed": "2"}), did("the-test", "end")]
    tests = {"the-test": {item.id}}

    found = [attempts(events, {item.id: item}, UTC, tests) for events in (answered, over, begun_anew)]

    assert [[one.right for one in tries] for tries in found] == [[], [False], [False]]
    assert attempts(over, {item.id: item}, UTC) == []
