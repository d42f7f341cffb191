"""What the face lab says to its page, message by message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.drawing import portrait
from course_lib.activities.drawing.portrait import drawing
from course_lib.activities.face.face import FaceActivity
from course_lib.activities.frame.frame import Frame
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Face, Help, Units
from course_lib.scoring.pose import score_pose
from tests.support.page import tell
from tests.support.places import SAMPLES

FACE = load(SAMPLES / "faces" / "one-movement-at-a-time.yml", Face)
MOUTH, BROWS, EYES = FACE.tasks
SLOPED = {"inner-brow-raiser": 0.6, "brow-lowerer": 0.5}
UNITS = Content(paths.data()).only(Units)


@pytest.fixture
def activity(tmp_path: Path) -> FaceActivity:
    content = Content(paths.data())
    record = Record(tmp_path / "answers")
    return FaceActivity(FACE, UNITS, Frame(content.words(), content.only(Help), record))


def say(activity: FaceActivity, task: str, act: str = "answer", **data: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=task, act=act, data=data)


def test_neither_cores_nor_hints_nor_reasons_are_in_the_page_before_an_answer(activity: FaceActivity) -> None:
    state = json.dumps(activity.get_state(), default=str, ensure_ascii=False)
    told = [text for task in FACE.tasks for text in (task.hint, task.reason)]
    assert [text for text in told if text.split(".")[0] in state] == []
    assert all(set(task) == {"id", "kind", "prompt", "pose", "offer"} for task in activity.card["tasks"])


def test_a_wrong_name_gets_the_hint_and_the_right_one_the_reason(activity: FaceActivity) -> None:
    wrong = say(activity, MOUTH.id, picked="cheek-raiser")["reply"]
    assert (wrong["right"], "reason" in wrong) == (False, False)
    assert "Cover the upper half" in wrong["hint"]

    right = say(activity, MOUTH.id, picked="lip-corner-puller")["reply"]
    assert (right["right"], "hint" in right) == (True, False)
    assert "unit 12 on its own" in right["reason"]


def test_a_set_face_is_told_what_it_lacks_in_numbers_and_not_by_name(activity: FaceActivity) -> None:
    reply = say(activity, BROWS.id, pose={"inner-brow-raiser": 1, "jaw-drop": 0.5, "cheek-raiser": 0.2})["reply"]
    assert (reply["right"], reply["missing"], reply["extra"]) == (False, 1, 2)
    assert "work against each other" in reply["hint"]
    assert say(activity, BROWS.id, pose=SLOPED)["reply"]["right"]


@pytest.mark.parametrize(
    ("pose", "missing", "extra"),
    [
        (SLOPED, (), ()),
        ({"inner-brow-raiser": 0.4, "brow-lowerer": 0.4, "jaw-drop": 0.19}, (), ()),
        ({"inner-brow-raiser": 0.39, "brow-lowerer": 0.4}, ("inner-brow-raiser",), ()),
        ({"inner-brow-raiser": 0.4, "brow-lowerer": 0.4, "jaw-drop": 0.2}, (), ("jaw-drop",)),
        ({}, ("inner-brow-raiser", "brow-lowerer"), ()),
    ],
)
def test_a_unit_has_moved_from_two_fifths_on_and_is_at_rest_below_one_fifth(
    pose: dict[str, float], missing: tuple[str, ...], extra: tuple[str, ...]
) -> None:
    found = score_pose(FACE, BROWS, pose)
    assert (found.missing, found.extra) == (missing, extra)
    assert found.right == (pose == SLOPED or pose.get("jaw-drop") == 0.19)


@pytest.mark.parametrize("item", [FACE.id, BROWS.id])
def test_where_the_sliders_stand_is_kept_for_the_free_face_and_for_a_task(activity: FaceActivity, item: str) -> None:
    assert say(activity, item, "draft", pose={"jaw-drop": 0.3})["reply"] == {}
    assert tell(activity, type="open")["history"][item]["draft"]["data"]["pose"] == {"jaw-drop": 0.3}


def test_a_face_to_begin_with_may_move_a_unit_that_has_no_slider(tmp_path: Path) -> None:
    fewer = FACE.model_copy(update={"units": FACE.units[:4]})
    content = Content(paths.data())
    record = Record(tmp_path / "answers")
    activity = FaceActivity(fewer, UNITS, Frame(content.words(), content.only(Help), record))
    assert say(activity, FACE.id, "draft", pose={"lip-corner-puller": 0.8})["ok"]


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        (MOUTH.id, "answer", {"picked": "jaw-drop"}),
        (MOUTH.id, "answer", {}),
        (MOUTH.id, "draft", {"pose": {}}),
        (BROWS.id, "answer", {"picked": "brow-lowerer"}),
        (BROWS.id, "answer", {"pose": {"wings": 1}}),
        (BROWS.id, "answer", {"pose": {"brow-lowerer": 1.1}}),
        (BROWS.id, "answer", {"pose": {"brow-lowerer": float("nan")}}),
        (BROWS.id, "answer", {"pose": {"brow-lowerer": True}}),
        (BROWS.id, "draft", {"pose": {"brow-lowerer": "much"}}),
        (FACE.id, "answer", {"pose": {}}),
        (FACE.id, "draft", {"pose": {"nose-wrinkler": 0.5}}),
        (BROWS.id, "reveal", {"pose": {}}),
    ],
)
def test_an_answer_that_makes_no_sense_gets_words_and_is_not_kept(
    activity: FaceActivity, item: str, act: str, data: dict[str, Any]
) -> None:
    assert not say(activity, item, act, **data)["ok"]
    assert activity.record.events() == []


def test_hints_and_presets_may_be_bettered_after_an_answer_and_what_is_asked_may_not() -> None:
    assert BROWS.model_copy(update={"hint": "Better.", "reason": "Better."}).version() == BROWS.version()
    assert BROWS.model_copy(update={"core": ("brow-lowerer",)}).version() != BROWS.version()
    assert FACE.model_copy(update={"intro": "Better.", "presets": FACE.presets[:1]}).version() == FACE.version()
    assert FACE.model_copy(update={"units": FACE.units[:4]}).version() != FACE.version()


def test_a_retired_task_is_shown_to_nobody_and_what_was_answered_can_still_be_read(tmp_path: Path) -> None:
    old = MOUTH.model_copy(update={"retired": True})
    face = FACE.model_copy(update={"tasks": (old, BROWS, EYES)})
    content = Content(paths.data())
    lab = FaceActivity(face, UNITS, Frame(content.words(), content.only(Help), Record(tmp_path / "answers")))

    assert [task["id"] for task in lab.card["tasks"]] == [BROWS.id, EYES.id]
    assert not say(lab, MOUTH.id, picked="lip-corner-puller")["ok"]
    assert MOUTH.id in face.legends()
    assert (old.version(), face.version()) == (MOUTH.version(), FACE.version())


def test_a_face_keeps_one_task_in_use() -> None:
    said = FACE.model_dump(mode="json")
    for task in said["tasks"]:
        task["retired"] = True
    with pytest.raises(ValidationError, match="all `tasks` are retired; leave one in use"):
        Face.model_validate(said)


def test_a_picture_has_a_word_for_every_unit_that_the_drawing_moves() -> None:
    muscles = (Path(portrait.__file__).with_name("muscles.js")).read_text(encoding="utf-8")
    drawn = drawing(UNITS)
    numbers = [unit["number"] for unit in drawn["units"]]
    assert numbers == sorted(numbers) == [1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 16, 17, 20, 23, 26]
    assert [number for number in numbers if f"u[{number}]" not in muscles] == []
    assert all(unit["shown"] == unit["shown"].lower() for unit in drawn["units"])
    assert len(drawn["degrees"]) == 3


@pytest.mark.parametrize(
    ("task", "says"),
    [
        ({"pose": {"jaw-drop": 1, "brow-lowerer": 1}}, "exactly one unit"),
        ({"offer": ["cheek-raiser", "upper-lip-raiser", "jaw-drop"]}, "the one of the `pose` among them"),
        ({"core": ["jaw-drop"]}, "no `core`"),
        ({"kind": "set"}, "neither `pose` nor `offer`"),
        ({"pose": {"lip-corner-puller": 1.2}}, "less than or equal to 1"),
    ],
)
def test_a_task_that_does_not_hold_together_is_refused(task: dict[str, Any], says: str) -> None:
    said = FACE.model_dump(mode="json")
    said["tasks"][0] |= task
    with pytest.raises(ValidationError, match=says):
        Face.model_validate(said)


def test_a_task_needs_a_slider_for_each_of_its_units() -> None:
    said = FACE.model_dump(mode="json") | {"units": list(FACE.units[1:])}
    with pytest.raises(ValidationError, match="`inner-brow-raiser`, which is not among the `units`"):
        Face.model_validate(said)
