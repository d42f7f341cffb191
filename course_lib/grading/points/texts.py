"""Points for a reply in a learner’s own words."""

from __future__ import annotations

from course_lib.grading.points.mark import UNANSWERED, Mark


def written(text: str) -> Mark:
    """A person marks a reply, and until then there is no reason to give; none is worth nothing."""
    return Mark(None, ()) if text.strip() else UNANSWERED
