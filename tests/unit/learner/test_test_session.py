"""One session of a form: what counts, when it is over, what it came to."""

from __future__ import annotations

from typing import Any

import pytest

from course_lib.content.reader import load
from course_lib.learner import test_session
from course_lib.learner.record import Event
from course_lib.models import Form
from course_lib.models.acts import Act
from course_lib.models.answers import answer
from tests.support import events
from tests.support.places import SAMPLES

FORM = load(SAMPLES / "forms" / "ten-before.yml", Form)
IDS = list(FORM.vignettes)
CHOICES, WRITTEN = [one.id for one in FORM.choices], [one.id for one in FORM.written]
TEXT = {"text": "You wrote fragile on the towels."}


def did(item: str, act: str, version: str | None = None, **data: object) -> Event:
    return events.did(item, act, data, version=version or FORM.vignettes[item].version())


def pick(item: str, index: int = 0, sure: float = 0.6) -> Event:
    return did(item, "answer", picked=[index], confidence=sure)


def skip(*items: str) -> list[Event]:
    return [did(item, "skip") for item in items]


def all_but(*items: str) -> list[Event]:
    return skip(*(one for one in IDS if one not in items))


def test_nothing_done_is_nothing_counted() -> None:
    session = test_session.test_session(FORM, [])
    assert (session.done, session.over, dict(session.answers)) == (0, False, {})


def test_a_sitting_is_over_when_the_tenth_is_answered_or_skipped() -> None:
    acts = all_but(CHOICES[0])
    assert not test_session.test_session(FORM, acts).over
    assert test_session.test_session(FORM, [*acts, pick(CHOICES[0])]).over
    assert test_session.test_session(FORM, [*acts, *skip(CHOICES[0])]).over


def test_the_last_answer_before_the_end_counts() -> None:
    acts = [pick(CHOICES[0], 0), pick(CHOICES[0], 1), *all_but(CHOICES[0])]
    session = test_session.test_session(FORM, acts)
    assert session.answers[CHOICES[0]].stored()["picked"] == [1]


def test_after_the_end_nothing_changes_an_answer_or_a_skip() -> None:
    acts = [pick(CHOICES[0], 0), *all_but(CHOICES[0])]
    late = [pick(CHOICES[0], 1), *skip(CHOICES[0]), pick(CHOICES[1], 1)]
    assert test_session.test_session(FORM, [*acts, *late]) == test_session.test_session(FORM, acts)


def test_a_skip_takes_no_answer_away_and_an_answer_undoes_a_skip() -> None:
    session = test_session.test_session(FORM, [pick(CHOICES[0]), *skip(CHOICES[0], CHOICES[1]), pick(CHOICES[1])])
    assert (set(session.answers), session.skipped) == ({CHOICES[0], CHOICES[1]}, frozenset())


def test_a_draft_is_no_answer() -> None:
    assert test_session.test_session(FORM, [did(WRITTEN[0], "draft", **TEXT)]).done == 0


def test_an_answer_to_an_earlier_version_asks_anew_and_the_others_stand() -> None:
    old = did(CHOICES[0], "answer", "earlier", picked=[0], confidence=0.6)
    acts = [old, pick(CHOICES[1], 0), *all_but(CHOICES[0], CHOICES[1])]

    session = test_session.test_session(FORM, acts)

    assert (session.done, session.over) == (9, False)
    session = test_session.test_session(FORM, [*acts, pick(CHOICES[1], 1), pick(CHOICES[0], 1)])
    assert session.over
    assert [session.answers[one].stored()["picked"] for one in CHOICES[:2]] == [[1], [0]]


def test_a_damaged_line_and_somebody_elses_item_count_for_nothing() -> None:
    odd = [
        did(CHOICES[0], "answer", picked=[99], confidence=0.6),
        did(CHOICES[0], "answer", picked="0"),
        did(CHOICES[0], "answer"),
        did(WRITTEN[0], "placed", text="meets"),
        did("a-quiz-item", "answer", "v", picked=[0], confidence=1),
    ]
    assert test_session.test_session(FORM, odd).done == 0


def test_the_last_place_of_a_written_reply_counts_and_a_skipped_one_has_none() -> None:
    acts = [did(WRITTEN[0], "answer", **TEXT), *all_but(WRITTEN[0])]
    acts += [did(WRITTEN[0], "placed", quality="meets"), did(WRITTEN[0], "placed", quality="follows")]
    acts += [did(WRITTEN[1], "placed", quality="meets")]
    assert test_session.test_session(FORM, acts).placed == {WRITTEN[0]: "follows"}


def test_a_result_counts_right_ones_confidence_and_places() -> None:
    right = {one.id: next(n for n, option in enumerate(one.options) if option.correct) for one in FORM.choices}
    acts = [pick(CHOICES[0], right[CHOICES[0]], 0.8), pick(CHOICES[1], right[CHOICES[1]] - 1, 0.6)]
    acts += [did(WRITTEN[0], "answer", **TEXT), did(WRITTEN[1], "answer", **TEXT)]
    acts += all_but(*CHOICES[:2], *WRITTEN[:2])
    acts += [did(WRITTEN[0], "placed", quality="misses"), did(WRITTEN[1], "placed", quality="misses")]

    found = test_session.result(FORM, test_session.test_session(FORM, acts))

    assert (found.chosen, found.right, found.written) == (2, 1, 2)
    assert found.placed == {"misses": 2, "follows": 0, "meets": 0}
    assert found.calibration is not None
    assert found.calibration.brier == pytest.approx((0.2**2 + 0.6**2) / 2)
    assert found.calibration.confidence == pytest.approx(0.7)
    assert found.calibration.right == 0.5


def test_ten_skips_have_a_result_without_calibration() -> None:
    found = test_session.result(FORM, test_session.test_session(FORM, skip(*IDS)))
    assert (found.chosen, found.right, found.written, found.calibration) == (0, 0, 0, None)


def test_what_was_done_with_retired_vignettes_counts_no_more_and_hides_nothing_new() -> None:
    picked = FORM.choices[0].model_copy(update={"id": "old-choice", "retired": True})
    wrote = FORM.written[0].model_copy(update={"id": "old-reply", "retired": True})
    form = FORM.model_copy(update={"choices": (*FORM.choices, picked), "written": (*FORM.written, wrote)})
    before = [
        events.did(picked.id, "answer", {"picked": [0], "confidence": 1.0}, version=picked.version()),
        events.did(wrote.id, "answer", TEXT, version=wrote.version()),
        events.did(wrote.id, "placed", {"quality": "meets"}, version=wrote.version()),
    ]

    assert test_session.test_session(form, before) == test_session.test_session(FORM, [])
    acts = [pick(CHOICES[0]), *all_but(CHOICES[0])]
    session = test_session.test_session(form, [*before, *acts])
    assert session == test_session.test_session(FORM, acts)
    assert test_session.result(form, session) == test_session.result(FORM, session)


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        (CHOICES[0], "answer", {"picked": [0]}),  # how sure is always asked
        (CHOICES[0], "answer", {"picked": [0, 1], "confidence": 0.6}),
        (CHOICES[0], "answer", TEXT),
        (CHOICES[0], "draft", TEXT),
        (CHOICES[0], "placed", {"quality": "meets"}),
        (WRITTEN[0], "answer", {"text": "two words"}),
        (WRITTEN[0], "answer", {"text": "word " * 151}),
        (WRITTEN[0], "answer", {"picked": [0], "confidence": 0.6}),
        (WRITTEN[0], "first", TEXT),
    ],
)
def test_an_act_that_makes_no_sense_is_refused(item: str, act: str, data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"`{item}` can't take"):
        test_session.check(FORM.vignettes[item], Act(act), answer(data))


@pytest.mark.parametrize("words", [3, 150])
def test_three_words_and_a_hundred_and_fifty_are_a_reply(words: int) -> None:
    test_session.check(FORM.vignettes[WRITTEN[0]], Act.ANSWER, answer({"text": "word " * words}))
