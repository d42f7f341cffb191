"""What the steps to order say to their page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.frame.frame import Frame
from course_lib.activities.order.order import OrderActivity
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Help, Ordering
from course_lib.models.ordering import Step
from tests.support.page import tell
from tests.support.places import SAMPLES

ORDERING = load(SAMPLES / "orderings" / "mending-a-misstep.yml", Ordering)
KEY = [step.id for step in ORDERING.steps]
#: The first two changed places; the other three lie where they belong.
NEARLY = [KEY[1], KEY[0], *KEY[2:]]


@pytest.fixture
def activity(tmp_path: Path) -> OrderActivity:
    content = Content(paths.data())
    record = Record(tmp_path / "answers")
    return OrderActivity(ORDERING, Frame(content.words(), content.only(Help), record))


def say(activity: OrderActivity, act: str, steps: object, **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=ORDERING.id, act=act, data={"steps": steps, **more})


def ordering(*names: str) -> Ordering:
    steps = [{"id": name, "text": name, "reason": "r"} for name in names]
    return Ordering.model_validate({"id": "an-ordering", "title": "t", "intro": "i", "steps": steps})


def test_the_steps_are_shown_shuffled_always_alike_and_never_in_order() -> None:
    names = ["notice", "ask", "listen"]
    given = ordering(*names)
    assert given.shuffled() == ordering(*names).shuffled()
    mixed = [step.id for step in given.shuffled()]
    assert sorted(mixed) == sorted(names)
    for right in (names, mixed, [mixed[-1], *mixed[:-1]], mixed[::-1]):
        assert ordering(*right).shuffled() != ordering(*right).steps


def test_neither_order_nor_reasons_are_in_the_page_before_an_answer(activity: OrderActivity) -> None:
    state = json.dumps(activity.get_state(), default=str)
    assert [step.id for step in ORDERING.steps if step.reason.split(".")[0] in state] == []
    assert [step["id"] for step in activity.card["steps"]] == [step.id for step in ORDERING.shuffled()]
    assert all(set(step) == {"id", "text"} for step in activity.card["steps"])


def test_the_first_check_tells_what_is_in_place_and_no_more(activity: OrderActivity) -> None:
    reply = say(activity, "answer", NEARLY, attempt=1)["reply"]
    assert reply == {"in_place": KEY[2:], "of": 5, "joined": 2, "shifted": False, "all": False, "shown": False}


def test_a_run_in_the_right_order_is_counted_though_it_begins_too_late(activity: OrderActivity) -> None:
    reply = say(activity, "answer", [KEY[-1], *KEY[:-1]], attempt=1)["reply"]
    assert (reply["in_place"], reply["joined"], reply["shifted"]) == ([], 3, True)


def test_the_second_check_shows_our_order_with_its_reasons(activity: OrderActivity) -> None:
    reply = say(activity, "answer", NEARLY, attempt=2)["reply"]
    assert [step["text"] for step in reply["order"]] == [step.text for step in ORDERING.steps]
    assert all(step["reason"] for step in reply["order"])


def test_the_right_order_brings_its_reasons_at_once(activity: OrderActivity) -> None:
    reply = say(activity, "answer", KEY, attempt=1)["reply"]
    assert reply["all"]
    assert len(reply["order"]) == 5


def test_a_move_is_kept_as_a_draft_and_tells_nothing(activity: OrderActivity) -> None:
    assert say(activity, "draft", NEARLY)["reply"] == {}
    assert tell(activity, type="open")["history"][ORDERING.id]["draft"]["data"]["steps"] == NEARLY


@pytest.mark.parametrize(
    ("act", "steps"), [("answer", KEY[1:]), ("draft", [*KEY, KEY[0]]), ("draft", 5), ("draft", None), ("reveal", KEY)]
)
def test_an_order_that_makes_no_sense_gets_words_and_is_not_kept(
    activity: OrderActivity, act: str, steps: object
) -> None:
    assert not say(activity, act, steps)["ok"]
    assert activity.record.events() == []


def test_reasons_may_be_bettered_after_an_answer_and_steps_may_not() -> None:
    def version(steps: list[Step]) -> str:
        return ORDERING.model_copy(update={"steps": tuple(steps)}).version()

    first, *others = ORDERING.steps
    assert version([first.model_copy(update={"reason": "Better said."}), *others]) == ORDERING.version()
    assert version([first.model_copy(update={"text": "Other words"}), *others]) != ORDERING.version()
    assert version([*others, first]) != ORDERING.version()


@pytest.mark.parametrize(("names", "says"), [("ab", "at least 3"), ("aba", "two steps say the same")])
def test_steps_that_cannot_be_ordered_are_refused(names: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        ordering(*names)


def test_two_steps_with_one_id_are_refused() -> None:
    steps = [{"id": "same", "text": text, "reason": "r"} for text in "abc"]
    with pytest.raises(ValidationError, match="two steps have the same id"):
        Ordering.model_validate({"id": "an-ordering", "title": "t", "intro": "i", "steps": steps})
