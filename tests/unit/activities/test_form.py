"""What a form of the skill test says to its page, message by message: nothing before the tenth, all after it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.form.form import FormActivity
from course_lib.activities.frame.frame import Frame
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.learner.record_export import Telling, as_csv
from course_lib.models import Form, Help, Person
from course_lib.models.acts import Act
from tests.support.events import keep
from tests.support.page import tell
from tests.support.places import SAMPLES

FORM = load(SAMPLES / "forms" / "ten-before.yml", Form)
CHOICES, WRITTEN = [one.id for one in FORM.choices], [one.id for one in FORM.written]
PICKED, TEXT = {"picked": [0], "confidence": 0.6}, {"text": "You wrote fragile on the towels."}
FIRST, TENTH = CHOICES[0], WRITTEN[4]


def made(place: Path) -> FormActivity:
    content = Content(paths.data())
    people = {one.person: content.one(Person, one.person) for one in FORM.written}
    return FormActivity(FORM, people, Frame(content.words(), content.only(Help), Record(place)))


@pytest.fixture
def activity(tmp_path: Path) -> FormActivity:
    return made(tmp_path / "answers")


def say(activity: FormActivity, item: str, act: str, data: dict[str, Any]) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act=act, data=data)


def answer_all(activity: FormActivity, *but: str) -> dict[str, Any]:
    """Answer every vignette but these, and return what was heard last."""
    heard: dict[str, Any] = {}
    for item in FORM.vignettes:
        if item not in but:
            heard = say(activity, item, "answer", PICKED if item in CHOICES else TEXT)
    return heard


def secrets() -> Iterator[str]:
    """A few words of everything that must not be known before the tenth."""
    for scene in FORM.choices:
        yield from [scene.skill, *(option.feedback[:30] for option in scene.options)]
    for one in FORM.written:
        yield from [one.skill, one.meaning[:30], one.key_ideas[0], *(model.reply[:30] for model in one.models)]


def told(said: object) -> list[str]:
    plain = json.dumps(said, ensure_ascii=False, default=str)
    return [secret for secret in secrets() if secret.split("\n")[0] in plain]


def test_neither_key_nor_skill_nor_feedback_is_in_the_page(activity: FormActivity) -> None:
    assert told(activity.get_state()) == []
    choice, written = activity.card["vignettes"][0], activity.card["vignettes"][5]
    assert set(choice) == {"id", "prompt", "options", "places"}
    assert set(written) == {"id", "client", "scene", "says"}


def test_nothing_is_told_before_the_tenth(activity: FormActivity) -> None:
    heard = answer_all(activity, TENTH)
    assert told([heard, tell(activity, type="open")]) == []
    assert (heard["reply"], heard["summary"]) == ({}, {"done": 9, "over": False})


@pytest.mark.parametrize(("act", "data"), [("answer", TEXT), ("skip", {})])
def test_the_tenth_brings_our_reading_of_every_vignette(activity: FormActivity, act: str, data: dict[str, Any]) -> None:
    answer_all(activity, TENTH)
    heard = say(activity, TENTH, act, data)
    assert len(told(heard)) == len(list(secrets()))
    assert heard["summary"]["over"]
    assert heard["summary"]["vignettes"][FIRST]["answer"] == PICKED
    assert heard["summary"]["vignettes"][TENTH]["answer"] == (TEXT if act == "answer" else None)
    assert [one["right"] for one in heard["summary"]["vignettes"][FIRST]["options"]] == [False, True, False]


def test_skipping_the_whole_form_shows_nothing(activity: FormActivity) -> None:
    heard = say(activity, FORM.id, "skip", {})
    assert (told(heard), heard["summary"]["over"]) == ([], False)


def test_an_answer_can_be_changed_until_the_end_and_not_after(activity: FormActivity) -> None:
    answer_all(activity, TENTH)
    changed = {"picked": [1], "confidence": 1}
    assert say(activity, FIRST, "answer", changed)["ok"]
    say(activity, TENTH, "answer", TEXT)

    late = say(activity, FIRST, "answer", PICKED)

    assert not late["ok"]
    assert "All ten are done" in late["says"]
    assert tell(activity, type="open")["summary"]["vignettes"][FIRST]["answer"] == changed
    assert [event.answer.stored() for event in activity.record.events(FIRST)] == [PICKED, changed]


def test_a_skipped_one_cannot_be_answered_after_the_end(activity: FormActivity) -> None:
    answer_all(activity, TENTH)
    say(activity, TENTH, "skip", {})
    assert not say(activity, TENTH, "answer", TEXT)["ok"]


def test_the_tenth_may_be_sent_again_where_its_first_saving_was_not_heard(activity: FormActivity) -> None:
    answer_all(activity)
    heard = say(activity, TENTH, "answer", TEXT)
    assert (heard["ok"], heard["summary"]["over"]) == (True, True)


def test_a_reply_is_placed_after_the_end_and_only_where_there_is_one(activity: FormActivity) -> None:
    answer_all(activity, WRITTEN[1], TENTH)
    placed = {"quality": "follows"}
    assert not say(activity, WRITTEN[0], "placed", placed)["ok"]
    say(activity, WRITTEN[1], "skip", {})
    say(activity, TENTH, "skip", {})

    heard = say(activity, WRITTEN[0], "placed", placed)

    assert heard["summary"]["vignettes"][WRITTEN[0]]["placed"] == "follows"
    assert heard["summary"]["result"]["placed"] == {"misses": 0, "follows": 1, "meets": 0}
    assert not say(activity, WRITTEN[1], "placed", placed)["ok"]


def test_everything_comes_back_with_another_kernel(activity: FormActivity, tmp_path: Path) -> None:
    answer_all(activity)
    say(activity, WRITTEN[0], "placed", {"quality": "meets"})
    again = tell(made(tmp_path / "answers"), type="open")
    assert again["history"][FIRST]["answer"]["data"] == PICKED
    assert not any(act["stale"] for acts in again["history"].values() for act in acts.values())
    assert again["summary"] == tell(activity, type="open")["summary"]
    assert again["summary"]["vignettes"][WRITTEN[0]]["placed"] == "meets"


def test_an_answer_to_an_earlier_version_asks_anew(activity: FormActivity) -> None:
    keep(activity.record, FIRST, "answer", PICKED, version="earlier")
    heard = tell(activity, type="open")
    assert heard["history"][FIRST]["answer"]["stale"]
    assert heard["summary"]["done"] == 0


def test_the_cue_of_risk_is_marked_in_the_look_back(activity: FormActivity) -> None:
    answer_all(activity)
    past = tell(activity, type="open")["summary"]["vignettes"]
    assert [name for name in WRITTEN if past[name]["risk"]] == [TENTH]


def test_a_draft_is_kept_and_is_no_answer(activity: FormActivity) -> None:
    heard = say(activity, WRITTEN[0], "draft", {"text": "You wr"})
    assert (heard["ok"], heard["summary"]["done"]) == (True, 0)
    assert tell(activity, type="open")["history"][WRITTEN[0]]["draft"]["data"] == {"text": "You wr"}


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        (FIRST, "answer", {"picked": [0]}),
        (FIRST, "answer", {"picked": [7], "confidence": 0.6}),
        (FIRST, "answer", TEXT),
        (WRITTEN[0], "answer", {"text": "too short"}),
        (WRITTEN[0], "answer", PICKED),
        (FIRST, "reveal", PICKED),
        (FORM.id, "answer", PICKED),
        (FIRST, "answer", None),
    ],
)
def test_an_act_that_makes_no_sense_gets_words_and_is_not_kept(
    activity: FormActivity, item: str, act: str, data: dict[str, Any]
) -> None:
    assert not say(activity, item, act, data)["ok"]
    assert activity.record.events() == []


def test_a_form_with_retired_vignettes_asks_the_ten_in_use_and_keeps_the_words_of_the_others(tmp_path: Path) -> None:
    form = Content(paths.data()).one(Form, "after-the-course")
    picked, wrote = form.choices[-1], form.written[-1]
    people = {one.person: Content(paths.data()).one(Person, one.person) for one in form.written}
    record = Record(tmp_path / "answers")
    keep(record, picked.id, "answer", PICKED, version=picked.version())
    keep(record, wrote.id, "answer", TEXT, version=wrote.version())

    activity = FormActivity(
        form, people, Frame(Content(paths.data()).words(), Content(paths.data()).only(Help), record)
    )

    assert [one["id"] for one in activity.card["vignettes"]] == list(form.vignettes)
    assert len(form.vignettes) == 10
    assert picked.retired
    assert wrote.retired
    assert activity.summary(record.events())["done"] == 0
    with pytest.raises(ValueError, match="only a vignette"):
        activity.reply(picked.id, Act.ANSWER, record.events()[0].answer)
    told = as_csv(record.events(), Telling(form.legends(), Content(paths.data()).words()["kept"]))
    assert picked.options[0].text in told
    assert picked.prompt.split("\n")[0] in told
    assert TEXT["text"] in told


@pytest.mark.parametrize(("key", "id"), [("choices", CHOICES[0]), ("written", WRITTEN[0])])
def test_a_form_needs_ten_in_use_whatever_is_retired(key: str, id: str) -> None:
    said = FORM.model_dump(mode="json")
    [one] = [one for one in said[key] if one["id"] == id]

    with_old = {**said, key: [*said[key], {**one, "id": "no-longer-asked", "retired": True}]}
    assert Form.model_validate(with_old).version() == FORM.version()

    one["retired"] = True
    with pytest.raises(ValueError, match=f"`{key}` needs exactly 5 that are not `retired`, and here are 4"):
        Form.model_validate(said)


def test_feedback_may_be_bettered_after_an_answer_and_a_scene_may_not() -> None:
    first = FORM.choices[0]
    better = [option.model_copy(update={"feedback": "Better said."}) for option in first.options]

    def version(**fields: Any) -> tuple[str, str]:
        changed = first.model_copy(update=fields)
        return FORM.model_copy(update={"choices": (changed, *FORM.choices[1:])}).version(), changed.version()

    now = (FORM.version(), first.version())
    assert version(options=tuple(better)) == now
    assert set(version(prompt="Another scene.")) & set(now) == set()
