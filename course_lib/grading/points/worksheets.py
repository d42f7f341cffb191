"""Points for numbers worked out, and for the same thing done by code."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.scoring.worksheet import Filled, check


def worksheet(
    item: WorkTask, numbers: Mapping[str, float | None], filled: Filled | None, *, explain: bool = False
) -> Mark:
    """The same share of the points for each number that is right, within one unit of the last decimal asked for.

    `numbers` has what was given, by step; None says that there is no such number. Each is judged by itself, so a slip
    counts again where a later number is made from it. A reason names the slip that leads to a wrong number, if we know
    one, and never the number. `explain` adds the way to each number that was given.
    """
    if not numbers:
        return UNANSWERED
    right = 0
    reasons: list[str] = []
    for place, step in enumerate(item.steps, 1):
        if step.id not in numbers:
            reasons.append(f"Number {place} has no answer.")
            continue
        found = check(step, numbers[step.id], filled)
        right += found.right
        if not found.right:
            reasons.append(f"Number {place} isn’t right. {found.slip.says if found.slip else ''}".strip())
        if explain:
            reasons.append(f"*The way to number {place}:* {step.way}")
    total = len(item.steps)
    told = f"{right} of {total} numbers {'is' if right == 1 else 'are'} right."
    if right == total:
        told = "All of your numbers are right." if total > 1 else "Your number is right."
    return Mark(round(item.points * right / total, 2), (told, *reasons))


def better(form: Mark, code: Mark, most: float) -> Mark:
    """The mark that counts where one thing may be done by the form or by code, and was done both ways or one.

    More points count. Where one of the two waits for a person, so does the whole, unless the other has earned all there
    is.
    """
    if code == UNANSWERED:
        return form
    if form == UNANSWERED:
        return Mark(code.points, ("You did this by code.", *code.reasons))
    if most not in (form.points, code.points) and None in (form.points, code.points):
        return Mark(None, ("You did this both ways.", *form.reasons, *code.reasons))
    if form.points == code.points:
        return Mark(form.points, ("You did this both ways, and both earned the same.", *form.reasons))
    if (code.points or 0) > (form.points or 0):
        return Mark(code.points, ("You did this both ways. Your code earned more, and it counts.", *code.reasons))
    return Mark(form.points, ("You did this both ways. Your numbers earned more, and they count.", *form.reasons))
