"""One submission: read it, run the code it holds in the sandbox, give points for every item.

Must not: know nbgrader, or write anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading import sandbox, submission
from course_lib.grading.points import arrangements, choices, codings, functions, texts, verdicts
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.submission import HandedIn
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.bank import Bank, BankItem
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.written import WrittenTask

STALE = "Your answer was given to another version of this question, so a person marks it."
UNREAD = "Your code could not be read from the notebook that you handed in, so a person marks it."


@dataclass(frozen=True)
class Marked:
    """A mark for every item of the bank, the answers they were given for, and remarks for the marker."""

    marks: Mapping[str, Mark]
    answers: Mapping[str, HandedIn]
    remarks: tuple[str, ...]


def mark(
    bank: Bank,
    assignment: str,
    folder: Path,
    sources: Mapping[str, str | None],
    starters: Mapping[str, str],
    *,
    explain: bool = False,
) -> Marked:
    """Judge the submission in `folder`. `sources` are the code cells handed in, `starters` those that were given out.

    A source is None where it can't be read. `explain` tells learners what the bank says of the options they picked.
    Raises sandbox.NoSandbox where code was handed in and can't be run safely; then nothing has been judged.
    """
    handed_in = submission.read(folder, bank.question_sheet(assignment))
    marks: dict[str, Mark] = {}
    for item in bank.items:
        if isinstance(item, FunctionTask):
            source = sources.get(item.id, "")
            marks[item.id] = _code(item, source, starters.get(item.id, ""))
        elif item.id not in handed_in.answers:
            marks[item.id] = UNANSWERED
        else:
            marks[item.id] = _points(item, handed_in.answers[item.id], explain)
    return Marked(marks, handed_in.answers, handed_in.remarks)


def _code(item: FunctionTask, source: str | None, starter: str) -> Mark:
    if source is None:
        return Mark(None, (UNREAD,))
    return UNANSWERED if source.strip() in ("", starter.strip()) else _run(item, source)


def _run(item: FunctionTask, source: str) -> Mark:
    """Two boxes: what comes out for an example is told to the learner, so no hidden input may be in there with it."""
    outcomes = [
        outcome
        for cases in (item.examples, item.hidden)
        for outcome in sandbox.run(source, item.name, [case.given for case in cases])
    ]
    return functions.function(item, outcomes)


def _points(item: BankItem, handed_in: HandedIn, explain: bool) -> Mark:
    if handed_in.stale:
        return Mark(None, (STALE,))
    match item, handed_in.answer:
        case CodingTask(), Coded() as coded:
            return codings.coding(item, coded.by_turn())
        case WrittenTask(), Written(text=text):
            return texts.written(text)
        case ChoiceTask(), Picked(picked=picked, confidence=confidence):
            return choices.choice(item, picked, confidence, explain=explain)
        case SortingTask(), Placed(cards=cards):
            return arrangements.sorting(item, cards, explain=explain)
        case OrderingTask(), Ordered(steps=steps):
            return arrangements.ordering(item, steps, explain=explain)
        case VerdictTask(), Judged(verdict=verdict):
            return verdicts.verdict(item, verdict, explain=explain)
    raise AssertionError(f"{item.id} was handed in with an answer that it doesn't take")
