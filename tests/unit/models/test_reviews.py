"""What clinicians say of an item: whose word counts, and until when."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from course_lib.models import Review, Reviews, Standing

SAID = {
    "item": "the-drawer",
    "mark": "0123abcd",
    "verdict": "agree",
    "role": "clinical psychologist",
    "initials": "RM",
    "date": "2026-11-29",
}
OBJECTION = {"verdict": "object", "comment": "It passes by what she asked."}


def reviews(*changes: dict[str, str]) -> Reviews:
    return Reviews.model_validate({"reviews": [{**SAID, **change} for change in changes]})


def test_an_item_that_nobody_reviewed_stands_alone() -> None:
    assert reviews().standing("the-drawer", "0123abcd") == Standing(agreed=0, objected=False)


def test_everyone_who_agrees_is_counted_and_of_another_item_nobody() -> None:
    said = reviews({}, {"initials": "AB"}, {"initials": "CD", "item": "the-cup"})

    assert said.standing("the-drawer", "0123abcd") == Standing(agreed=2)


def test_one_objection_stands_whoever_agrees() -> None:
    said = reviews({}, {"initials": "AB", **OBJECTION})

    assert said.standing("the-drawer", "0123abcd") == Standing(agreed=1, objected=True)


def test_an_item_that_has_changed_has_lost_its_sign_off_and_the_objection_to_it() -> None:
    said = reviews({}, {"initials": "AB", **OBJECTION})

    assert said.standing("the-drawer", "ffffffff") == Standing()


def test_an_objection_says_what_is_wrong() -> None:
    with pytest.raises(ValidationError, match="an objection needs a `comment`"):
        reviews({"verdict": "object"})


@pytest.mark.parametrize("same", [{}, {"initials": "rm"}, {"role": "Clinical  Psychologist"}, {"mark": "ffffffff"}])
def test_a_reviewer_has_one_word_on_an_item(same: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="stands here twice on `the-drawer`"):
        reviews({}, same)


@pytest.mark.parametrize("other", [{"initials": "AB"}, {"role": "counsellor"}, {"item": "the-cup"}])
def test_another_reviewer_or_another_item_is_another_word(other: dict[str, str]) -> None:
    assert len(reviews({}, other).reviews) == 2


@pytest.mark.parametrize("initials", ["R", "R.M.", "R M", "R1", "Robert", "=RM", ""])
def test_initials_are_a_few_letters(initials: str) -> None:
    with pytest.raises(ValidationError, match="initials"):
        reviews({"initials": initials})


@pytest.mark.parametrize("item", ["the-drawer", "C07", "GB", "INT", "HELP"])
def test_what_can_be_signed_has_an_id(item: str) -> None:
    assert reviews({"item": item}).reviews[0].item == item


def test_a_review_is_never_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Review.model_validate(SAID).verdict = "object"  # type: ignore[misc]
