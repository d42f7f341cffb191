"""One submission: read it, run the code it holds in the sandbox, give points for every item.

Must not: know nbgrader, or write anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_lib.grading import sandbox, submission
from course_lib.grading.points import arrangements, choices, codings, functions, own_data, sessions, texts, verdicts
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.submission import HandedIn
from course_lib.grading.suggestion import by_the_coach
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed, Written
from course_lib.models.bank import Bank, BankItem
from course_lib.models.own_data import FromOwnData
from course_lib.models.talk_answers import Talked
from course_lib.models.tasks.arranging import OrderingTask, SortingTask
from course_lib.models.tasks.choice import ChoiceTask
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.verdict import VerdictTask
from course_lib.models.tasks.written import WrittenTask

STALE = "Your answer was given to another version of this question, so a person marks it."
NOT_TRIED = "Your function could not be tried to its end, so a person marks it."


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
    sources: Mapping[str, str],
    starters: Mapping[str, str],
    *,
    explain: bool = False,
    student: str = "",
) -> Marked:
    """Judge the submission in `folder`. `sources` are the code cells handed in, `starters` those that were given out.

    `explain` tells learners what the bank says of the options they picked. Raises sandbox.NoSandbox where
    code was handed in and can't be run safely; then nothing has been judged. `student` is the name that the work is
    filed under: data of a learner's own are made again from it.
    """
    handed_in = submission.read(folder, bank.question_sheet(assignment))
    marks: dict[str, Mark] = {}
    remarks = list(handed_in.remarks)
    for item in bank.items:
        if isinstance(item, FunctionTask):
            source = sources.get(item.id, "")
            untouched = source.strip() in ("", starters.get(item.id, "").strip())
            marks[item.id], of_code = (UNANSWERED, []) if untouched else _run(item, source)
            remarks += of_code
        elif item.id not in handed_in.answers:
            marks[item.id] = UNANSWERED
        else:
            marks[item.id] = _points(item, handed_in.answers[item.id], explain, student)
    return Marked(marks, handed_in.answers, tuple(remarks))


def _run(item: FunctionTask, source: str) -> tuple[Mark, list[str]]:
    """The mark, and remarks on the code for whoever marks.

    Two boxes: what comes out for an example is told to the learner, so no hidden input may be in there with it.
    """
    outcomes: list[sandbox.Outcome] = []
    try:
        for cases in (item.examples, item.hidden):
            given = [case.given for case in cases]
            outcomes += sandbox.run(source, item.name, given, science=item.science)
    except sandbox.Unfinished as problem:
        return Mark(None, (NOT_TRIED,)), [f"{item.title}: the code {problem}."]
    seen = dict.fromkeys(remark for outcome in outcomes for remark in outcome.remarks)
    remarks = [f"{item.title}: the code {remark}. It may be an accident; the cell shows it." for remark in seen]
    return functions.function(item, outcomes), remarks


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
    raise AssertionError(f"{item.id} was handed in with an answer that it doesn't take")
