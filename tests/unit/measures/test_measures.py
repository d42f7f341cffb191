"""Agreement, calibration and talk, against known values and an independent library."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, cohen_kappa_score

from course_lib.measures.agreement import Agreement, agreement, cohen_kappa, first_ratings, weighted_kappa
from course_lib.measures.calibration import calibration
from course_lib.measures.talk import words_after
from course_lib.models import Code, Transcript

LABELS = st.sampled_from(["open", "closed", "reflection", "advice"])


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=40))
def test_kappa_is_the_same_as_scikit_learns(pairs: list[tuple[Any, Any]]) -> None:
    ours, theirs = zip(*pairs, strict=True)
    found = cohen_kappa(ours, theirs)
    if found is None:
        assert len({*ours, *theirs}) == 1
    else:
        assert found == pytest.approx(cohen_kappa_score(ours, theirs))


def test_kappa_of_cohens_kind_of_table_is_worked_by_hand() -> None:
    # 10 units, 8 agreed; shares (6, 4) and (6, 4): chance .52, kappa (.8 - .52) / .48
    ours = ["a"] * 5 + ["b"] * 3 + ["a", "b"]
    theirs = ["a"] * 5 + ["b"] * 3 + ["b", "a"]
    assert cohen_kappa(ours, theirs) == pytest.approx(0.28 / 0.48)


def test_kappa_has_no_value_without_units_or_with_one_label_only() -> None:
    assert cohen_kappa([], []) is None
    assert cohen_kappa(["a", "a"], ["a", "a"]) is None


def test_kappa_refuses_codings_of_different_length() -> None:
    with pytest.raises(ValueError, match="one length"):
        cohen_kappa(["a"], [])


LEVELS = st.integers(1, 5)


@pytest.mark.parametrize("weights", ["quadratic", "linear"])
@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=40))
def test_weighted_kappa_is_the_same_as_scikit_learns(
    weights: Literal["quadratic", "linear"], pairs: list[tuple[Any, Any]]
) -> None:
    ours, theirs = zip(*pairs, strict=True)
    found = weighted_kappa(ours, theirs, weights)
    if found is None:
        assert len({*ours, *theirs}) == 1
    else:
        # scikit-learn measures distance in places of its list of labels, so it needs the whole scale
        assert found == pytest.approx(cohen_kappa_score(ours, theirs, weights=weights, labels=[1, 2, 3, 4, 5]))


def test_weighted_kappa_of_a_small_table_is_worked_by_hand() -> None:
    # squared distances 0, 0, 1, 4: mean 1.25; of all 16 pairs, four with 1 sum to 14 and twelve with 2 to 18: mean 2
    assert weighted_kappa([1, 2, 3, 4], [1, 2, 2, 2]) == pytest.approx(1 - 1.25 / 2)
    # plain distances 0, 0, 1, 2: mean .75; of all pairs, those with 1 sum to 6 and those with 2 to 12: mean 18 / 16
    assert weighted_kappa([1, 2, 3, 4], [1, 2, 2, 2], "linear") == pytest.approx(1 - 0.75 / 1.125)


def test_weighted_kappa_has_no_value_without_units_or_on_one_level_and_refuses_other_lengths() -> None:
    assert weighted_kappa([], []) is None
    assert weighted_kappa([3, 3], [3, 3]) is None
    with pytest.raises(ValueError, match="one length"):
        weighted_kappa([1], [])


KEYS = {"one": 3, "two": 1, "three": 5}


def test_the_first_rating_of_a_reply_counts_and_a_second_one_does_not_replace_it() -> None:
    rated = [("one", 2), ("two", 1), ("one", 3), ("two", 4)]
    assert first_ratings(KEYS, rated) == {"one": 2, "two": 1}


def test_a_first_rating_that_differs_counts_only_after_the_second() -> None:
    assert first_ratings(KEYS, [("one", 2), ("two", 1)]) == {"two": 1}
    assert first_ratings(KEYS, [("one", 2), ("two", 1), ("one", 2)]) == {"one": 2, "two": 1}


def test_what_no_rating_asks_any_more_is_left_out() -> None:
    assert first_ratings(KEYS, [("gone", 2), ("gone", 2)]) == {}


def test_agreement_counts_the_same_level_the_one_beside_it_and_the_lean() -> None:
    found = agreement(KEYS, {"one": 3, "two": 2, "three": 3})
    assert found is not None
    assert found == Agreement(n=3, same=1, near=2, kappa=None, lean=found.lean)
    assert found.lean == pytest.approx(-1 / 3)
    assert agreement(KEYS, {}) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ([1, 2, 3, 4, 1, 2, 3, 4], [1, 2, 3, 4, 1, 2, 3, 3], True),
        ([1, 2, 3, 4, 1, 2, 3], [1, 2, 3, 4, 1, 2, 2], False),  # seven
        ([1, 2, 3, 4, 1, 2, 3, 4], [3] * 8, False),  # the learner says three each time
        ([3] * 8, [1, 2, 3, 4, 1, 2, 3, 4], False),
    ],
)
def test_weighted_kappa_is_told_from_eight_ratings_on_two_levels_on(
    ours: list[int], theirs: list[int], told: bool
) -> None:
    names = [chr(97 + index) for index in range(len(ours))]
    found = agreement(dict(zip(names, ours, strict=True)), dict(zip(names, theirs, strict=True)))
    assert found is not None
    assert found.kappa == (pytest.approx(weighted_kappa(ours, theirs)) if told else None)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_the_brier_score_is_the_same_as_scikit_learns(answers: list[tuple[float, bool]]) -> None:
    found = calibration(answers)
    assert found is not None
    expected = brier_score_loss([right for _, right in answers], [p for p, _ in answers], pos_label=True)
    assert found.brier == pytest.approx(expected)


def test_always_saying_half_gives_a_quarter() -> None:
    found = calibration([(0.5, True), (0.5, False), (0.5, False)])
    assert found is not None
    assert found.brier == 0.25


def test_the_gap_is_positive_for_the_over_confident() -> None:
    found = calibration([(1.0, False), (0.8, True)])
    assert found is not None
    assert found.gap == pytest.approx(0.4)
    assert found.fit == "over"


@pytest.mark.parametrize(("sure", "fit"), [(0.59, "calibrated"), (0.61, "over"), (0.41, "calibrated"), (0.39, "under")])
def test_confidence_fits_where_it_is_less_than_a_tenth_from_the_share_right(sure: float, fit: str) -> None:
    found = calibration([(sure, True), (sure, False)])
    assert found is not None
    assert found.fit == fit


@pytest.mark.parametrize(
    ("levels", "leaning"), [((3, 2), None), ((3, 2, 1), "even"), ((4, 2, 1), "higher"), ((2, 2, 1), "lower")]
)
def test_a_lean_is_told_from_three_ratings_on_and_from_a_quarter_of_a_level(
    levels: tuple[int, ...], leaning: str | None
) -> None:
    names = ["one", "two", "three"][: len(levels)]
    found = agreement({"one": 3, "two": 2, "three": 1}, dict(zip(names, levels, strict=True)))
    assert found is not None
    assert found.leaning == leaning


def test_no_answers_have_no_calibration_and_odd_confidence_is_refused() -> None:
    assert calibration([]) is None
    with pytest.raises(ValueError, match="0 to 1"):
        calibration([(80, True)])


def test_client_words_are_counted_after_each_turn_without_what_is_only_seen() -> None:
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
