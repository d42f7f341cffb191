"""A session in an assignment: said again from its replies, it earns what that brings, and a forgery no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course_lib.authoring.check import clients
from course_lib.authoring.policies import SIMPLE, Offered, at_random, listener
from course_lib.coach import Card, Reading
from course_lib.content.diagnostics import ContentError
from course_lib.dialogue import State
from course_lib.dialogue.replay import play
from course_lib.grading import bank, marking, page, transcript
from course_lib.grading.points import sessions
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.submission import HandedIn
from course_lib.grading.suggestion import by_the_coach
from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import Written
from course_lib.models.landing import Landing
from course_lib.models.question_sheet import QuestionSheet
from course_lib.models.talk_answers import Said, Talked
from course_lib.models.tasks.session import SessionTask
from tests.support.grading.sessions import chosen
from tests.support.places import ROOT

NAME = "listening-and-responding"
BANK = bank.read(ROOT / "banks", NAME)
(TASK,) = (item for item in BANK.items if isinstance(item, SessionTask))
CLIENT = TASK.client


def nobody_reads(reply: str, card: Card) -> Reading:
    raise AssertionError("a reply that was chosen is not read")


def spoken(say: Callable[[str], str], turns: int = 12) -> Talked:
    """A session in which every reply is in free words, made of what the client said last."""
    talked = Talked(seed="free", session=1)
    for _ in range(turns):
        run = play(CLIENT, talked, by_the_coach)
        if run.last.state.ended:
            break
        said = Said(said=say(" ".join(run.last.says)))
        talked = talked.model_copy(update={"replies": (*talked.replies, said)})
    return talked


def earned(talked: Talked) -> float:
    points = sessions.session(TASK, talked, by_the_coach).points
    assert points is not None
    return points


def test_the_client_holds_up_as_those_of_the_course_do() -> None:
    assert [*clients._written(CLIENT), *clients._walked(CLIENT)] == []
    assert len(CLIENT.topics) == 3
    assert len(list(CLIENT.things())) >= 9


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_whoever_listens_earns_all_that_is_decided_by_rule_and_the_rest_waits(seed: str) -> None:
    mark = sessions.session(TASK, chosen(CLIENT, listener, seed), nobody_reads)

    assert mark.points == TASK.by_rule()
    assert mark.waits
    assert len(mark.reasons) == len(TASK.decided)


def test_a_session_said_again_gives_the_same_mark_and_the_same_words() -> None:
    talked = chosen(CLIENT, listener)

    assert sessions.session(TASK, talked, nobody_reads) == sessions.session(TASK, talked, nobody_reads)
    assert play(CLIENT, talked, nobody_reads) == play(CLIENT, talked, nobody_reads)


def test_who_chooses_without_listening_never_gets_everything() -> None:
    for name, policy in SIMPLE.items():
        marks = [earned(chosen(CLIENT, policy, str(seed))) for seed in range(10)]
        assert max(marks) < TASK.by_rule(), name
    assert sum(earned(chosen(CLIENT, at_random, str(seed))) for seed in range(100)) / 100 < TASK.by_rule() / 2 + 0.5


PARROTS: dict[str, Callable[[str], str]] = {
    "echo": lambda says: says,
    "stem": lambda says: f"It sounds like {says}",
    "nod": lambda _: "Mm.",
    "wait": lambda _: "",
}


@pytest.mark.parametrize("say", PARROTS.values(), ids=PARROTS)
def test_a_parrot_and_a_nod_earn_little(say: Callable[[str], str]) -> None:
    assert earned(spoken(say)) <= 2


def test_nothing_said_earns_nothing_and_waits_for_nobody() -> None:
    assert sessions.session(TASK, Talked(seed="a", session=1), nobody_reads) == UNANSWERED
    assert sessions.session(TASK, Talked(seed="a", session=1, over=True), nobody_reads) == UNANSWERED


def test_danger_passed_over_earns_nothing_for_it() -> None:
    def passes_over(state: State, says: str, offered: Offered) -> int:
        if CLIENT.thing(state.floor).risk and not state.ruptured:
            return next(number for number, one in offered if one.lands not in ("asks-directly", "next-step"))
        return listener(state, says, offered)

    said = " ".join(sessions.session(TASK, chosen(CLIENT, passes_over), nobody_reads).reasons)

    assert "What needs an answer at once, gets the one that it needs: 0 of 1." in said


def test_free_words_in_which_the_coach_is_sure_count() -> None:
    open_one = spoken(lambda _: "What was that like for you, just then?", turns=4)

    run = play(CLIENT, open_one, by_the_coach)

    assert all("open-question" in turn.sure for turn in run.turns)
    assert sessions.count(run, Landing.EXPLORES, sessions.OPEN) >= 1


def test_forged_landings_bring_a_person_and_no_points() -> None:
    talked = chosen(CLIENT, at_random)
    forged = talked.model_copy(
        update={"replies": tuple(one.model_copy(update={"lands": "understands"}) for one in talked.replies)}
    )

    assert sessions.session(TASK, forged, nobody_reads) == Mark(None, (sessions.OTHERWISE,))


def test_replies_that_cannot_have_been_said_are_left_out_and_told() -> None:
    whole = chosen(CLIENT, listener)
    some = whole.model_copy(
        update={"replies": (*whole.replies[:3], Said(said="", number=99), *whole.replies[3:]), "over": False}
    )
    more = whole.model_copy(update={"replies": (*whole.replies, Said(said="And another thing?"))})

    assert earned(some) == earned(whole.model_copy(update={"replies": whole.replies[:3]}))
    left = f"{len(whole.replies) - 2} of your replies can’t have been said in this session, and weren’t counted."
    assert left in sessions.session(TASK, some, nobody_reads).reasons
    if not whole.over:
        assert earned(more) == earned(whole)


def test_a_record_of_it_is_marked_from_its_last_line_and_drafts_and_damage_are_passed_over(tmp_path: Path) -> None:
    # given: two sessions, the second left early, a draft after it, and a torn line
    record, version = Record(tmp_path / "answers"), TASK.question().version()
    first, second = (
        chosen(CLIENT, listener),
        chosen(CLIENT, listener, "b", most=2).model_copy(update={"session": 2, "over": False}),
    )
    for one in (first, second):
        record.append(TASK.id, Act.ANSWER, one, version=version)
    record.append(TASK.id, Act.DRAFT, Written(text="half a"), version=version)
    (tmp_path / "answers" / "torn.jsonl").write_text('{"format":1}\n{"id":"x","at":"2026', encoding="utf-8")

    marked = marking.mark(BANK, BANK.question_sheet(NAME), tmp_path)

    # then: the last one counts
    assert marked.marks[TASK.id].points == earned(second)
    assert marked.answers[TASK.id].answer == second


def test_the_learner_reads_what_was_said_and_the_marker_how_it_landed() -> None:
    talked = chosen(CLIENT, listener)
    evil = Talked(seed="a", session=3, replies=(Said(said="<script>alert(1)</script> What happened?"),))

    learner, marker = transcript.for_learner(TASK, talked), transcript.for_marker(TASK, talked)

    assert "understands" not in learner
    assert "<td>understands</td>" in marker
    assert "<script>" not in transcript.for_learner(TASK, evil) + transcript.for_marker(TASK, evil)
    assert "Session 3 of 3 at most" in transcript.for_marker(TASK, evil)
    block = page.for_marker(TASK, [], given=HandedIn(talked, "", stale=False), mark=Mark(4.5, (), waits=True))
    assert "Add up one row a criterion (4 at most)" in block
    assert "Add the 4.5 that the rules gave." in block


def test_what_decides_stays_with_the_bank_and_what_is_needed_to_talk_travels() -> None:
    said = BANK.question_sheet(NAME).model_dump_json()
    question = next(one for one in QuestionSheet.model_validate_json(said).items if one.id == TASK.id)

    assert question.client is not None
    assert list(question.client.lines()) == list(CLIENT.lines())
    for thing in CLIENT.things():
        assert thing.inside.strip()[:40] not in said
        assert not any(one.why.strip()[:40] in said for one in thing.replies)
    for key in ("decided", "rubric", "least", "looks_like"):
        assert f'"{key}":' not in said


def test_a_session_without_its_client_is_a_letter(tmp_path: Path) -> None:
    text = (ROOT / "banks" / f"{NAME}.yml").read_text(encoding="utf-8")
    (tmp_path / f"{NAME}.yml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=r"eleven-rungs\.yml:1: a session names this client"):
        bank.read(tmp_path, NAME)
