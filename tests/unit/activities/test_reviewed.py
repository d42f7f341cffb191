"""What the page says of clinicians: one line for all kinds, and nothing else that could go stale."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from course_lib import paths
from course_lib.activities.frame import front_end
from course_lib.content import signing
from course_lib.content.reader import Content
from course_lib.kinds import ACTIVITIES
from course_lib.learner.record import Record
from course_lib.models import Model, Quiz, Reflection
from course_lib.session import Session
from tests.support import small_course
from tests.support.page import tell

ANSWER = {"type": "act", "item": "first-look-first", "act": "answer", "data": {"picked": [0], "confidence": 0.5}}
#: Kinds that show no key, or one that is computed: there is nothing to sign in them.
WITHOUT = {"reflect", "attend", "chart", "pool", "work"}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    small_course.write(tmp_path)
    shutil.copytree(paths.data() / "words", tmp_path / "data" / "words", dirs_exist_ok=True)
    return Session(Content(tmp_path / "data"), Record(tmp_path / "answers"), Record(tmp_path / "private"))


def review(session: Session, **said: str) -> None:
    """Verdicts on the first item of the first quiz, by the reviewer's initials."""
    quiz = session.content.one(Quiz, "first-look")
    mark = next(one.version for one in signing.signed(session.content, quiz) if one.id == "first-look-first")
    same = f'item: first-look-first, mark: "{mark}", comment: c, role: counsellor, date: "2026-11-29"'
    rows = [f"  - {{{same}, initials: {who}, verdict: {verdict}}}\n" for who, verdict in said.items()]
    (session.content.root / "reviews.yml").write_text("".join(["reviews:\n", *rows]))


def test_a_page_is_told_how_each_of_its_items_stands(session: Session) -> None:
    review(session, RM="agree", AB="agree")

    assert session.quiz("first-look").reviews == {"first-look-first": {"agreed": 2, "objected": False}}
    assert session.respond("the-drawer").reviews == {}


def test_an_objection_reaches_the_page_and_the_daily_review(session: Session) -> None:
    assert tell(session.quiz("first-look"), **ANSWER | {"data": {"picked": [1], "confidence": 0.5}})["ok"]
    review(session, RM="agree", AB="object")

    assert session.quiz("first-look").reviews["first-look-first"]["objected"]
    later = replace(session, now=lambda: datetime.now().astimezone() + timedelta(days=3))
    assert later.review().reviews == session.quiz("first-look").reviews


def test_a_question_that_comes_back_brings_its_standing_along(session: Session) -> None:
    again = "again: {first-look: [first-look-first]}\nitems:\n"
    small_course.edit(session.content.root.parent, "quizzes/last-look.yml", "items:\n", again)
    review(session, RM="agree")

    assert session.quiz("last-look").reviews == {"first-look-first": {"agreed": 1, "objected": False}}


def test_a_review_changes_no_answer_and_nothing_that_is_said_to_it(session: Session) -> None:
    quiz = session.quiz("first-look")
    before = tell(quiz, **ANSWER)
    review(session, RM="object")

    reviewed = session.quiz("first-look")
    after = tell(reviewed, **ANSWER)

    assert reviewed.versions == quiz.versions
    assert after["reply"] == before["reply"]
    assert [event.version for event in session.answers.events()] == [quiz.versions["first-look-first"]] * 2


def signs(shape: type[Model]) -> bool:
    return shape.signed is not Model.signed


def test_every_kind_with_something_to_sign_shows_the_line() -> None:
    shows = {
        verb
        for verb in [*(kind.verb for kind in ACTIVITIES.values()), "claim"]
        for file in (front_end.ROOT / verb).glob("*.js")
        if "kit.reviewed(" in file.read_text(encoding="utf-8")
    }

    # A practice test has nothing of its own to sign, and shows the keys of what it draws.
    assert shows == {kind.verb for shape, kind in ACTIVITIES.items() if signs(shape)} | {"claim", "test"}
    assert {kind.verb for kind in ACTIVITIES.values()} - shows == WITHOUT
    assert not signs(Reflection)


def test_no_other_words_of_the_interface_say_who_has_reviewed_a_key() -> None:
    told = {
        (group, key)
        for group, words in Content(paths.data()).words().items()
        for key, text in words.items()
        if "clinician" in text
    }

    assert told == {
        ("respond", "coach_note"),
        ("portfolio", "page_note"),  # of the learner's own words, not of a key
        *(("frame", key) for key in ("not_reviewed", "reviewed_one", "reviewed", "objected")),
    }
