"""The two forms held side by side: only where both are over, and never as an improvement that chance could make."""

from __future__ import annotations

import pytest

from course_lib.content.reader import load
from course_lib.learner.before_and_after import BeforeAndAfter, before_and_after
from course_lib.learner.record import Event
from course_lib.models import ChoiceVignette, Form
from tests.support.events import did
from tests.support.places import SAMPLES

FIRST = load(SAMPLES / "forms" / "ten-before.yml", Form)
SECOND = load(SAMPLES / "forms" / "ten-after.yml", Form)


def done(form: Form, right: int, wrong: int = 0, sure: float = 0.6) -> list[Event]:
    """A form gone through: so many choices right, so many not, and the others skipped."""
    events = []
    for number, one in enumerate(form.vignettes.values()):
        data = {}
        if isinstance(one, ChoiceVignette) and number < right + wrong:
            key = next(index for index, option in enumerate(one.options) if option.correct)
            picked = key if number < right else (key + 1) % len(one.options)
            data = {"picked": [picked], "confidence": sure}
        events.append(did(one.id, "answer" if data else "skip", data, version=one.version()))
    return events


def held(first: list[Event], second: list[Event]) -> BeforeAndAfter:
    found = before_and_after(SECOND, FIRST, first + second)
    assert found
    return found


def test_both_are_told_in_the_order_in_which_they_were_finished() -> None:
    found = held(done(FIRST, 2, 3, sure=0.8), done(SECOND, 4, 1))

    assert [(one.right, one.chosen) for one in (found.first, found.second)] == [(2, 5), (4, 5)]
    assert found.first.calibration is not None
    assert found.first.calibration.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("first", "second", "tells"),
    [
        ((2, 3), (4, 1), "too-few"),
        ((3, 2), (5, 0), "too-few"),
        ((0, 5), (4, 1), "more"),
        ((5, 0), (1, 4), "fewer"),
        ((0, 0), (5, 0), "nothing"),
    ],
)
def test_only_what_the_interval_leaves_out_is_told(first: tuple[int, int], second: tuple[int, int], tells: str) -> None:
    assert held(done(FIRST, *first), done(SECOND, *second)).tells == tells


def test_nothing_is_told_before_both_are_over() -> None:
    first, second = done(FIRST, 2, 3), done(SECOND, 4, 1)

    assert before_and_after(SECOND, FIRST, [*first, *second[:-1]]) is None
    assert before_and_after(SECOND, FIRST, [*first[:-1], *second]) is None
    assert before_and_after(SECOND, FIRST, second) is None


def test_the_form_that_was_finished_first_does_not_call_itself_the_later_one() -> None:
    events = [*done(FIRST, 2, 3), *done(SECOND, 4, 1)]

    assert before_and_after(FIRST, SECOND, events) is None
    turned = before_and_after(FIRST, SECOND, [*done(SECOND, 1, 0), *done(FIRST, 2, 0)])
    assert turned is not None
    assert (turned.first.right, turned.second.right) == (1, 2)
