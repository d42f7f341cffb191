"""How sure learners were, and how often they were right: of items that ask for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from course_lib.grading.report.disclosure import FEWEST, merged
from course_lib.grading.report.scores import Scores
from course_lib.measures.calibration import Calibration, calibration
from course_lib.models.answers import Picked
from course_lib.models.bank import BankItem
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.scoring.choice import score_choice

TENTHS = 10


@dataclass(frozen=True)
class Said:
    """One answer with its confidence, from 0 to 1. A choice of several is right where all of it is."""

    learner: str
    sure: float
    right: bool


@dataclass(frozen=True)
class Band:
    """Answers of much the same confidence, by five learners or more: mean confidence and share right, from 0 to 1."""

    answers: int
    sure: float
    right: float


def said(scores: Scores) -> Iterator[tuple[BankItem, list[Said]]]:
    """By item that asks how sure somebody is, each answer that says it."""
    for item in scores.items:
        if isinstance(item, ChoiceTask) and item.confidence:
            yield item, list(_of(scores, item))


def _of(scores: Scores, item: ChoiceTask) -> Iterator[Said]:
    for learner in scores.handed_in:
        given = scores.answers.get(learner.id, {}).get(item.id)
        if given and not given.stale and isinstance(given.answer, Picked) and given.answer.picked:
            sure = given.answer.confidence
            if sure is not None:
                yield Said(learner.id, sure, score_choice(item, given.answer.picked).right)


def of_answers(answers: list[Said]) -> Calibration | None:
    """The Brier score of some answers; None where they are of fewer than five learners."""
    if len({one.learner for one in answers}) < FEWEST:
        return None
    return calibration([(one.sure, one.right) for one in answers])


def bands(answers: list[Said]) -> list[Band]:
    """By tenths of confidence, those next to each other put together until five learners are in each."""
    tenths: list[list[Said]] = [[] for _ in range(TENTHS)]
    for one in answers:
        tenths[min(int(one.sure * TENTHS + 1e-9), TENTHS - 1)].append(one)
    found = []
    for first, last in merged([{one.learner for one in tenth} for tenth in tenths]):
        inside = [one for tenth in tenths[first : last + 1] for one in tenth]
        if inside:
            found.append(Band(len(inside), fmean(one.sure for one in inside), fmean(one.right for one in inside)))
    return found
