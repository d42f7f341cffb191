"""What the cards to sort say to their page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.frame.frame import Frame
from course_lib.activities.sort.sort import SortActivity
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Help, Sorting
from tests.support.page import tell
from tests.support.places import SAMPLES

SORTING = load(SAMPLES / "sortings" / "what-a-friend-says.yml", Sorting)
KEY = {card.id: card.category for card in SORTING.cards}
#: Two of these are right, and none of the others is.
ALL_EMPATHY = dict.fromkeys(KEY, "empathy")


@pytest.fixture
def activity(tmp_path: Path) -> SortActivity:
    content = Content(paths.data())
    record = Record(tmp_path / "answers")
    return SortActivity(SORTING, Frame(content.words(), content.only(Help), record))


def say(activity: SortActivity, act: str, cards: object, **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=SORTING.id, act=act, data={"cards": cards, **more})


def test_the_key_and_the_reasons_are_not_in_the_page_before_an_answer(activity: SortActivity) -> None:
    state = json.dumps(activity.get_state(), default=str)
    assert [card.reason for card in SORTING.cards if card.reason.split(",")[0] in state] == []
    assert all(set(card) == {"id", "text"} for card in activity.card["cards"])


def test_the_first_check_gives_a_hint_and_not_the_key(activity: SortActivity) -> None:
    cards = say(activity, "answer", ALL_EMPATHY, attempt=1)["reply"]["cards"]

    assert "takes up what she stressed" in cards["friend-eleven-years"]["reason"]
    assert "Warmth is here" in cards["friend-sorry"]["hint"]
    assert "stays with how things are for her" in cards["friend-union"]["means"]  # it has no hint of its own
    assert "means" not in cards["friend-sorry"]
    wrong = [card for card in cards.values() if not card["right"]]
    assert len(wrong) == 4
    assert [card for card in wrong if "category" in card or "reason" in card] == []


def test_the_second_check_shows_every_place_and_reason(activity: SortActivity) -> None:
    say(activity, "answer", ALL_EMPATHY, attempt=1)
    reply = say(activity, "answer", ALL_EMPATHY, attempt=2)["reply"]

    assert (reply["right"], reply["of"], reply["shown"]) == (2, 6, True)
    assert {name: card["category"] for name, card in reply["cards"].items()} == KEY
    assert all(card["reason"] for card in reply["cards"].values())
    assert {"hint", "means"} & set(reply["cards"]["friend-union"]) == set()


def test_all_in_place_at_once_shows_every_reason(activity: SortActivity) -> None:
    reply = say(activity, "answer", KEY, attempt=1)["reply"]
    assert (reply["right"], reply["shown"]) == (6, True)
    assert all(card["reason"] and "hint" not in card for card in reply["cards"].values())


def test_a_half_sorted_table_is_kept_as_a_draft_and_tells_nothing(activity: SortActivity) -> None:
    answer = say(activity, "draft", {"friend-sorry": "sympathy"})
    assert (answer["ok"], answer["reply"]) == (True, {})
    assert tell(activity, type="open")["history"][SORTING.id]["draft"]["data"]["cards"] == {"friend-sorry": "sympathy"}


@pytest.mark.parametrize(
    ("act", "cards"),
    [
        ("answer", {"friend-sorry": "sympathy"}),
        ("answer", {**KEY, "nobodys-card": "empathy"}),
        ("draft", {"friend-sorry": "pity"}),
        ("draft", ["friend-sorry"]),
        ("reveal", KEY),
    ],
)
def test_a_sorting_that_makes_no_sense_gets_words_and_is_not_kept(
    activity: SortActivity, act: str, cards: object
) -> None:
    answer = say(activity, act, cards)
    assert not answer["ok"]
    assert activity.record.events() == []


def test_reasons_may_be_bettered_after_an_answer_and_cards_may_not() -> None:
    def version(**fields: Any) -> str:
        first, *others = SORTING.cards
        return SORTING.model_copy(update={"cards": (first.model_copy(update=fields), *others)}).version()

    assert version(reason="Better said.", misplaced={}, hard=True) == SORTING.version()
    assert len({version(), version(text="Other words."), version(category="empathy")}) == 3


def change(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    said = SORTING.model_dump(mode="json")
    *above, last = path
    place: Any = said
    for step in above:
        place = place[step]
    place[last] = value
    return said


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("cards", 0, "category"), "pity", "`friend-sorry` names `pity`"),
        (("cards", 0, "misplaced"), {"pity": "x"}, "`friend-sorry` names `pity`"),
        (("cards", 0, "misplaced"), {"sympathy": "x"}, "can't be `misplaced` there"),
        (("cards", 2, "category"), "empathy", "no card belongs in `advice`"),
        (("categories", 1, "id"), "empathy", "two categories have the same id"),
        (("categories", 1, "name"), "Empathy", "two categories have the same name"),
    ],
)
def test_a_sorting_that_does_not_hold_together_is_refused(
    path: tuple[str | int, ...], value: object, says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        Sorting.model_validate(change(path, value))


def test_a_retired_card_is_shown_to_nobody_and_its_words_can_still_be_read(tmp_path: Path) -> None:
    gone = SORTING.cards[-1]
    kept = SORTING.cards[:-1]
    sorting = SORTING.model_copy(update={"cards": (*kept, gone.model_copy(update={"retired": True}))})
    content = Content(paths.data())
    activity = SortActivity(sorting, Frame(content.words(), content.only(Help), Record(tmp_path / "answers")))

    assert [card["id"] for card in activity.card["cards"]] == [card.id for card in kept]
    reply = say(activity, "answer", {card.id: card.category for card in kept}, attempt=1)["reply"]
    assert (reply["right"], reply["of"]) == (len(kept), len(kept))
    assert sorting.version() != SORTING.version()  # the others are no longer sorted beside it
    assert sorting.legends()[sorting.id].name(gone.id) == f"“{gone.text}”"
    assert gone.id not in str(sorting.signed())


def test_a_category_whose_only_card_is_retired_is_refused() -> None:
    said = SORTING.model_dump(mode="json")
    alone = next(one for one in KEY if list(KEY.values()).count(KEY[one]) == 1)
    for card in said["cards"]:
        card["retired"] = card["id"] == alone
    with pytest.raises(ValidationError, match=f"no card belongs in `{KEY[alone]}`"):
        Sorting.model_validate(said)
