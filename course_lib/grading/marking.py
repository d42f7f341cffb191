"""One submission: read it, run the code it holds in the sandbox, give points for every item.

Must not: know nbgrader, or write anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading import instruments, sandbox, submission
from course_lib.grading.points import arrangements, choices, codings, functions, texts, verdicts, worksheets
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.submission import HandedIn
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.bank import Bank, BankItem
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask, Program
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.tasks.written import WrittenTask
from course_lib.models.worksheet import Calculated

STALE = "Your answer was given to another version of this question, so a person marks it."


@dataclass(frozen=True)
class Marked:
    """A mark for every item of the bank, the answers and code they were given for, and remarks for the marker.

    `code` has by the name of its cell what was changed there.
    """

    marks: Mapping[str, Mark]
    answers: Mapping[str, HandedIn]
    code: Mapping[str, str]
    remarks: tuple[str, ...]


def mark(
    bank: Bank,
    assignment: str,
    folder: Path,
    sources: Mapping[str, str],
    starters: Mapping[str, str],
    *,
    explain: bool = False,
) -> Marked:
    """Judge the submission in `folder`. `sources` are the code cells handed in, `starters` those that were given out.

    `explain` tells learners what the bank says of the options they picked. Raises sandbox.NoSandbox where
    code was handed in and can't be run safely; then nothing has been judged.
    """
    handed_in = submission.read(folder, bank.question_sheet(assignment))
    code = {
        name: source
        for name in bank.programs()
        if (source := sources.get(name, "")).strip() not in ("", starters.get(name, "").strip())
    }
    marks: dict[str, Mark] = {}
    for item in bank.items:
        if isinstance(item, FunctionTask):
            marks[item.id] = _run(item, item.points, code.get(item.id))
        elif isinstance(item, WorkTask):
            by_code = _run(item.code, item.points, code.get(item.code_cell)) if item.code else UNANSWERED
            marks[item.id] = worksheets.better(_worked(item, handed_in.answers, explain), by_code, item.points)
        elif item.id not in handed_in.answers:
            marks[item.id] = UNANSWERED
        else:
            marks[item.id] = _points(item, handed_in.answers[item.id], explain)
    return Marked(marks, handed_in.answers, code, handed_in.remarks)


def _run(program: Program, points: float, source: str | None) -> Mark:
    """Two boxes: what comes out for an example is told to the learner, so no hidden input may be in there with it."""
    if source is None:
        return UNANSWERED
    outcomes = [
        outcome
        for cases in (program.examples, program.hidden)
        for outcome in sandbox.run(source, program.name, [case.given for case in cases])
    ]
    return functions.function(program, points, outcomes)


def _worked(item: WorkTask, answers: Mapping[str, HandedIn], explain: bool) -> Mark:
    """The mark of a worksheet's form, whose numbers are handed in one by one."""
    given = {step.id: answers[step.id] for step in item.steps if step.id in answers}
    if any(one.stale for one in given.values()):
        return Mark(None, (STALE,))
    numbers = {name: one.answer.number for name, one in given.items() if isinstance(one.answer, Calculated)}
    return worksheets.worksheet(item, numbers, instruments.filled(item), explain=explain)


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
