"""An earlier turn said another way: what would have come of it, and that the session stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.talk.rehearsal import as_if, turn_to_rehearse
from course_lib.activities.talk.sitting import Sitting, Taken, sittings, take
from course_lib.activities.talk.told import told
from course_lib.content.legends import legends
from course_lib.content.reader import Content
from course_lib.dialogue import begin, stop
from course_lib.models import Client
from course_lib.models.acts import Act
from course_lib.models.talk_answers import Begun, Rehearsed, Turned
from tests.support.clients import client
from tests.support.talk_page import NAME, Page

LONELY = "It sounds lonely, cooking for two and eating as one."
DOG = "You should get a dog, Walter."


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """A session of three turns, each of them told; the second was advice."""
    page = Page(tmp_path)
    page.begin()
    page.choose("What’s it like")
    page.act("note", at=0, noted="")
    for at, said in enumerate([DOG, LONELY], 1):
        page.act("turn", at=at, said=said)
        page.act("note", at=at, noted="")
    return page


def without_rehearsals(sitting: dict[str, Any]) -> dict[str, Any]:
    return {**sitting, "turns": [{**turn, "instead": []} for turn in sitting["turns"]]}


def test_an_earlier_turn_said_another_way_tells_how_it_would_have_landed_and_what_the_client_would_have_said(
    page: Page,
) -> None:
    turn = page.sitting(page.act("rehearse", at=1, instead=LONELY))["turns"][1]

    [one] = turn["instead"]
    assert (turn["said"], turn["told"]["landing"]) == (DOG, "advises")
    assert (one["said"], one["told"]["landing"]) == (LONELY, "understands")
    assert one["heard"]
    assert one["heard"] != turn["heard"]


def test_a_reply_can_be_chosen_from_those_that_were_on_offer_at_that_turn(page: Page) -> None:
    offer = page.ask("replies", at=0)["offer"]
    one = next(one for one in offer if "You could freeze" in one["reply"])
    [would] = page.sitting(page.act("rehearse", at=0, instead="", number=one["number"]))["turns"][0]["instead"]

    assert would["said"] == one["reply"]
    assert would["told"]["landing"] == "advises"
    assert "his daughter" in would["told"]["why"]


def test_the_session_goes_on_where_it_was(page: Page) -> None:
    before, record = page.now(), len(page.made.events())
    page.act("rehearse", at=0, instead="Cheer up, it might never happen.")
    page.act("rehearse", at=1, instead="")

    assert without_rehearsals(page.now()) == before
    assert [event.act.value for event in page.made.events()[record:]] == ["rehearse", "rehearse"]
    assert len(page.sitting(page.act("turn", at=3, said="Mm-hm."))["turns"]) == 4


def test_counts_and_trust_are_those_of_the_session_alone(page: Page) -> None:
    page.act("end")
    before = page.ask("look-back")
    page.act("rehearse", at=0, instead=DOG)

    assert page.ask("look-back") == before


def test_a_session_is_not_done_because_a_turn_of_it_was_said_another_way(page: Page) -> None:
    page.act("rehearse", at=0, instead=DOG)

    assert [event.act for event in page.made.events() if event.act.finishes] == []


def test_a_half_written_reply_to_the_latest_turn_is_not_over_by_it(page: Page) -> None:
    since = page.made.summary(page.made.events())["since"]
    summary = page.act("rehearse", at=0, instead=DOG)["summary"]

    assert summary["since"] == since


def test_it_is_there_again_in_another_kernel_even_if_the_coach_has_learnt_otherwise(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    [kept] = page.sitting(page.act("rehearse", at=1, instead=LONELY))["turns"][1]["instead"]
    other = Page(page.home)

    def broken(*_: object) -> Any:
        raise RuntimeError("no numbers")

    monkeypatch.setattr(other.made, "_coach", broken)
    [again] = other.now()["turns"][1]["instead"]
    assert {**again, "told": {**again["told"], "coach": []}} == {**kept, "told": {**kept["told"], "coach": []}}


def test_what_was_said_another_way_twice_is_kept_twice_in_order(page: Page) -> None:
    page.act("rehearse", at=1, instead=LONELY)
    page.act("rehearse", at=1, instead="Mm-hm.")

    assert [one["said"] for one in Page(page.home).now()["turns"][1]["instead"]] == [LONELY, "Mm-hm."]


def test_what_a_page_says_of_a_landing_counts_for_nothing(page: Page) -> None:
    page.act("rehearse", at=0, instead=DOG, lands="understands", heard=["I am cured."])

    kept = page.made.events()[-1].answer.stored()
    assert kept["lands"] == "advises"
    assert kept["heard"] != ["I am cured."]


@pytest.mark.parametrize(
    "data",
    [{"at": 3, "instead": "Too far."}, {"at": -1, "instead": "x"}, {"at": 0, "instead": "", "number": 99}, {"at": 0}],
    ids=str,
)
def test_what_cannot_be_said_there_is_refused_in_words_and_not_kept(page: Page, data: dict[str, Any]) -> None:
    before = len(page.made.events())
    answer = page.act("rehearse", **data)

    assert not answer["ok"]
    assert "Traceback" not in answer["says"]
    assert len(page.made.events()) == before


def test_before_a_session_there_is_no_turn_to_go_back_to(tmp_path: Path) -> None:
    page = Page(tmp_path)

    assert not page.act("rehearse", at=0, instead=LONELY)["ok"]
    assert not page.ask("replies", at=0)["ok"]


def test_before_it_is_told_how_a_turn_landed_it_is_not_said_another_way(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.begin()
    page.choose("You could freeze")

    assert not page.act("rehearse", at=0, instead=LONELY)["ok"]
    assert not page.ask("replies", at=0)["ok"]
    page.act("note", at=0, noted="")
    assert page.act("rehearse", at=0, instead=LONELY)["ok"]


def test_with_feedback_at_the_end_it_waits_for_the_end(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.begin("end")
    page.choose("You could freeze")

    assert not page.act("rehearse", at=0, instead=LONELY)["ok"]
    page.act("end")
    [one] = page.sitting(page.act("rehearse", at=0, instead=LONELY))["turns"][0]["instead"]
    assert one["told"]["landing"] == "understands"


def test_without_feedback_a_turn_is_gone_back_to_after_the_end_and_not_before() -> None:
    unaided = client(unaided=True)
    sitting = Sitting("", Begun(seed="1"), begin(unaided, "1"))
    take(unaided, sitting, Turned(at=0, said="x", lands="advises"))

    with pytest.raises(ValueError, match="not been told"):
        turn_to_rehearse(unaided, sitting, 0)
    sitting.turns[0] = replace(sitting.turns[0], note="")  # not even where a line was kept
    with pytest.raises(ValueError, match="not been told"):
        turn_to_rehearse(unaided, sitting, 0)
    sitting.closing = stop(unaided, sitting.last.state)
    assert turn_to_rehearse(unaided, sitting, 0) is sitting.turns[0]


def test_a_turn_as_it_would_have_been_answers_the_same_words_from_the_same_state() -> None:
    somebody = client()
    sitting = Sitting("", Begun(seed="1"), begin(somebody, "1"))
    take(somebody, sitting, Turned(at=0, said="x", lands="advises"))
    [taken] = sitting.turns
    would = as_if(somebody, taken, Rehearsed(at=0, instead="y", lands="understands"))

    assert would.before is taken.before
    assert (would.turned.said, would.after.state.landings) == ("y", ("understands",))
    assert sitting.turns == [taken]


def test_danger_that_would_have_gone_by_is_told_there_too() -> None:
    somebody = client(danger=True)
    opening = begin(somebody, "1")
    at_the_cue = replace(opening, state=replace(opening.state, floor="cue"))
    taken = Taken(at_the_cue, Turned(at=0, said="x", lands="asks-directly"), opening)
    would = told(somebody, as_if(somebody, taken, Rehearsed(at=0, instead="y", lands="understands")), None)

    assert (would["landing"], would["risk"]) == ("misses-danger", "suicide")


def test_a_turn_tried_again_keeps_what_was_said_another_way(page: Page) -> None:
    page.act("rehearse", at=2, instead=DOG)
    page.act("turn", at=2, said="Mm-hm.")
    assert page.now()["turns"][2]["instead"] == []  # nothing is told of the new try yet
    page.act("note", at=2, noted="")

    assert [one["said"] for one in page.now()["turns"][2]["instead"]] == [DOG]


def test_a_new_session_has_none_and_the_earlier_one_keeps_its_own(page: Page) -> None:
    page.act("rehearse", at=1, instead=LONELY)
    page.act("begin", seed="8-8", feedback="each")

    assert not page.act("rehearse", at=1, instead=LONELY)["ok"]
    assert [one["said"] for one in page.ask("past", number=1)["sitting"]["turns"][1]["instead"]] == [LONELY]


def test_a_line_of_a_record_that_fits_no_turn_is_left_out(page: Page) -> None:
    somebody = Content(paths.data()).one(Client, NAME)
    stray = Rehearsed(at=9, instead="x")
    page.made.record.append(NAME, Act.REHEARSE, stray, version=somebody.version(), id="stray")

    [sitting] = sittings(somebody, page.made.events(), somebody.version())
    assert [one.instead for one in sitting.turns] == [(), (), ()]


def test_the_page_to_keep_has_it_below_its_turn_as_text(page: Page) -> None:
    page.act("rehearse", at=1, instead="<b>Lonely</b>, I think.")
    page.act("end")
    text = page.ask("page")["text"]

    assert "What you say now" in text
    assert "Walter would have answered" in text
    assert "&lt;b&gt;Lonely&lt;/b&gt;" in text
    assert text.index(DOG) < text.index("&lt;b&gt;Lonely") < text.index(LONELY)


def test_what_is_kept_tells_it_in_words(page: Page) -> None:
    page.act("rehearse", at=1, instead=LONELY)
    said = page.made.events()[-1].answer.describe(legends(Content(paths.data()))[NAME])
    assert said.startswith(f"2. said another way: {LONELY} → ")
