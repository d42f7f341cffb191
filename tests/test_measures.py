"""Agreement, calibration and talk, against known values and an independent library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, cohen_kappa_score

from course_lib.measures.agreement import cohen_kappa
from course_lib.measures.calibration import calibration
from course_lib.measures.talk import words_after
from course_lib.models import Code, Transcript

LABELS = st.sampled_from(["open", "closed", "reflection", "advice"])


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=40))
def test_kappa_is_the_same_as_scikit_learns(pairs):
    ours, theirs = zip(*pairs, strict=True)
    found = cohen_kappa(ours, theirs)
    if found is None:
        assert len({*ours, *theirs}) == 1
    else:
        assert found == pytest.approx(cohen_kappa_score(ours, theirs))


def test_kappa_of_cohens_kind_of_table_is_worked_by_hand():
    # 10 units, 8 agreed; shares (6, 4) and (6, 4): chance .52, kappa (.8 - .52) / .48
    ours = ["a"] * 5 + ["b"] * 3 + ["a", "b"]
    theirs = ["a"] * 5 + ["b"] * 3 + ["b", "a"]
    assert cohen_kappa(ours, theirs) == pytest.approx(0.28 / 0.48)


def test_kappa_has_no_value_without_units_or_with_one_label_only():
    assert cohen_kappa([], []) is None
    assert cohen_kappa(["a", "a"], ["a", "a"]) is None


def test_kappa_refuses_codings_of_different_length():
    with pytest.raises(ValueError, match="one length"):
        cohen_kappa(["a"], [])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_the_brier_score_is_the_same_as_scikit_learns(answers):
    found = calibration(answers)
    assert found is not None
    expected = brier_score_loss([right for _, right in answers], [p for p, _ in answers], pos_label=True)
    assert found.brier == pytest.approx(expected)


def test_always_saying_half_gives_a_quarter():
    found = calibration([(0.5, True), (0.5, False), (0.5, False)])
    assert found is not None
    assert found.brier == 0.25


def test_the_gap_is_positive_for_the_over_confident():
    found = calibration([(1.0, False), (0.8, True)])
    assert found is not None
    assert found.gap == pytest.approx(0.4)


def test_no_answers_have_no_calibration_and_odd_confidence_is_refused():
    assert calibration([]) is None
    with pytest.raises(ValueError, match="0 to 1"):
        calibration([(80, True)])


def test_client_words_are_counted_after_each_turn_without_what_is_only_seen():
    codes = {"open-question": Code(id="open-question", name="Open question", family="oars", means="m", example="e")}
    talk = Transcript.model_validate(
        {
            "id": "a-talk",
            "title": "A talk",
            "person": "ruth",
            "intro": "i",
            "codes": ["open-question", "advice"],
            "turns": [
                {"speaker": "client", "text": "This is before."},
                {"speaker": "counsellor", "text": "What then?", "code": "open-question", "reason": "r"},
                {"speaker": "client", "text": "[looks away] Well, three words."},
                {"speaker": "client", "text": "And more."},
                {"speaker": "counsellor", "text": "What else?", "code": "open-question", "reason": "r"},
            ],
        }
    )
    assert [row["words"] for row in words_after(talk, codes)] == [5, 0]
