"""A sentence is read for what its verb claims: a cause, a going together, or neither."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import ClaimVerbs
from course_lib.scoring.wording import Wording, read


@pytest.fixture(scope="module")
def verbs() -> ClaimVerbs:
    return Content(paths.data()).only(ClaimVerbs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Empathy builds the alliance.", Wording(causal="builds")),
        ("Empathy gives rise to trust", Wording(causal="gives rise to")),
        ("Empathy may build the alliance.", Wording(causal="build", hedge="may")),
        ("It may be so. Empathy builds trust.", Wording(causal="builds")),
        ("Empathy goes with a stronger alliance.", Wording(associative="goes with")),
        ("Clients whose therapist is empathic tend to do better.", Wording(associative="tend to")),
        ("Empathy always helps.", Wording(causal="helps", absolute="always")),
        ("It is not known whether empathy builds trust.", Wording()),
        ("Empathy doesn’t build trust by itself.", Wording()),
        ("Empathy doesn't always help.", Wording()),
        ("Not everybody gets better. Empathy lowers distress.", Wording(causal="lowers")),
        ("The builder was empathic, and Rebuilds was his firm.", Wording()),
        ("EMPATHY BUILDS TRUST", Wording(causal="BUILDS")),
        ("", Wording()),
    ],
)
def test_what_a_wording_claims(text: str, found: Wording, verbs: ClaimVerbs) -> None:
    assert read(text, verbs) == found


def test_no_word_stands_in_two_lists(verbs: ClaimVerbs) -> None:
    words = [*verbs.causal, *verbs.associative, *verbs.hedges, *verbs.absolute]

    assert len(set(words)) == len(words)


def test_a_wording_of_a_hundred_thousand_words_is_read_at_once(verbs: ClaimVerbs) -> None:
    assert read("empathy builds not " * 30_000, verbs).causal == "builds"
