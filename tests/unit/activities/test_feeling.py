"""What the feelings lab says to its page, message by message, and what it refuses to be made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from course_lib import paths
from course_lib.activities.feeling.feeling import FeelingActivity
from course_lib.activities.frame.frame import Frame
from course_lib.coach import Naming
from course_lib.coach.loading import naming
from course_lib.content.reader import Content, load
from course_lib.learner.outline import OutlinedActivity
from course_lib.learner.progress import _done
from course_lib.learner.record import Record
from course_lib.models import FeelingLab, FeelingLine, Help, Meanings
from course_lib.models.acts import Act
from tests.support.page import tell
from tests.support.places import SAMPLES

LAB = load(SAMPLES / "feelings" / "two-voices.yml", FeelingLab)
KEYS, FORM = LAB.lines
CONTENT = Content(paths.data())
WORDS = CONTENT.words()["feeling"]


def made(lab: FeelingLab, place: Path, listen: Any = naming) -> FeelingActivity:
    frame = Frame(CONTENT.words(), CONTENT.only(Help), Record(place / "answers"))
    return FeelingActivity(lab, CONTENT.only(Meanings), listen, frame)


@pytest.fixture
def activity(tmp_path: Path) -> FeelingActivity:
    return made(LAB, tmp_path)


def say(activity: FeelingActivity, act: str, line: FeelingLine = KEYS, **data: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=line.id, act=act, data=data)


def heard(activity: FeelingActivity, *families: str, attempt: int = 1, line: FeelingLine = KEYS) -> dict[str, Any]:
    reply: dict[str, Any] = say(activity, "families", line, families=list(families), attempt=attempt)["reply"]
    return reply


def sized(activity: FeelingActivity, word: str, attempt: int = 1) -> dict[str, Any]:
    reply: dict[str, Any] = say(activity, "size", families=["anger"], word=word, attempt=attempt)["reply"]
    return reply


def told(activity: FeelingActivity, text: str, line: FeelingLine = KEYS) -> list[str]:
    return [one.get("says", one["about"]) for one in say(activity, "first", line, text=text)["reply"]["told"]]


def test_neither_key_nor_sizes_nor_sentences_are_in_the_page_before_an_answer(activity: FeelingActivity) -> None:
    state = json.dumps(activity.get_state(), default=str, ensure_ascii=False)
    kept = [one.feedback for line in LAB.lines for one in line.families]
    kept += [line.unnamed.feedback for line in LAB.lines]
    kept += [text for line in LAB.lines for one in line.models for text in (one.reply, one.note)]
    kept += [line.retry for line in LAB.lines] + ["enraged", "furious"]
    assert [text for text in kept if text.split(".")[0] in state] == []
    assert all(set(one) == {"id", "text"} for line in activity.card["lines"] for one in line["families"])
    assert [line["families"][-1]["text"] for line in activity.card["lines"]] == [WORDS["none"]] * 2


def test_the_first_try_tells_of_what_was_chosen_and_no_more(activity: FeelingActivity) -> None:
    reply = heard(activity, "anger", "guilt")
    assert not reply["right"]
    assert not reply["shown"]
    assert {name: one["heard"] for name, one in reply["families"].items()} == {"anger": "there", "guilt": "absent"}
    assert reply["size"] is None


def test_the_second_try_tells_all_and_then_asks_for_the_size(activity: FeelingActivity) -> None:
    reply = heard(activity, "guilt", attempt=2)
    assert (reply["right"], reply["shown"]) == (False, True)
    assert set(reply["families"]) == {"anger", "sadness", "guilt", "relief", "boredom", "none"}
    assert reply["size"] == {"family": "anger", "words": ["annoyed", "angry", "furious", "enraged"]}


def test_what_may_be_there_is_neither_asked_for_nor_held_against_anybody(activity: FeelingActivity) -> None:
    assert heard(activity, "anger")["right"]
    assert heard(activity, "anger", "sadness")["right"]
    assert not heard(activity, "sadness")["right"]


def test_where_no_feeling_is_to_be_named_none_is_right_and_no_size_is_asked(activity: FeelingActivity) -> None:
    reply = heard(activity, "none", line=FORM)
    assert (reply["right"], reply["none"], reply["size"]) == (True, True, None)
    assert not heard(activity, "fear", line=FORM)["right"]
    assert not say(activity, "size", FORM, families=["anger"], word="angry")["ok"]


def test_a_word_too_small_or_too_large_says_what_it_may_do_and_the_second_shows_what_fits(
    activity: FeelingActivity,
) -> None:
    small, large = sized(activity, "annoyed"), sized(activity, "enraged", attempt=2)
    assert (small["fit"], small["shown"], small["fitting"]) == ("small", False, [])
    assert "She may have to get louder" in small["feedback"]
    assert (large["fit"], large["shown"], large["fitting"]) == ("large", True, ["angry"])
    assert "She may have to calm you down" in large["feedback"]
    assert "The plain word is enough" in large["reason"]
    assert sized(activity, "angry")["fit"] == "fits"


def test_our_sentences_come_after_the_learners_own_and_the_second_is_read_too(activity: FeelingActivity) -> None:
    first = say(activity, "first", text="You’re angry about the keys.")["reply"]
    assert len(first["models"]) == 2
    assert "Shorter than hers" in first["retry"]
    assert list(say(activity, "second", text="You’re angry.")["reply"]) == ["told"]


def test_a_sentence_is_kept_though_nobody_could_read_it(tmp_path: Path) -> None:
    def deaf(sentence: str, line: FeelingLine) -> Naming:
        raise OSError("no numbers")

    activity = made(LAB, tmp_path, deaf)
    said = say(activity, "first", text="You’re angry about the keys.")
    assert said["ok"]
    assert said["reply"]["told"] is None
    assert len(activity.record.events()) == 1


def test_all_comes_back_when_the_lesson_is_opened_again(activity: FeelingActivity, tmp_path: Path) -> None:
    heard(activity, "guilt")
    heard(activity, "guilt", attempt=2)
    sized(activity, "angry")
    say(activity, "draft", text="You’re ang")
    past = tell(made(LAB, tmp_path), type="open")["history"][KEYS.id]
    assert past["families"]["reply"]["shown"]
    assert past["size"]["data"] == {"families": ["anger"], "word": "angry", "attempt": 1}
    assert past["draft"]["data"]["text"] == "You’re ang"


def test_a_line_is_done_with_its_sentence_and_not_before(activity: FeelingActivity) -> None:
    whole = OutlinedActivity(LAB.id, "feeling", tuple(line.id for line in LAB.lines))

    def done() -> bool:
        return _done(whole, {event.item for event in activity.record.events() if event.act.finishes})

    heard(activity, "anger")
    sized(activity, "angry")
    say(activity, "skip", FORM)
    assert not done()
    say(activity, "first", text="You’re angry about the keys.")
    assert done()
    assert not Act.FAMILIES.finishes


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("families", {"families": []}),
        ("families", {"families": ["anger", "anger"]}),
        ("families", {"families": ["anger", "none"]}),
        ("families", {"families": ["pride"]}),
        ("families", {"families": ["anger"], "word": "angry"}),
        ("size", {"families": ["anger"], "word": "sad"}),
        ("size", {"families": ["guilt"], "word": "angry"}),
        ("size", {"families": ["anger"]}),
        ("first", {"text": "  "}),
        ("first", {"families": ["anger"]}),
        ("answer", {"families": ["anger"]}),
    ],
)
def test_what_makes_no_sense_gets_words_and_is_not_kept(
    activity: FeelingActivity, act: str, data: dict[str, Any]
) -> None:
    assert not say(activity, act, **data)["ok"]
    assert activity.record.events() == []


def test_feedback_may_be_bettered_after_an_answer_and_the_line_may_not() -> None:
    def version(**change: Any) -> str:
        return KEYS.model_copy(update=change).version()

    assert version(retry="Better said.", about=("the hook",)) == KEYS.version()
    assert version(says="Other words.") != KEYS.version()
    assert version(families=KEYS.families[:4]) != KEYS.version()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"families": [KEYS.families[0].model_dump()] * 4}, "a family is on offer twice"),
        ({"unnamed": {"heard": "there", "feedback": "f"}}, "every family is `absent`"),
        ({"size": None}, "`size` is asked of a family that is `there`"),
        ({"size": KEYS.size.model_dump() | {"family": "sadness"} if KEYS.size else {}}, "`size` is asked of a family"),
        ({"size": KEYS.size.model_dump() | {"small": None} if KEYS.size else {}}, "`small` tells what a word below"),
        ({"size": KEYS.size.model_dump() | {"most": "strong"} if KEYS.size else {}}, "`large` tells what a word above"),
        ({"families": [one.model_dump() | {"heard": "absent"} for one in KEYS.families]}, "at least one is `there`"),
    ],
)
def test_a_line_whose_key_contradicts_itself_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        FeelingLine.model_validate(KEYS.model_dump() | change)
