"""Each learner meets options, cards and replies in an order of their own, and always in the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from course_lib import kernel, paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.learner.shuffle import AS_WRITTEN, Shuffle, kept
from course_lib.models import Quiz, Sorting
from course_lib.models.acts import Act
from course_lib.models.answers import Picked
from course_lib.session import Session


def test_the_order_is_the_learners_own_and_stays_the_same_over_starts_and_versions() -> None:
    assert Shuffle("a1").places("a-question", 5) == [2, 0, 4, 1, 3]
    assert Shuffle("b2").places("a-question", 5) != Shuffle("a1").places("a-question", 5)


def test_each_place_is_taken_about_equally_often() -> None:
    first = Counter(Shuffle(f"seed {number}").places("a-question", 4)[0] for number in range(2000))

    assert sorted(first) == [0, 1, 2, 3]
    assert all(430 < times < 570 for times in first.values()), first  # 500 expected; 3.6 standard deviations


def test_the_seed_is_kept_in_the_learners_home_and_read_back(tmp_path: Path) -> None:
    first = kept(tmp_path / "home")

    assert first.seed
    assert kept(tmp_path / "home") == first
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["shuffle"]


@pytest.mark.parametrize("torn", [b"", b"  \n"])
def test_a_torn_seed_is_made_anew(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / "shuffle").write_bytes(torn)

    assert kept(tmp_path).seed
    assert kept(tmp_path) == kept(tmp_path)


def test_where_no_seed_can_be_kept_the_order_is_the_authors(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")

    assert kept(tmp_path / "home") == AS_WRITTEN
    assert AS_WRITTEN.places("a-question", 4) == [0, 1, 2, 3]


def test_a_seed_that_is_no_text_leaves_the_authors_order_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "shuffle").write_bytes(b"\xff\xfe")

    assert kept(tmp_path) == AS_WRITTEN
    assert (tmp_path / "shuffle").read_bytes() == b"\xff\xfe"


def test_the_session_of_a_kernel_has_the_kept_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_HOME", str(tmp_path))
    kernel.session.cache_clear()
    try:
        assert kernel.session().shuffle == kept(tmp_path)
        assert kernel.session().shuffle != AS_WRITTEN
    finally:
        kernel.session.cache_clear()


def shuffled(place: Path) -> Session:
    return Session(
        Content(paths.data()), Record(place / "answers"), Record(place / "private"), shuffle=Shuffle("a learner's")
    )


def test_an_answer_means_the_same_option_wherever_it_was_shown(tmp_path: Path) -> None:
    session = shuffled(tmp_path)
    quiz = session.content.all(Quiz)[0]
    item = next(one for one in quiz.items if not one.retired)
    right = [index for index, option in enumerate(item.options) if option.correct]
    shown = session.quiz(quiz.id)
    places = next(one["places"] for one in shown.card["items"] if one["id"] == item.id)

    assert sorted(places) == list(range(len(item.options)))
    assert shown.reply(item.id, Act.ANSWER, Picked(picked=tuple(right)))["right"]


def test_a_question_that_comes_again_has_another_order(tmp_path: Path) -> None:
    session = shuffled(tmp_path)
    again = [
        (one["id"], one["places"])
        for quiz in session.content.all(Quiz)
        for one in session.quiz(quiz.id).card["items"]
        if one["act"] == Act.AGAIN
    ]
    first = {
        one["id"]: one["places"]
        for quiz in session.content.all(Quiz)
        for one in session.quiz(quiz.id).card["items"]
        if one["act"] == Act.ANSWER
    }

    assert again
    assert sum(first[name] != places for name, places in again) > len(again) / 2


def test_cards_and_replies_to_compare_with_are_shuffled_too(tmp_path: Path) -> None:
    session = shuffled(tmp_path)
    moved = 0
    for sorting in session.content.all(Sorting):
        shown = [card["id"] for card in session.activity("sort", sorting.id).card["cards"]]
        assert sorted(shown) == sorted(card.id for card in sorting.shown)
        moved += shown != [card.id for card in sorting.shown]

    assert moved == len(session.content.all(Sorting))


def test_where_the_seed_cannot_be_kept_nothing_is_shuffled_and_nothing_left_behind(tmp_path: Path) -> None:
    (tmp_path / "shuffle").mkdir()

    assert [kept(tmp_path) for _ in range(3)] == [AS_WRITTEN] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["shuffle"]
