"""Points for a sentence judged."""

from __future__ import annotations

from course_lib.grading.points.mark import Mark
from course_lib.models.tasks.verdict import VerdictTask


def verdict(item: VerdictTask, given: str, *, explain: bool = False) -> Mark:
    """All points for our verdict, half for a second one where the bank accepts it. `explain` adds a word on it."""
    if given == item.verdict:
        share, reason = 1.0, "This is our verdict."
    elif given == item.also:
        share, reason = 0.5, "This can be defended. Another verdict fits better."
    else:
        share, reason = 0.0, "Another verdict fits better."
    told = [said for one, said in item.says.items() if explain and one == given]
    return Mark(round(item.points * share, 2), (reason, *told))
