"""What a session comes to in numbers."""

from __future__ import annotations

import pytest

from course_lib.dialogue.tally import Volley, tally


def volley(*moves: str, words: int = 10, client_words: int = 30, is_complex: bool | None = None) -> Volley:
    return Volley(frozenset(moves), words, client_words, is_complex)


def test_each_sort_counts_once_a_turn() -> None:
    counted = tally([volley("reflection", "summary", "open-question"), volley("closed-question"), volley("reflection")])

    assert (counted.turns, counted.reflections, counted.questions, counted.open_questions) == (3, 2, 2, 1)
    assert (counted.reflections_to_questions, counted.open_share) == (1.0, 0.5)
    assert counted.talk_share == pytest.approx(0.25)


def test_advice_after_asking_for_leave_is_no_longer_counted_against_it() -> None:
    counted = tally([volley("permission", "advice"), volley("advice"), volley("confrontation"), volley("affirmation")])

    assert (counted.adherent, counted.non_adherent) == (2, 2)


def test_what_cannot_be_divided_has_no_ratio() -> None:
    nothing = tally([])
    without_questions = tally([volley("reflection")])

    assert (nothing.talk_share, nothing.open_share) == (None, None)
    assert without_questions.reflections_to_questions is None


def test_how_many_reflections_are_complex_is_a_range_where_some_cannot_be_told() -> None:
    rows = [volley("reflection", is_complex=one) for one in (True, None, None, False)]
    counted = tally([*rows, volley("open-question", is_complex=True)])

    assert (counted.reflections, counted.surely_complex, counted.maybe_complex) == (4, 1, 3)
