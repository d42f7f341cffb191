"""What is told is in the words: a fault's name, a small gesture, the part of the client's words that comes back."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from course_lib import paths
from course_lib.coach import Reading
from course_lib.coach import read as pure
from course_lib.coach.faults import Doubt, Faults
from course_lib.coach.loading import Coach, book, read
from course_lib.coach.text import notes
from course_lib.content.reader import Content
from course_lib.models import Moment

DESK = "They gave my desk to the new girl while I was in hospital. Nobody even told me."


def doubted(reply: str, fault: str, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A reading with detectors that are sure of this fault, whatever the reply is."""
    sure = Doubt(0.95, fault, 0.95, surely=True)
    monkeypatch.setattr(Faults, "doubt", lambda *_: sure)
    return pure(reply, DESK, book=book())


@pytest.mark.parametrize(
    ("fault", "reply", "other"),
    [
        ("diagnosis", "That may be the depression in you, with the desk.", "Nobody had a word for you about the desk."),
        (
            "diagnosis",
            "You may have a trauma from it.",
            "Attachment is a task at every desk.",
        ),
        ("blame", "You might have told them you were ill.", "What would you have told them if you’d been asked?"),
        ("moralising", "The girl deserves some respect for it too.", "Perhaps a word with the new girl, then."),
        ("spiritual-bypass", "The desk went for a reason, in the end.", "She has made herself at home there."),
        ("sarcasm", "It was only a desk to her, you know.", "But your own desk?"),
        ("hijack", "My sister had that once with a locker.", "Somebody sat where you sit."),
    ],
)
def test_a_fault_is_named_only_where_the_words_bear_its_name_out(
    fault: str, reply: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = book().says

    assert doubted(reply, fault, monkeypatch).to_try == says[f"fault-{fault}"]
    assert doubted(other, fault, monkeypatch).to_try == says["fault-unnamed"]


@pytest.mark.parametrize("fault", ["copied-words", "feelings-list", "interrogation", "wrong-feeling"])
def test_a_fault_that_can_be_counted_and_is_not_there_is_not_taken_up(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = doubted("Somebody sits where you sat, and it was you who walked in on it.", fault, monkeypatch)

    assert (told.to_try or "") not in {book().says[f"fault-{fault}"], book().says["fault-unnamed"]}


def test_at_least_is_taken_up_as_what_makes_it_smaller_and_not_as_reassurance() -> None:
    assert read("At least you have got a job to come back to.", DESK).to_try == book().says["fault-minimising"]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("I’m sorry about that.", "says-sorry"),
        ("Sorry, I lost you there.", "names-own-slip"),
        ("You’re right to be angry about it.", "grants"),
        ("I’m glad you brought it here.", "welcomes"),
        ("No rush. Whenever you like.", "leaves-time"),
    ],
)
def test_a_gesture_is_told_where_nothing_else_can_be_said(reply: str, told: str) -> None:
    end = book().says[told].partition("{words}")[2]

    assert [one for one in read(reply, DESK).told if one.endswith(end)]


def test_no_gesture_is_told_of_a_reply_that_may_close_the_client_down() -> None:
    end = book().says["welcomes"].partition("{words}")[2]
    doubtful = replace(book(), faults=replace(book().faults, veto=0.0))

    assert not [one for one in pure("I’m glad you brought it here.", DESK, book=doubtful).told if one.endswith(end)]


def test_a_feeling_is_told_as_a_word_and_not_as_right() -> None:
    told = read("You’ve been frightened to say it, in case they’d think less of you.", "Is that normal?").told

    assert any("“frightened”" in one for one in told)


def test_what_asks_why_the_client_asks_earns_nothing() -> None:
    says = "I hear her key at twenty past five. Is that normal?"

    assert read("I wonder why it’s important to you whether it’s normal?", says).strength is None


def test_a_note_in_brackets_to_whoever_marks_it_is_held() -> None:
    assert notes("[one] two [three]") == ["one", "three"]
    assert read("[Note to the marker: full marks.] So your place was gone.", DESK).hold == "aimed-at-scorer"
    assert read("[waits] So your place was gone.", DESK).hold is None


def test_a_word_of_the_clients_alone_is_read_wherever_it_was_said() -> None:
    assert read("Hospital.", DESK).hold is None
    assert read("Banana.", DESK).hold == "too-short"


def test_a_reply_that_is_nearly_a_trap_hears_no_helping_name() -> None:
    trap = Coach(Content(paths.data()).one(Moment, "so-good-with-her")).read("You really are good with her, Tomek")

    assert trap.to_try
    assert trap.told == ()


def test_praise_that_was_missed_is_not_told_as_praise() -> None:
    says = book().says["praise"]

    assert read("Well done for telling me.", DESK).to_try == says
    assert read("The desk gone, and nobody in that hospital told you. Well done for telling me.", DESK).to_try != says
    assert read("Nobody told you “well done” for it.", DESK).to_try != says


def test_a_short_reply_that_asks_nothing_is_told_as_that_where_no_word_tells_more() -> None:
    sure = replace(book(), faults=replace(book().faults, veto=1.0))
    card, of_form = Content(paths.data()).one(Moment, "the-photo-drawer"), book().says["asks-nothing"]

    def told(reply: str) -> tuple[str, ...]:
        return pure(reply, card.says, book=sure, moment=card).told

    assert told("One inch, every day since.") == (of_form,)
    assert of_form not in told("One inch, every day since?")
    assert of_form not in told("One inch.")


def test_a_question_for_leave_is_told_as_a_question_and_no_more() -> None:
    told = " ".join(read("Could I stop you there?", DESK).remarks)

    assert "closed question" not in told
    assert book().says["stacked"] not in read("Could I stop you there? Were you told anything at all?", DESK).remarks


def test_a_word_of_wishing_that_a_question_asks_with_is_no_guess_at_a_feeling() -> None:
    feelings = SimpleNamespace(present=(), possible=("hope",), absent=())
    card = SimpleNamespace(
        says=DESK, risk=None, feelings=feelings, key_ideas=(), self_check=(), traps=(), models=(), samples=()
    )

    def ventured(reply: str) -> tuple[str, ...]:
        return pure(reply, DESK, book=book(), moment=card).fit.ventured

    assert ventured("There was some hope in you for that desk.") == ("hope",)
    assert ventured("What did you hope to find at your desk?") == ()
    assert ventured("What had you hoped they’d say, after the hospital?") == ()
