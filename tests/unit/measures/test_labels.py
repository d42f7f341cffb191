"""What was found of each label, by hand and beside scikit-learn."""

from __future__ import annotations

import random

import pytest
from sklearn.metrics import f1_score

from course_lib.measures.labels import Found, by_label, together


def test_the_worked_example_is_three_of_four_found_and_two_others_called_so() -> None:
    key = ["reflection"] * 4 + ["advice"] * 3
    coded = ["reflection"] * 3 + ["advice"] + ["reflection"] * 2 + ["advice"]

    found = by_label(key, coded)

    assert found["reflection"] == Found(hits=3, there=4, called=5)
    assert found["reflection"].others == 2
    assert found["reflection"].f1 == pytest.approx(6 / 9)
    assert found["advice"] == Found(hits=1, there=3, called=2)


def test_it_is_one_for_all_and_nothing_else_and_nothing_for_a_label_that_neither_has() -> None:
    assert {one.f1 for one in by_label(["a", "b", "a"], ["a", "b", "a"]).values()} == {1}
    assert by_label(["a"], ["b"])["b"] == Found(0, 0, 1)
    assert by_label(["a"], ["b"])["b"].f1 == 0
    assert Found(0, 0, 0).f1 is None


def test_labels_told_together_are_as_one() -> None:
    assert together([Found(1, 1, 2), Found(0, 1, 0), Found(1, 1, 1)]) == Found(2, 3, 3)
    assert together([]) == Found(0, 0, 0)


@pytest.mark.parametrize("seed", range(20))
def test_it_is_what_scikit_learn_says(seed: int) -> None:
    chance = random.Random(seed)
    key, coded = (chance.choices("abcd", k=30) for _ in range(2))

    found = by_label(key, coded)

    labels = sorted(found)
    theirs = f1_score(key, coded, labels=labels, average=None)
    assert [found[label].f1 for label in labels] == pytest.approx(list(theirs))


def test_codings_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        by_label(["a"], ["a", "b"])
