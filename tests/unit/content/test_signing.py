"""What clinicians sign, and what takes a sign-off away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.content import signing
from course_lib.content.reader import Content
from course_lib.models import Claims, Help, Model, Moment, Quiz, Rating, Standing, Transcript
from tests.support import small_course
from tests.support.small_course import edit


@pytest.fixture
def course(tmp_path: Path) -> Path:
    small_course.write(tmp_path)
    return tmp_path


def marks(course: Path) -> dict[str, str]:
    content = Content(course / "data")
    return {one.id: one.version for thing in signing.things(content) for one in signing.signed(content, thing)}


def changed(course: Path, change: Callable[[], None]) -> set[str]:
    """The ids whose sign-off a change takes away."""
    before = marks(course)
    change()
    after = marks(course)
    return {name for name in before if after.get(name) != before[name]}


def test_every_thing_of_the_course_that_has_a_key_can_be_signed_under_its_own_id() -> None:
    content = Content(paths.data())
    found = [one.id for thing in signing.things(content) for one in signing.signed(content, thing)]

    assert len(found) == len(set(found))
    assert {item.id for quiz in content.all(Quiz) for item in quiz.items} <= set(found)
    assert {moment.id for moment in content.all(Moment)} | {"C01", "HELP", "GB"} <= set(found)


@pytest.mark.parametrize(
    ("file", "old", "new", "lost"),
    [
        ("quizzes/first-look.yml", "What this answer opens", "What it opens", {"first-look-first"}),
        ("quizzes/first-look.yml", "A title of a few words", "Another title", set()),
        ("quizzes/first-look.yml", "    confidence: true\n", "", set()),
        ("moments/the-drawer.yml", "What it passes by", "What it misses", {"the-drawer"}),
        ("transcripts/an-evening.yml", "It leaves room.", "It leaves much room.", {"an-evening"}),
        ("transcripts/an-evening.yml", "It leaves room.", "It  leaves\n      room.", set()),
        ("codes.yml", "{id: open-question, name: a", "{id: open-question, name: z", {"an-evening"}),
        ("codes.yml", "{id: reflection, name: a", "{id: reflection, name: z", set()),
        ("evidence/claims.yml", "verdict: mixed", "verdict: unsafe", {"C01"}),
        ("help.yml", "checked: ", 'checked: "2026-11-30" # ', set()),
        ("help.yml", "contact: ", "contact: Not ", {"INT"}),
        ("help.yml", "risk_note: |\n  ", "risk_note: |\n  But ", {"HELP"}),
        ("gates/before-listening.yml", "frame: |\n  ", "frame: |\n  But ", {"before-listening"}),
        ("people/mireille.yml", "age: ", "age: 1", set()),
    ],
)  # fmt: skip
def test_a_sign_off_goes_with_whatever_the_clinician_read_and_with_nothing_else(
    course: Path, file: str, old: str, new: str, lost: set[str]
) -> None:
    assert changed(course, lambda: edit(course, file, old, new)) == lost


def test_another_level_of_a_scale_takes_the_sign_off_of_every_reply_rated_on_it(course: Path) -> None:
    replies = {reply.id for reply in Content(course / "data").one(Rating, "five-replies").replies}

    lost = changed(course, lambda: edit(course, "scales/your-scale.yml", "means: ", "means: In other words, "))

    assert lost == replies


def test_a_claim_is_signed_with_the_sources_it_cites(course: Path) -> None:
    content = Content(course / "data")

    found = {one.id: one.beside for one in signing.signed(content, content.only(Claims))}

    assert set(found) == {"C01", "C02"}, "a claim without a card is shown to nobody"
    assert [source["id"] for source in found["C01"]] == ["author-2018"]


def test_a_key_that_a_type_gets_later_takes_no_sign_off_away() -> None:
    moment = Content(paths.data()).all(Moment)[0]

    class Later(Moment):
        added: bool = False

    assert Later.model_validate(moment.model_dump()).signed() == moment.signed()


def test_how_things_stand_is_told_of_what_is_shown_alone(course: Path) -> None:
    content = Content(course / "data")
    mark = marks(course)["the-drawer"]
    review = f'item: the-drawer, mark: "{mark}", verdict: agree, role: counsellor, initials: RM, date: "2026-11-29"'
    (course / "data" / "reviews.yml").write_text(f"reviews:\n  - {{{review}}}\n")
    shown: dict[str, Model] = {"moment": content.all(Moment)[0], "talk": content.all(Transcript)[0]}

    assert signing.standings(content, shown.values()) == {"the-drawer": Standing(agreed=1)}
    assert signing.standings(content, [shown["talk"], content.only(Help)]) == {}


def test_the_course_claims_no_review_that_nobody_gave() -> None:
    assert (paths.data() / "reviews.yml").read_text(encoding="utf-8").endswith("\nreviews: []\n")
