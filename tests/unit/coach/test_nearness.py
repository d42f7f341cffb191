"""A reply near to a sentence that the moment's author wrote hears what the author says of it; other replies don't."""

from __future__ import annotations

import random
from itertools import chain
from types import SimpleNamespace

import pytest

from course_lib import paths
from course_lib.coach.loading import Coach
from course_lib.coach.nearness import Known, known, nearest
from course_lib.content.reader import Content
from course_lib.models import Moment

MOMENTS = Content(paths.data()).all(Moment)
CUP = Content(paths.data()).one(Moment, "the-china-cup")


def without(moment: Moment, sentence: Known) -> SimpleNamespace:
    """The moment as if its author had not written this sentence."""
    samples = [one for one in moment.samples if one.reply != sentence.text]
    models = [one for one in moment.models if one.reply != sentence.text]
    traps = [] if sentence.shows in {trap.name for trap in moment.traps} and not samples else moment.traps
    return SimpleNamespace(says=moment.says, traps=traps, models=models, samples=samples)


def test_a_near_copy_of_a_trap_gives_the_traps_own_why() -> None:
    reading = Coach(CUP).read("I won't say that it was wonderful but it shows what a loving wife you are!")

    (trap,) = [one for one in CUP.traps if one.name == "The mark in disguise"]
    assert reading.to_try == " ".join(trap.why.split())
    assert reading.strength is None


def test_a_near_copy_of_a_model_is_told_as_such() -> None:
    (model,) = [one for one in CUP.models if one.reply.startswith("You wanted him to drink")]

    assert any("nearly one of the replies that we wrote" in line for line in Coach(CUP).read(model.reply).told)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.id)
def test_a_sample_left_out_is_near_to_nothing_of_another_quality(moment: Moment) -> None:
    """What is near by chance would tell a learner something that isn't so."""
    for sentence in known(moment):
        found = nearest(sentence.text, without(moment, sentence))
        assert found is None or (found.quality == "misses") == (sentence.quality == "misses"), (sentence.text, found)


def test_a_sentence_with_a_fifth_of_its_words_left_out_is_known_again() -> None:
    drawn = random.Random(1)
    pairs = list(chain.from_iterable(((moment, one) for one in known(moment)) for moment in MOMENTS))
    again = [
        nearest(" ".join(word for word in one.text.split() if drawn.random() > 0.2), moment) == one
        for moment, one in pairs
    ]

    assert sum(again) >= 0.97 * len(again)


def test_a_reply_of_another_kind_is_near_to_nothing() -> None:
    assert nearest("What did the doctor say about his left hand?", CUP) is None
    assert nearest("", CUP) is None


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.id)
def test_every_trap_and_every_reply_that_misses_is_told_and_most_that_meet_get_a_strength(moment: Moment) -> None:
    told = [
        (reading.to_try or reading.hold or reading.safety, one)
        for one in known(moment)
        if one.quality == "misses"
        for reading in [Coach(moment).read(one.text)]
    ]

    assert sum(bool(found) for found, _ in told) >= 0.85 * len(told), [one.text for found, one in told if not found]
    meets = [model for model in moment.models if model.quality == "meets"]
    assert any(Coach(moment).read(model.reply.strip()).strength for model in meets)
