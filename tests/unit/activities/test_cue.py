"""What the cue lab says to its page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.cue.cue import CueActivity
from course_lib.activities.frame.frame import Frame
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Cue, Help, Person, Units
from tests.support.page import tell
from tests.support.places import SAMPLES

CUES = SAMPLES / "cues"
FACE, VOICE = load(CUES / "priya-looks-down.yml", Cue), load(CUES / "kofi-says-its-fine.yml", Cue)
FIRST, SECOND, THIRD = FACE.contexts
SHARES = {"sad": 0.5, "careful": 0.25, "pained": 0.0, "else": 0.25}
WEIGHTS = {"sad": 80, "careful": 40, "pained": 0, "else": 40}


def lab(cue: Cue, place: Path) -> CueActivity:
    content = Content(paths.data())
    person = content.one(Person, cue.person)
    frame = Frame(content.words(), content.only(Help), Record(place / "answers"))
    return CueActivity(cue, person, content.only(Units), frame)


@pytest.fixture
def activity(tmp_path: Path) -> CueActivity:
    return lab(FACE, tmp_path)


def say(activity: CueActivity, item: str, act: str, **data: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act=act, data=data)


@pytest.mark.parametrize("cue", [FACE, VOICE], ids=lambda cue: cue.id)
def test_neither_notes_nor_checks_are_in_the_page_before_an_answer(cue: Cue, tmp_path: Path) -> None:
    state = json.dumps(lab(cue, tmp_path).get_state(), default=str, ensure_ascii=False)
    told = [context.note for context in cue.contexts] + [text for one in cue.checks for text in (one.reply, one.note)]
    assert [text for text in [*told, cue.retry] if text.split(".")[0] in state] == []


def test_a_note_comes_after_the_shares_of_its_own_scene_alone(activity: CueActivity) -> None:
    reply = say(activity, FIRST.id, "shares", shares=SHARES)["reply"]
    assert "most people weigh what they say" in reply["note"]
    assert list(reply) == ["note"]
    history = tell(activity, type="open")["history"]
    assert history[FIRST.id]["shares"]["data"]["shares"] == SHARES
    assert list(history) == [FIRST.id]


def test_no_shares_are_called_right_or_wrong(activity: CueActivity) -> None:
    for certain in SHARES:
        reply = say(activity, FIRST.id, "shares", shares={name: float(name == certain) for name in SHARES})["reply"]
        assert list(reply) == ["note"]


def test_sliders_are_kept_as_they_stand_and_tell_nothing(activity: CueActivity) -> None:
    assert say(activity, SECOND.id, "draft", weights=WEIGHTS)["reply"] == {}
    assert tell(activity, type="open")["history"][SECOND.id]["draft"]["data"]["weights"] == WEIGHTS


def test_other_ways_to_say_it_come_after_the_learners_own_words(activity: CueActivity) -> None:
    reply = say(activity, FACE.id, "first", text="Your brows went up.")["reply"]
    assert [one["quality"] for one in reply["checks"]] == ["tells", "leads", "asks"]
    assert "Take out every word that explains" in reply["retry"]
    assert say(activity, FACE.id, "second", text="Something crossed your face.")["reply"] == {}


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        (FIRST.id, "shares", {"shares": SHARES | {"sad": 0.6}}),
        (FIRST.id, "shares", {"shares": SHARES | {"sad": 0.48}}),
        (FIRST.id, "shares", {"shares": {"sad": 1.0}}),
        (FIRST.id, "shares", {"shares": SHARES | {"angry": 0.0}}),
        (FIRST.id, "shares", {"shares": {"sad": 1.5, "careful": -0.5, "pained": 0, "else": 0}}),
        (FIRST.id, "shares", {"shares": SHARES | {"sad": float("nan")}}),
        (FIRST.id, "shares", {"shares": {"sad": True, "careful": 0, "pained": 0, "else": 0}}),
        (FIRST.id, "shares", {"shares": "half and half"}),
        (FIRST.id, "draft", {"weights": WEIGHTS | {"sad": 101}}),
        (FIRST.id, "first", {"text": "Words in the wrong place."}),
        (FACE.id, "shares", {"shares": SHARES}),
        (FACE.id, "first", {"text": "   "}),
        (FACE.id, "draft", {"text": 5}),
        (FACE.id, "third", {"text": "Once more, with feeling."}),
    ],
)
def test_what_makes_no_sense_gets_words_and_is_not_kept(
    activity: CueActivity, item: str, act: str, data: dict[str, Any]
) -> None:
    assert not say(activity, item, act, **data)["ok"]
    assert activity.record.events() == []


def test_shares_that_miss_the_whole_by_a_rounding_are_taken(activity: CueActivity) -> None:
    thirds = {"sad": 0.333, "careful": 0.333, "pained": 0.333, "else": 0.0}
    assert say(activity, FIRST.id, "shares", shares=thirds)["ok"]


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        ({"intro": "Better said.", "retry": "Better said."}, False),
        ({"readings": (*FACE.readings[:2], FACE.readings[2].model_copy(update={"text": "Other words"}))}, True),
        ({"contexts": (FIRST.model_copy(update={"note": "Better said."}), SECOND, THIRD)}, False),
        ({"contexts": (FIRST.model_copy(update={"scene": "Elsewhere."}), SECOND, THIRD)}, True),
    ],
)
def test_shares_are_asked_for_anew_when_the_scene_or_a_reading_changes(
    tmp_path: Path, change: dict[str, Any], stale: bool
) -> None:
    say(lab(FACE, tmp_path), FIRST.id, "shares", shares=SHARES)
    changed = lab(FACE.model_copy(update=change), tmp_path)
    assert tell(changed, type="open")["history"][FIRST.id]["shares"]["stale"] is stale


def test_a_person_is_drawn_as_their_file_says_and_a_voice_needs_no_face(tmp_path: Path) -> None:
    assert lab(FACE, tmp_path).card["look"]["hair"] == "tied"
    card = lab(VOICE, tmp_path).card
    assert card["face"] is None
    assert card["voice"]["words"][4] == "fine"
    assert [context["voice"] is None for context in card["contexts"]] == [True, False]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"voice": VOICE.model_dump(mode="json")["voice"]}, "either a `face` or a `voice`"),
        ({"face": None}, "either a `face` or a `voice`"),
        ({"readings": [{"id": name, "text": "t"} for name in ("a", "b", "a")]}, "two readings have the same id"),
        ({"readings": [{"id": name, "text": "t"} for name in ("a", "b", "else")]}, "`else` is the id of"),
        ({"checks": [{"reply": "r", "quality": "asks", "note": "n"}] * 3}, "one that `tells` and one that `asks`"),
        ({"face": {"jaw-drop": 2}}, "less than or equal to 1"),
    ],
)
def test_a_cue_that_does_not_hold_together_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Cue.model_validate(FACE.model_dump(mode="json") | change)


def test_a_voice_has_a_height_for_each_word() -> None:
    said = VOICE.model_dump(mode="json")
    said["voice"]["pitch"].pop()
    with pytest.raises(ValidationError, match="the same number of entries"):
        Cue.model_validate(said)
