"""What a drill says to its page, line by line; and the drills of the course, as a learner would answer them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.content.legends import legends
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.learner.outline import outlines
from course_lib.learner.progress import lessons_progress
from course_lib.learner.record import Record
from course_lib.models import Drill
from course_lib.models.drill import ASKED, LEVELS, OF_EACH
from course_lib.scoring.drill import see
from course_lib.session import Session
from tests.support.page import tell

CONTENT = Content(paths.data())
DRILL = CONTENT.one(Drill, "ten-open-questions")
LINES = {line.id: line for line in DRILL.lines}
OPEN, CLOSED = "What is that like for you?", "You should ring them today."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(CONTENT, Record(tmp_path / "answers"), Record(tmp_path / "private"))


def send(activity: Any, item: str, act: str, text: str = "", **more: Any) -> dict[str, Any]:
    return tell(activity, type="act", item=item, act=act, data={"text": text} if text else {}, **more)


def where(activity: Any) -> dict[str, Any]:
    summary: dict[str, Any] = tell(activity, type="open")["summary"]
    return summary


def answer(activity: Any, *texts: str) -> dict[str, Any]:
    """Answer the line that comes next, once or twice, and return where that leads."""
    line = where(activity)["next"]
    for act, text in zip(("first", "second"), texts, strict=False):
        assert send(activity, line, act, text)["ok"]
    return where(activity)


def test_neither_models_nor_what_to_listen_for_is_in_the_page_before_an_answer(session: Session) -> None:
    activity = session.drill(DRILL.id)

    state = json.dumps(activity.get_state(), default=str, ensure_ascii=False)

    kept = [text for one in DRILL.lines for text in (*one.listen_for, *one.meets, one.misses.reply, one.misses.why)]
    assert [text for text in kept if text[:40] in state] == []
    assert all(line.says[1:30] in state for line in DRILL.lines)


def test_an_answer_hears_what_was_seen_then_the_models(session: Session) -> None:
    activity = session.drill(DRILL.id)

    reply = send(activity, "open-new-rota", "first", OPEN)["reply"]

    assert (reply["seen"]["outcome"], reply["seen"]["saw"]) == ("there", ["open-question"])
    assert len(reply["meets"]) == 2
    assert reply["misses"]["why"]
    assert reply["listen_for"] == list(LINES["open-new-rota"].listen_for)


def test_what_somebody_feels_is_told_after_the_answer_where_feelings_are_drilled(session: Session) -> None:
    felt = send(session.drill("ten-feelings-said-back"), "feel-first-week", "first", "You were happy.")["reply"]

    assert felt["feelings"]["present"] == ["happy"]
    assert send(session.drill(DRILL.id), "open-new-rota", "first", OPEN)["reply"]["feelings"] is None


def test_an_easy_line_comes_first_and_two_that_have_it_lead_up(session: Session) -> None:
    activity = session.drill(DRILL.id)
    assert LINES[where(activity)["next"]].level == 1

    assert answer(activity, OPEN)["moved"] == 0
    here = answer(activity, OPEN)

    assert (here["level"], here["moved"], LINES[here["next"]].level) == (2, 1, 2)
    here = answer(activity, CLOSED, CLOSED)
    assert (here["level"], here["moved"], LINES[here["next"]].level) == (1, -1, 1)


def test_after_ten_lines_the_round_is_over_and_the_next_begins_where_one_was(session: Session) -> None:
    activity = session.drill(DRILL.id)
    seen = []
    for _ in range(ASKED):
        seen.append(where(activity)["next"])
        here = answer(activity, OPEN)

    assert len(set(seen)) == ASKED
    assert (here["number"], here["of"], here["level"]) == (10, 10, 3)
    assert sum(one["asked"] for one in here["levels"]) == 10
    again = session.drill(DRILL.id)
    assert LINES[where(again)["next"]].level == 3
    assert answer(again, CLOSED)["number"] == 1
    assert where(again)["since"] == here["ended"]


def test_a_line_passed_over_counts_among_the_ten_and_moves_no_level(session: Session) -> None:
    activity = session.drill(DRILL.id)
    for _ in range(ASKED):
        assert send(activity, where(activity)["next"], "skip")["ok"]

    here = where(activity)

    assert (here["number"], here["level"], here["levels"]) == (10, 1, [])


def test_a_second_try_is_kept_and_comes_back_with_the_first(session: Session) -> None:
    activity = session.drill(DRILL.id)
    answer(activity, CLOSED, OPEN)

    past = tell(session.drill(DRILL.id), type="open")["history"][where(activity)["last"]]

    assert (past["first"]["data"]["text"], past["second"]["data"]["text"]) == (CLOSED, OPEN)
    assert past["second"]["reply"]["seen"]["outcome"] == "there"


def test_a_drill_is_done_and_checks_its_objective_after_ten_lines(session: Session) -> None:
    activity = session.drill("ten-summaries")
    outlined = [one for one in outlines(CONTENT) if one.lesson.id == "responding"]

    def done() -> tuple[int, str]:
        [lesson] = lessons_progress(outlined, session.answers.events(), [])
        return lesson.done, lesson.reached[4].marks[1]

    for _ in range(ASKED - 1):
        answer(activity, CLOSED)
    assert done() == (0, "open")
    answer(activity, CLOSED)
    assert done() == (1, "done")


def test_danger_that_was_not_asked_about_hears_of_safety_and_leads_no_level_up(session: Session) -> None:
    activity = session.drill("asking-it-aloud")

    seen = send(activity, "ask-no-point-going-on", "first", "It must be hard to see no point.")["reply"]["seen"]

    assert (seen["safety"], seen["outcome"], len(seen["told"])) == (True, "not-seen", 1)
    assert (seen["to_try"], seen["strength"]) == (None, None)


def test_a_guard_against_turning_to_oneself_does_not_speak_over_a_repair(session: Session) -> None:
    activity = session.drill("after-a-miss")

    seen = send(activity, "repair-wrong-name", "first", "My mistake. I got my names wrong. And Rajan?")["reply"]["seen"]

    assert (seen["outcome"], seen["safety"]) == ("there", False)
    assert not (seen["held"] and seen["told"])


def test_an_answer_is_kept_where_the_coach_fails(session: Session) -> None:
    activity: Any = session.drill(DRILL.id)

    def broken(_: object) -> None:
        raise RuntimeError("no numbers")

    activity._coach = broken
    said = send(activity, "open-new-rota", "first", OPEN)

    assert said["ok"]
    assert said["reply"]["seen"] is None
    assert where(activity)["number"] == 1


@pytest.mark.parametrize(
    ("item", "act", "data"),
    [
        ("open-new-rota", "first", {"text": "  "}), ("open-new-rota", "first", {"picked": [1]}),
        ("open-new-rota", "answer", {"text": "a"}), (DRILL.id, "first", {"text": "a"}),
        ("no-line", "first", {"text": "a"}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_answered_in_words_and_not_kept(
    session: Session, item: str, act: str, data: dict[str, Any]
) -> None:
    activity = session.drill(DRILL.id)

    assert not tell(activity, type="act", item=item, act=act, data=data)["ok"]
    assert session.answers.events() == []


def test_a_line_that_was_rewritten_since_is_asked_anew(session: Session) -> None:
    activity: Any = session.drill(DRILL.id)
    answer(activity, OPEN)

    activity.versions = dict.fromkeys(activity.versions, "another")

    assert where(activity)["number"] == 0


def test_what_is_kept_tells_answers_beside_what_was_said(session: Session) -> None:
    answer(session.drill(DRILL.id), OPEN)

    [row] = tell(session.kept(), type="ask", ask="latest")["latest"]

    assert OPEN in row["answer"]
    assert DRILL.title in row["item"]


def test_there_are_words_for_whatever_may_be_seen() -> None:
    words = CONTENT.words()["drill"]
    source = (paths.data().parent / "course_lib" / "scoring" / "drill.py").read_text(encoding="utf-8")

    outcomes = [f"{one}_{drill.skill}" for drill in CONTENT.all(Drill) for one in ("there", "maybe", "not-seen")]
    assert [key for key in outcomes if key not in words] == []
    named = [key.partition("_")[2] for key in words if key.startswith(("saw_", "unseen_", "beside_"))]
    assert [name for name in named if f'"{name}"' not in source] == []


def test_the_course_has_a_drill_a_skill_with_four_lines_a_level_and_each_line_its_legend() -> None:
    drills = CONTENT.all(Drill)

    assert Counter(drill.skill for drill in drills).most_common(1)[0][1] == 1
    assert [d.id for d in drills if Counter(one.level for one in d.asked()) != dict.fromkeys(LEVELS, OF_EACH)] == []
    assert VERBS["drill"].enough == ASKED
    known = legends(CONTENT)
    assert [one.id for drill in drills for one in drill.lines if one.id not in known] == []


@pytest.mark.parametrize("name", CONTENT.names(Drill))
def test_a_reply_that_meets_is_seen_as_such_and_one_that_misses_is_not(name: str) -> None:
    from course_lib.coach.loading import Coach

    drill = CONTENT.one(Drill, name)
    outcomes = {
        (line.id, reply): see(drill, Coach(line.heard()).read(reply), reply).outcome
        for line in drill.lines
        for reply in (*line.meets, line.misses.reply)
    }

    meets = [(line.id, reply) for line in drill.lines for reply in line.meets]
    assert [one for one in meets if outcomes[one] == "not-seen"] == []
    assert sum(outcomes[one] == "there" for one in meets) >= 0.9 * len(meets)
    assert [line.id for line in drill.lines if outcomes[line.id, line.misses.reply] == "there"] == []
