"""Points for a transcript coded."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.grading.points.wording import kappa_in_words
from course_lib.models.tasks.coding import CodingTask
from course_lib.scoring.coding import kappa_of_all, score_coding


def coding(item: CodingTask, codes: Mapping[int, str]) -> Mark:
    """Points by Cohen's kappa with the key: all from `item.full` on, in proportion below, none from 0 down.

    A turn left without a code counts as a disagreement, so leaving out the hard ones gains nothing. That .6 is enough
    is a teaching decision; Landis and Koch (1977, doi 10.2307/2529310) call values above it substantial, by
    convention.
    """
    if not codes:
        return UNANSWERED
    key = item.key()
    scored, kappa = score_coding(key, item.codes, codes), kappa_of_all(key, codes)
    reasons = [f"You and our key agree on {scored.agreed} of {scored.turns} turns: kappa {kappa_in_words(kappa)}."]
    if left := scored.turns - scored.coded:
        reasons.append(f"{left} without a code count as disagreements.")
    reasons.append(f"Full points begin at {kappa_in_words(item.full)}.")
    return Mark(round(item.points * min(1.0, max(0.0, kappa / item.full)), 2), (" ".join(reasons),))
