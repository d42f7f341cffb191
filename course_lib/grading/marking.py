"""One submission: read it, run the code it holds in the sandbox, give points for every item.

Must not: know nbgrader, or write anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading import instruments, sandbox, submission
from course_lib.grading.handed_in_code import UNTOUCHED, Code
from course_lib.grading.points import (
    arrangements,
    choices,
    codings,
    functions,
    own_data,
    sessions,
    texts,
    verdicts,
    worksheets,
)  # fmt: skip
from course_lib.grading.points.hypotheses import hypotheses
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.submission import HandedIn
from course_lib.grading.suggestion import by_the_coach
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.bank import Bank, BankItem
from course_lib.models.cue_answers import Shared
from course_lib.models.own_data import FromOwnData
from course_lib.models.question_sheet import QuestionSheet
from course_lib.models.talk_answers import Talked
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask, Program
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.tasks.written import WrittenTask
from course_lib.models.worksheet import Calculated

STALE = "Your answer was given to another version of this question, so a person marks it."
LACKS = "Your function asks for {}, which was not there when it was tried, so a person marks it."
NOT_TRIED = "Your function could not be tried to its end, so a person marks it."
MISSING = "No answer of yours to this question could be read from what you handed in, so a person looks for it."
UNREAD = "Your code could not be read from the notebook that you handed in, so a person marks it."


@dataclass(frozen=True)
class Marked:
    """A mark for every item of the bank, the answers and code they were given for, and remarks for the marker.

    `code` has by the name of its cell what was changed there.
    """

    marks: Mapping[str, Mark]
    answers: Mapping[str, HandedIn]
    code: Mapping[str, str | None]
    remarks: tuple[str, ...]


def mark(
    bank: Bank,
    sheet: QuestionSheet,
    folder: Path,
    handed_in_code: Code = UNTOUCHED,
    *,
    explain: bool = False,
    student: str = "",
) -> Marked:
    """Judge the submission in `folder` by `bank`, whose learner's side is `sheet`.

    Where somebody was at work in the notebook and no folder of answers came with it, answers are lost and not taken for
    never given. `explain` tells learners what the bank says of the options they picked. `student` is the name that the
    work is filed under: data of a learner's own are made again from it. Raises sandbox.NoSandbox where code was handed
    in and can't be run safely; then nothing has been judged.
    """
    handed_in = submission.read(folder, sheet)
    code = {name: source for name, source in handed_in_code.sources.items() if source != ""}
    lost = handed_in.left_out or (handed_in_code.touched and not handed_in.has_folder)
    unanswered = Mark(None, (MISSING,)) if lost else UNANSWERED
    marks: dict[str, Mark] = {}
    remarks = list(handed_in.remarks)
    for item in bank.items:
        if isinstance(item, FunctionTask):
            marks[item.id], of_code = _code(item, item.title, item.points, code.get(item.id, ""))
            remarks += of_code
        elif isinstance(item, WorkTask):
            by_code = UNANSWERED
            if item.code:
                by_code, of_code = _code(item.code, item.title, item.points, code.get(item.code_cell, ""))
                remarks += of_code
            earned = worksheets.better(_worked(item, handed_in.answers, explain), by_code, item.points)
            whole = earned.points in (item.points, None) or all(step.id in handed_in.answers for step in item.steps)
            marks[item.id] = earned if whole or not lost else unanswered
        elif item.id not in handed_in.answers:
            marks[item.id] = unanswered
        else:
            marks[item.id] = _points(item, handed_in.answers[item.id], explain, student)
    return Marked(marks, handed_in.answers, code, tuple(remarks))


def _code(program: Program, title: str, points: float, source: str | None) -> tuple[Mark, list[str]]:
    """The mark of a function, and remarks for whoever marks; an empty `source` is a cell as it was given out."""
    if source is None:
        return Mark(None, (UNREAD,)), []
    return _run(program, title, points, source) if source else (UNANSWERED, [])


def _run(program: Program, title: str, points: float, source: str) -> tuple[Mark, list[str]]:
    """Two boxes: what comes out for an example is told to the learner, so no hidden input may be in there with it."""
    outcomes: list[sandbox.Outcome] = []
    try:
        for cases in (program.examples, program.hidden):
            given = [case.given for case in cases]
            outcomes += sandbox.run(source, program.name, given, science=program.science)
    except sandbox.Unfinished as problem:
        return Mark(None, (NOT_TRIED,)), [f"{title}: the code {problem}."]
    seen = dict.fromkeys(remark for outcome in outcomes for remark in outcome.remarks)
    remarks = [f"{title}: the code {remark}. It may be an accident; the cell shows it." for remark in seen]
    if lacks := next((outcome.lacks for outcome in outcomes if outcome.lacks), ""):
        told = f"{title}: the code asks for {lacks}, which the cell doesn't import or the sandbox doesn't have."
        return Mark(None, (LACKS.format(lacks),)), [*remarks, told]
    return functions.function(program, points, outcomes), remarks


def _worked(item: WorkTask, answers: Mapping[str, HandedIn], explain: bool) -> Mark:
    """The mark of a worksheet's form, whose numbers are handed in one by one."""
    given = {step.id: answers[step.id] for step in item.steps if step.id in answers}
    if any(one.stale for one in given.values()):
        return Mark(None, (STALE,))
    numbers = {name: one.answer.number for name, one in given.items() if isinstance(one.answer, Calculated)}
    return worksheets.worksheet(item, numbers, instruments.filled(item), explain=explain)


def _points(item: BankItem, handed_in: HandedIn, explain: bool, student: str) -> Mark:
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
        case SessionTask(), Talked() as talked:
            return sessions.session(item, talked, by_the_coach)
        case VerdictTask(), Judged(verdict=verdict):
            return verdicts.verdict(item, verdict, explain=explain)
        case OwnDataTask(), FromOwnData() as given:
            return own_data.own_data(item, given, student)
        case HypothesesTask(), Shared(shares=shares, question=asked):
            return hypotheses(item, shares, asked, explain=explain)
    raise AssertionError(f"{item.id} was handed in with an answer that it doesn't take")
