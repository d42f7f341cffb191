"""What a marker is told of a written reply by the coach: what it is sure of, beside the rubric, and no mark."""

from __future__ import annotations

import pytest

from course_lib.grading import bank, page
from course_lib.grading.points import texts
from course_lib.grading.submission import HandedIn
from course_lib.grading.suggestion import suggestion
from course_lib.models.answers import Picked, Written
from course_lib.models.tasks.written import WrittenTask
from tests.support.places import ROOT

NAME = "listening-and-responding"
ITEMS = {item.id: item for item in bank.read(ROOT / "banks", NAME).items}
WRITTEN = [item for item in ITEMS.values() if isinstance(item, WrittenTask)]


def told(item: str, text: str) -> str:
    return " ".join(suggestion(ITEMS[item], HandedIn(Written(text=text), "", stale=False)))


def test_danger_left_unasked_is_told_and_the_plain_question_too() -> None:
    missed = told("rune-and-the-dog", "That sounds like a really good week, and you have got so much done.")
    asked = told("rune-and-the-dog", "The dog, the shed, and “afterwards”. Are you thinking of killing yourself?")

    assert missed.startswith("Stop here first.")
    assert asked.startswith("You asked directly")


def test_a_strength_is_told_and_the_clients_own_words_copied_are_told() -> None:
    given_back = told("dervla-and-the-garage", "You’re furious. Nine years, and he sold it over your head.")
    copied = told(
        "dervla-and-the-garage", "He sold it. Over my head, to a carpet warehouse! And everybody says calm down."
    )

    assert given_back.startswith("The reflection gives back something of this client’s own")
    assert copied.startswith("These are the client’s own words")


@pytest.mark.parametrize("text", ["[I wait.]", "Mm.", "[I wait.] Take your time."])
def test_who_says_little_to_somebody_who_weeps_is_not_judged(text: str) -> None:
    assert told("anselm-in-the-yard", text) == ""


def test_nothing_is_told_of_what_is_no_reply_or_has_no_moment() -> None:
    reply = HandedIn(Written(text="You had it all there."), "", stale=False)
    bare = ITEMS["a-reply-to-samuel"].model_copy(update={"moment": None})

    assert suggestion(bare, reply) == ()
    assert suggestion(ITEMS["the-late-bus"], HandedIn(Picked(picked=(1,)), "", stale=False)) == ()
    assert suggestion(ITEMS["a-reply-to-samuel"], None) == ()
    assert told("a-reply-to-samuel", "  ") == ""


def test_it_stands_below_the_rubric_as_text_and_changes_no_mark() -> None:
    item = ITEMS["rune-and-the-dog"]

    block = page.for_marker(item, [], suggestion=["Stop <b>here</b> first."])

    assert block.index("Add up one row a criterion") < block.index("warmth without the question")
    assert block.index("no part of the mark") < block.index("Stop &lt;b&gt;here&lt;/b&gt; first.")
    assert "no part of the mark" not in page.for_marker(item, [])
    assert texts.written("Are you thinking of killing yourself?").points is None


def test_every_written_task_has_two_or_three_criteria_with_whole_anchors_and_a_moment() -> None:
    assert len(WRITTEN) == 9
    for item in WRITTEN:
        assert 2 <= len(item.rubric) <= 3
        assert item.moment
        for criterion in item.rubric:
            assert [anchor.points for anchor in criterion.anchors] == [0, 1, 2]


def test_what_the_moment_knows_does_not_travel_and_no_criterion_names_the_danger() -> None:
    sheet = bank.read(ROOT / "banks", NAME).question_sheet(NAME)
    questions = {question.id: question.model_dump_json() for question in sheet.items}

    for item in WRITTEN:
        travels = questions[item.id]
        assert item.moment
        assert item.guideline is None or item.guideline not in travels
        assert not any(idea in travels for idea in item.moment.key_ideas)
        assert '"moment"' not in travels
    assert not any("suicid" in questions[item.id] for item in WRITTEN)
    assert "danger" not in " ".join(criterion.name for criterion in ITEMS["rune-and-the-dog"].rubric)  # type: ignore[union-attr]
