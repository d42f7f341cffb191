"""What a learner's answer is: its types, its words, and the records that were written before it had any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import models as m
from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import (
    Coded,
    Compared,
    Heard,
    Judged,
    Nothing,
    Ordered,
    Picked,
    Placed,
    Rated,
    Written,
    answer,
)
from course_lib.models.attention import Attended
from course_lib.models.cue_answers import Posed, Shared, UnitNamed, Weighed
from course_lib.models.legend import Legend
from course_lib.models.meta_analysis import Guessed, Pooled
from course_lib.models.own_data import FromOwnData
from course_lib.models.talk_answers import Begun, Inferred, Noted, Rehearsed, Said, Talked, Turned
from course_lib.models.worksheet import Calculated
from course_lib.session import Session
from tests.support.events import keep
from tests.support.page import tell

#: Lines as every kind's front end sent them and the record kept them when an answer was a plain dictionary.
EARLIER = Path(__file__).parent / "written-before-answers-had-types"
#: What came later has no line there.
LATER: tuple[set[Act], set[type[Answer]]] = (
    {Act.FAMILIES, Act.SIZE, Act.BEGIN, Act.TURN, Act.NOTE, Act.END, Act.INFER, Act.REHEARSE, Act.TEST,
     Act.SECOND_LOOK},
    {Heard, Begun, Turned, Noted, Inferred, Rehearsed, Attended, Calculated, FromOwnData, Guessed, Pooled, Said,
     Talked},
)  # fmt: skip
LEGEND = Legend(
    "A question",
    {"0": "The first", "2": "The third", "warm": "Warmth", "a-card": "“A card”", "one": "Listen", "two": "Speak",
     "level 4": "Understands", "brow": "Inner brow raiser", "sad": "Something is sad", "meets": "one that meets",
     "mixed": "Mixed", "yes": "yes", "no": "no", "another-way": "said another way", "waited": "nothing"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "shape", "words"),
    [
        ({}, Nothing, ""),
        ({"picked": [0, 2], "confidence": 0.8}, Picked, "The first; The third (80 %)"),
        ({"picked": [0]}, Picked, "The first"),
        ({"picked": [9]}, Picked, "(10)"),
        ({"picked": "brow"}, UnitNamed, "Inner brow raiser"),
        ({"codes": {"2": "warm", "0": "cold-shoulder"}}, Coded, "The first: cold shoulder; The third: Warmth"),
        ({"cards": {"a-card": "warm"}, "attempt": 2}, Placed, "“A card”: Warmth"),
        ({"steps": ["two", "one"]}, Ordered, "1. Speak 2. Listen"),
        ({"level": 4, "attempt": 1}, Rated, "4 Understands"),
        ({"number": -0.25, "attempt": 2}, Calculated, "-0.25"),
        ({"number": None}, Calculated, "none"),
        ({"data_set": "0a1b2c3d", "found": {"warm": 0.25, "one": -3.0}}, FromOwnData, "Warmth: 0.25; Listen: -3"),
        ({"pose": {"brow": 0.5}}, Posed, "Inner brow raiser 50 %"),
        ({"weights": {"sad": 30, "else": 10}}, Weighed, "Something is sad 75 %; else 25 %"),
        ({"shares": {"sad": 0.25, "else": 0.75}}, Shared, "Something is sad 25 %; else 75 %"),
        ({"families": ["warm", "sad"]}, Heard, "Warmth, Something is sad"),
        ({"families": ["warm"], "word": "fond", "attempt": 2}, Heard, "Warmth: fond"),
        ({"text": "Words of mine.", "ratings": ["yes", "no"]}, Written, "Words of mine. (yes, no)"),
        ({"text": "Words of mine."}, Written, "Words of mine."),
        ({"seed": "7-7", "feedback": "end"}, Begun, ""),
        (
            {"at": 0, "said": "Go on.", "lands": "stays-close", "heard": ["[Nods]", "Well."]},
            Turned,
            "1. Go on. → [Nods] Well.",
        ),
        (
            {"at": 1, "instead": "What then?", "number": None, "lands": "explores", "heard": ["Then it’s Monday."]},
            Rehearsed,
            "2. said another way: What then? → Then it’s Monday.",
        ),
        ({"at": 0, "instead": "", "heard": ["[Waits]"]}, Rehearsed, "1. said another way: nothing → [Waits]"),
        ({"at": 1, "noted": "To slow down."}, Noted, "2. To slow down."),
        ({"at": 1, "noted": ""}, Noted, ""),
        ({"thing": "a-thing", "inferred": "Afraid."}, Inferred, "a-thing: Afraid."),
        ({"thing": "a-thing", "inferred": "Afraid.", "near": "far"}, Inferred, "a-thing: Afraid. (far)"),
        (
            {"noticings": 2, "minutes": 1, "seconds": 60, "eyes": "eyes-open", "anchor": "warm", "line": "Lunch."},
            Attended,
            "Warmth, eyes open, 1:00, noticed 2 ×: Lunch.",
        ),
        (
            {"noticings": 0, "minutes": 5, "seconds": 9, "eyes": "eyes-closed", "anchor": "feet"},
            Attended,
            "feet, eyes closed, 0:09, noticed 0 ×",
        ),
        ({"guess": 0.3, "low": -0.05, "high": 0.62}, Guessed, "r = .30 (−.05 – .62)"),
        ({"poolings": [{"wanted": ["warm", ""], "by_hand": [2], "out": [2, 4]}, {}]}, Pooled, "warm, −3; –"),
        ({"quality": "meets"}, Compared, "one that meets"),
        ({"verdict": "mixed"}, Judged, "Mixed"),
    ],
    ids=str,
)
def test_an_answer_has_its_type_its_words_and_is_stored_as_it_was_sent(
    data: object, shape: type[Answer], words: str
) -> None:
    found = answer(data)

    assert type(found) is shape
    assert found.describe(LEGEND) == words
    assert found.stored() == data


@pytest.mark.parametrize(
    "data",
    [
        None, [], "x", 7, {"nonsense": 1}, {"picked": None}, {"picked": [1.0]}, {"picked": [True]}, {"picked": [-1]},
        {"picked": [0], "confidence": 60}, {"picked": [0], "confidence": float("nan")}, {"picked": [0], "more": 1},
        {"codes": {"-1": "x"}}, {"codes": {"01": "x"}}, {"codes": {"1": None}}, {"cards": ["x"]}, {"steps": "x"},
        {"families": "warm"}, {"families": [], "attempt": 0},
        {"number": "3"}, {"number": True}, {"number": float("inf")},
        {"data_set": "short", "found": {}}, {"data_set": "0a1b2c3d"}, {"data_set": "0a1b2c3d", "found": {"one": "1"}},
        {"data_set": "0a1b2c3d", "found": {"one": float("nan")}}, {"data_set": "0a1b2c3d", "found": {"": 1.0}},
        {"level": 0}, {"level": "3"}, {"pose": {"brow": 1.5}}, {"shares": {"sad": "half"}}, {"text": 5},
        {"text": "x", "ratings": ["maybe"]}, {"quality": "excellent"}, {"verdict": ""}, {"text": {1, 2}},
        {"seed": ""}, {"seed": "7", "feedback": "never"}, {"at": -1, "said": "x"}, {"said": "x"}, {"noted": "x"},
        {"instead": "x"}, {"at": -1, "instead": "x"}, {"at": 0, "instead": None},
        {"noticings": 1}, {"noticings": -1, "minutes": 1, "seconds": 5, "eyes": "eyes-open", "anchor": "feet"},
        {"noticings": 1, "minutes": 2, "seconds": 5, "eyes": "eyes-open", "anchor": "feet"},
        {"noticings": 1, "minutes": 1, "seconds": 5, "eyes": "half", "anchor": "feet"},
        {"guess": 0.3}, {"guess": 0.3, "low": 0.4, "high": 0.6}, {"guess": 0.3, "low": 0.1, "high": 1.0},
        {"guess": "0.3", "low": 0.1, "high": 0.6}, {"guess": float("nan"), "low": 0.1, "high": 0.6},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_answer_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="is no answer"):
        answer(data)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(
    st.sampled_from(["picked", "codes", "text", "level", "pose", "attempt", "x"]), x)))  # fmt: skip
def test_whatever_a_page_sends_is_an_answer_or_refused_with_a_value_error(data: object) -> None:
    try:
        found = answer(data)
    except ValueError:
        return
    assert answer(found.stored()) == found


def test_half_an_emoji_becomes_a_question_mark_and_costs_nothing_else() -> None:
    assert answer({"text": "cut \ud83d"}).stored() == {"text": "cut ?"}


def types_of(base: type[Answer]) -> set[type[Answer]]:
    """The types below a base; one that others share is none itself."""
    below = base.__subclasses__()
    return {base} if not below else set[type[Answer]]().union(*map(types_of, below))


def test_every_type_of_answer_can_be_read() -> None:
    read = {type(answer(event.answer.stored())) for event in Record(EARLIER).events()}
    assert read | LATER[1] == types_of(Answer)


def test_a_record_written_before_answers_had_types_is_read_to_the_last_line() -> None:
    (segment,) = EARLIER.glob("*.jsonl")
    lines = [json.loads(line) for line in segment.read_text(encoding="utf-8").splitlines()[1:]]
    record = Record(EARLIER)

    events = record.events()

    assert record.problems == {}
    assert {event.act for event in events} | LATER[0] == set(Act)
    assert [event.stored() for event in events] == sorted(lines, key=lambda line: line["at"])


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(Content(paths.data()), Record(tmp_path / "answers"), Record(tmp_path / "private"))


def test_what_is_kept_tells_every_answer_of_every_kind_in_words(session: Session) -> None:
    # given: an answer of each type, to things of the course
    content, record = session.content, session.answers
    quiz, talk = content.all(m.Quiz)[0], content.all(m.Transcript)[0]
    sorting, ordering = content.all(m.Sorting)[0], content.all(m.Ordering)[0]
    rating, face, cue = content.all(m.Rating)[0], content.all(m.Face)[0], content.all(m.Cue)[0]
    line, size = next((line, line.size) for lab in content.all(m.FeelingLab) for line in lab.lines if line.size)
    turn = next(index for index, turn in enumerate(talk.turns) if turn.code)
    unit = next(unit for unit in content.only(m.Units).units if unit.id == face.units[0])
    keep(record, quiz.items[0].id, "answer", {"picked": [1], "confidence": 0.6})
    keep(record, talk.id, "answer", {"codes": {str(turn): talk.turns[turn].code}})
    keep(record, sorting.id, "answer", {"cards": {sorting.cards[0].id: sorting.cards[0].category}})
    keep(record, ordering.id, "answer", {"steps": [step.id for step in ordering.steps]})
    keep(record, rating.replies[0].id, "answer", {"level": 2, "attempt": 1})
    keep(record, face.tasks[0].id, "answer", {"pose": {unit.id: 0.5}})
    keep(record, cue.contexts[0].id, "shares", {"shares": {cue.readings[0].id: 1.0}})
    keep(record, line.id, "families", {"families": ["none"]})
    keep(record, line.id, "size", {"families": [size.family], "word": size.words[0]})
    keep(record, "C27", "verdict", {"verdict": "mixed"})
    keep(record, quiz.id, "skip", {})
    keep(record, "gone-for-long", "answer", {"picked": [2]})

    latest = tell(session.kept(), type="ask", ask="latest")["latest"]

    rows = [(row["item"], row["answer"]) for row in reversed(latest)]
    scale = content.one(m.Scale, rating.scale)
    expected = [
        (quiz.items[0].prompt, f"{quiz.items[0].options[1].text} (60 %)"),
        (talk.title, talk.turns[turn].text),
        (sorting.title, sorting.cards[0].text),
        (ordering.title, f"1. {ordering.steps[0].text}"),
        (rating.title, f"2 {scale.levels[1].name}"),
        (face.title, f"{unit.name} 50 %"),
        (cue.title, f"{cue.readings[0].text} 100 %"),
        (line.client, "None that I would name yet"),
        (line.client, f"{size.family}: {size.words[0]}"),
        ("", "Mixed or uncertain"),
        (quiz.title, "skipped"),
        ("gone for long", "(3)"),
    ]
    assert len(rows) == len(expected)
    for (item, said), (title, words) in zip(rows, expected, strict=True):
        assert title[:60] in item
        assert words in said


def test_the_table_to_take_along_tells_answers_in_words(session: Session) -> None:
    keep(session.answers, "C27", "verdict", {"verdict": "mixed"})

    text = tell(session.kept(), type="ask", ask="export", data={"format": "csv"})["text"]

    assert "verdict" in text
    assert "Mixed or uncertain" in text
