"""Points for a function, by what it returned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from course_lib.grading.points.drawings import draws
from course_lib.grading.points.mark import Mark
from course_lib.grading.sandbox import Outcome
from course_lib.models.tasks.function import Case, Program


def function(item: Program, points: float, outcomes: Sequence[Outcome]) -> Mark:
    """Points by the share of all cases that return the right value; `outcomes` are of examples, then hidden cases.

    Only examples, which the learner can read in the notebook, are named in the reasons.
    """
    cases = [*item.examples, *item.hidden]
    tried = list(zip(outcomes, cases, strict=True))
    passed = [outcome.returned and _fits(outcome.value, case) for outcome, case in tried]
    if all(passed):
        return Mark(points, ("Your function gives the right answer every time.",))
    reasons = [
        f"Right answers in {sum(passed)} of {len(cases)} tries, some with figures that the notebook does not show."
    ]
    for case, fits, outcome in zip(item.examples, passed, outcomes, strict=False):
        if not fits:
            call = f"{item.name}({', '.join(map(repr, case.given))})"
            gave = f"gave `{_cut(outcome.value)}`" if outcome.returned else outcome.trouble
            wanted = f"draw {case.draws.says}" if case.draws else f"give `{case.gives!r}`"
            reasons.append(f"`{call}` should {wanted}; yours {gave}.")
    return Mark(round(points * sum(passed) / len(cases), 2), tuple(reasons))


def _fits(value: Any, case: Case) -> bool:
    return draws(value, case.draws, case.given[0]) if case.draws else same(value, case.gives)


def same(value: Any, wanted: Any) -> bool:
    """Equal as plain data: numbers to a millionth, true and false are no numbers, lists in order."""
    if isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(wanted, int | float):
        return isinstance(value, int | float) and wanted - 1e-6 <= value <= wanted + 1e-6
    if isinstance(wanted, list):
        return isinstance(value, list) and len(value) == len(wanted) and all(map(same, value, wanted))
    return type(value) is type(wanted) and bool(value == wanted)


def _cut(value: Any) -> str:
    text = repr(value).replace("`", "'")
    return text if len(text) <= 80 else text[:77] + "..."
