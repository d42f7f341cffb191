"""Talking with a client: what the page is told, what the record keeps, and how a session is taken up again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Client
from tests.support.talk_page import NAME, Page


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_before_it_begins_nothing_of_what_the_client_holds_back_is_on_the_page(page: Page) -> None:
    client = Content(paths.data()).one(Client, NAME)
    sent = repr(page.made.get_state())

    assert page.made.summary([])["sitting"] is None
    assert all(thing.says[0] not in sent and thing.inside not in sent for thing in client.things())


def test_a_reply_that_is_chosen_is_answered_by_its_own_line(page: Page) -> None:
    page.begin()
    sitting = page.choose("What’s it like, sitting down to it")

    [turn] = sitting["turns"]
    assert turn["said"] == "What’s it like, sitting down to it when it’s ready?"
    assert turn["heard"][0].startswith("Sitting down to it?")


def test_a_reply_in_own_words_is_heard_and_its_feeling_taken_up(page: Page) -> None:
    page.begin()
    sitting = page.sitting(page.act("turn", at=0, said="It sounds lonely, cooking for two and eating as one."))

    assert "lonely" in " ".join(sitting["turns"][0]["heard"]).lower()
    assert page.made.events()[-1].answer.stored()["lands"] == "understands"


def test_how_it_landed_is_told_after_the_learner_s_own_line(page: Page) -> None:
    page.begin()
    before = page.choose("You could freeze")["turns"][0]
    after = page.sitting(page.act("note", at=0, noted="To help."))["turns"][0]

    assert (before["asked"], before["told"], before["note"]) == (True, None, None)
    assert after["note"] == "To help."
    assert after["told"]["landing"] == "advises"
    assert "his daughter" in after["told"]["why"]
    assert after["told"]["other"]["reply"] != after["said"]
    assert "inside" not in after["told"]  # that is for the client's chair


def test_where_the_coach_cannot_tell_the_card_says_that_the_client_took_it_so(page: Page) -> None:
    page.begin()
    page.act("turn", at=0, said="It matters more than you let on.")
    told = page.sitting(page.act("note", at=0, noted="To be there."))["turns"][0]["told"]

    assert "I can’t tell" in told["coach"][0]
    assert (told["landing"], told["taken"]) == ("understands", "perhaps-understands")


def test_where_the_author_wrote_nearly_the_same_the_card_is_sure(page: Page) -> None:
    page.begin()
    page.act("turn", at=0, said="Four days of chicken, because it is made for two.")
    told = page.sitting(page.act("note", at=0, noted="To be there."))["turns"][0]["told"]

    assert told["taken"] == "understands"


def test_feedback_at_the_end_still_comes_at_three_turns(page: Page) -> None:
    page.begin("end")
    for at in range(4):
        page.act("turn", at=at, said="")
    turns = page.now()["turns"]

    assert [turn["asked"] for turn in turns] == [False, False, False, True]
    assert all(turn["told"] is None for turn in turns)
    ended = page.sitting(page.act("end"))
    assert [turn["told"] is None for turn in ended["turns"]] == [False, False, False, True]


def test_a_turn_taken_again_replaces_the_first_and_keeps_it_beside(page: Page) -> None:
    page.begin()
    first = page.choose("You could freeze")["turns"][0]
    page.act("note", at=0, noted="")
    [turn] = page.choose("What’s it like", again=True)["turns"]

    assert turn["tries"] == [{"said": first["said"], "heard": first["heard"]}]
    assert turn["told"] is None
    assert page.now()["offer"] == page.now()["offer"]


def test_a_session_is_taken_up_at_the_same_turn_by_another_kernel(page: Page) -> None:
    page.begin()
    page.choose("What’s it like")
    page.act("turn", at=1, said="So your hand lays her place, and you take it away again.")
    page.act("turn", at=2, said="Mm-hm.")
    before = page.now()

    assert Page(page.home).now() == before


def test_saying_nothing_is_a_turn(page: Page) -> None:
    page.begin()
    [turn] = page.sitting(page.act("turn", at=0, said="  "))["turns"]

    assert (turn["said"], len(turn["heard"])) == ("", 1)


@pytest.mark.parametrize(
    "data",
    [
        {"at": 5, "said": "Too far."},
        {"at": 0, "said": "", "number": 99},
        {"at": -1, "said": "x"},
    ],
)
def test_a_turn_that_cannot_be_taken_is_refused_in_words_and_not_kept(page: Page, data: dict[str, Any]) -> None:
    page.begin()
    answer = page.act("turn", **data)

    assert not answer["ok"]
    assert "Traceback" not in answer["says"]
    assert [event.act.value for event in page.made.events()] == ["begin"]


def test_before_a_session_has_begun_no_turn_is_taken(page: Page) -> None:
    assert not page.act("turn", at=0, said="Hello there, Walter.")["ok"]


def test_what_a_page_says_of_a_landing_counts_for_nothing(page: Page) -> None:
    page.begin()
    page.act("turn", at=0, said="Cheer up, it might never happen.", lands="understands", heard=["I am cured."])

    kept = page.made.events()[-1].answer.stored()
    assert kept["lands"] != "understands"
    assert kept["heard"] != ["I am cured."]


def test_where_the_coach_fails_the_client_asks_to_hear_it_another_way(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Any:
        raise RuntimeError("no numbers")

    monkeypatch.setattr(page.made, "_coach", broken)
    page.begin()
    page.act("turn", at=0, said="It must be quiet in the evenings.")

    assert page.made.events()[-1].answer.stored()["lands"] == "unclear"


def test_a_second_session_leaves_the_first_to_be_read_again(page: Page) -> None:
    page.begin()
    page.choose("What’s it like")
    page.act("end")
    summary = page.act("begin", seed="8-8", feedback="each")["summary"]

    assert summary["sitting"]["turns"] == []
    assert [(one["number"], one["turns"]) for one in summary["past"]] == [(1, 1)]
    assert len(page.ask("past", number=1)["sitting"]["turns"]) == 1


def test_an_earlier_session_that_is_not_there_is_refused_in_words(page: Page) -> None:
    assert not page.ask("past", number=3)["ok"]
    assert not page.ask("look-back")["ok"]


def test_what_is_kept_about_a_talk_is_told_in_words(page: Page) -> None:
    page.begin()
    page.choose("What’s it like")
    event = page.made.events()[-1]

    said = event.answer.describe(Content(paths.data()).one(Client, NAME).legends()[NAME])
    assert said.startswith("1. What’s it like, sitting down to it when it’s ready? → Sitting down to it?")
