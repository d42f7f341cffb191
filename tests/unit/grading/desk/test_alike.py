"""Replies that read alike."""

from __future__ import annotations

from course_lib.grading.desk.alike import ALIKE, MOST, alike
from tests.support.grading.handed_in import REPLIES

#: Four replies to the same client that have nothing to do with each other but him.
OWN = (
    "You had the words, and the weather was what came out of your mouth. What did you want her to hear?",
    "Thirty years of engines, and then one phone call on a Sunday. I can see that it stays with you.",
    "It sounds as if you were sad when she rang off. I might be wrong. What was it like?",
    "She says that you never say anything. And there you sat with everything ready to be said to her.",
)


def test_a_reply_in_which_a_word_was_changed_is_named_with_its_share() -> None:
    found = alike(REPLIES["ada"], {14: REPLIES["mo"], 3: REPLIES["una"]})

    assert [number for number, _ in found] == [14]
    assert 95 <= found[0][1] < 100


def test_capitals_and_white_space_make_no_difference() -> None:
    assert alike(OWN[0], {2: f"  {OWN[0].upper()}\n"}) == [(2, 100)]


def test_replies_that_nobody_copied_are_like_none() -> None:
    for at, text in enumerate(OWN):
        assert alike(text, {other: one for other, one in enumerate(OWN) if other != at}) == []
    assert ALIKE == 80


def test_a_few_words_may_come_to_anybody() -> None:
    assert alike("You miss her very much.", {1: "You miss her very much."}) == []
    assert alike(OWN[0], {1: "You"}) == []


def test_no_more_are_named_than_one_can_look_at() -> None:
    assert len(alike(OWN[0], dict.fromkeys(range(40), OWN[0]))) == MOST
