"""What makes a stored answer an answer to something else, and what does not."""

from __future__ import annotations

from typing import Any

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Moment, Quiz, Transcript
from course_lib.models.base import Model

CONTENT = Content(paths.data())


def changed(model: Model, **fields: Any) -> bool:
    return model.model_copy(update=fields).version() != model.version()


def test_bettering_a_feedback_or_retiring_an_item_keeps_old_answers_valid() -> None:
    item = CONTENT.one(Quiz, "open-or-closed").items[0]
    better = tuple(option.model_copy(update={"feedback": "Better said."}) for option in item.options)
    assert not changed(item, options=better)
    assert not changed(item, retired=True)
    assert not changed(item, prompt=item.prompt.replace(" ", "\n"))


def test_another_question_another_option_or_another_key_asks_anew() -> None:
    item = CONTENT.one(Quiz, "open-or-closed").items[0]
    first, *others = item.options
    assert changed(item, prompt="Something else?")
    assert changed(item, options=(first.model_copy(update={"text": "Another answer."}), *others))
    assert changed(item, options=(first.model_copy(update={"correct": not first.correct}), *others))


def test_a_reason_may_be_bettered_in_a_transcript_but_its_words_may_not() -> None:
    talk = CONTENT.one(Transcript, "night-shifts")
    coded = next(index for index, turn in enumerate(talk.turns) if turn.code)

    def with_turn(**fields: Any) -> dict[str, Any]:
        turns = [turn.model_copy(update=fields) if n == coded else turn for n, turn in enumerate(talk.turns)]
        return {"turns": tuple(turns)}

    assert not changed(talk, **with_turn(reason="Better said."))
    assert changed(talk, **with_turn(text="Other words."))


def test_new_model_replies_do_not_take_a_learners_reply_away() -> None:
    moment = CONTENT.one(Moment, "the-photo-drawer")
    assert not changed(moment, models=moment.models[:2], retry="Better said.")
    assert changed(moment, says="Other words.")
