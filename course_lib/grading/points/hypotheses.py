"""Points for shares of likelihood and for the question that would find out."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.models.tasks.hypotheses import HypothesesTask
from course_lib.scoring.shares import fit, to_move


def hypotheses(
    item: HypothesesTask, shares: Mapping[str, float], question: int | None, *, explain: bool = False
) -> Mark:
    """Half of the points for the shares, in proportion to `scoring.shares.fit`, and half for the question.

    Shares within all ranges earn their half. All for one reading earns nothing of it, as does the same for each.
    `explain` adds what the bank says of every reading, and of the question that was picked.
    """
    if not shares and question is None:
        return UNANSWERED
    share, reasons = _of_shares(item, shares)
    right = question is not None and item.questions[question].correct
    reasons.append(_of_question(right) if question is not None else "No question was chosen.")
    if explain:
        reasons += [f"*{one.text}* {one.reason}" for one in item.readings if shares]
        picked = [] if question is None else [item.questions[question]]
        reasons += [f"*{one.text}* {one.feedback}" for one in picked]
    return Mark(round(item.points * (share + right) / 2, 2), tuple(reasons))


def _of_shares(item: HypothesesTask, shares: Mapping[str, float]) -> tuple[float, list[str]]:
    if not shares:
        return 0.0, ["No points of likelihood were given."]
    share, moves = fit(shares, item.ranges()), round(100 * to_move(shares, item.ranges()))
    if not moves:
        return share, ["How you shared out the likelihood can be defended."]
    reasons = [f"Of your 100 points of likelihood, {moves} would have to move to where they can be defended."]
    if max(shares.values()) == 1:
        reasons.append("You gave all of them to one reading, and what was met leaves room for others.")
    return share, reasons


def _of_question(right: bool) -> str:
    return "Your question would find out." if right else "Another of the questions would find out more."
