"""Points for a reply in a learner’s own words."""

from __future__ import annotations

from course_lib.grading.points.mark import UNANSWERED, Mark


def written(text: str) -> Mark:
    """A person marks a reply; none is worth nothing."""
    return Mark(None, ("Read and marked by a person.",)) if text.strip() else UNANSWERED
