"""A late penalty by the day, in nbgrader's place for one. `nbgrader_config.py` says how much; nothing, as it comes."""

from __future__ import annotations

import math

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float

DAY = 24 * 60 * 60


class PerDay(LateSubmissionPlugin):  # type: ignore[misc]
    """Takes off a share of the points that were earned, for each day begun after the due date or the extension.

    Where that share is 0, nbgrader's own `penalty_method` counts.
    """

    per_day = Float(0.0, min=0.0, max=1.0, help="The share of the points taken off for each day begun").tag(config=True)
    most = Float(0.5, min=0.0, max=1.0, help="The largest share that is taken off").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points to take off; None where nothing is. `score` is what the learner has earned, in points."""
        if not self.per_day:
            stock: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
            return stock
        if total_seconds_late <= 0:
            return None
        share = min(math.ceil(total_seconds_late / DAY) * self.per_day, self.most)
        return round(score * share, 2)
