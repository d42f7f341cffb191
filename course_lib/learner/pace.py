"""About how many minutes of a lesson are left: its stated minutes, shared out among its activities.

What each kind weighs is the mean of what authors' estimates say of ours, rounded; a test holds the two together. The
estimate itself reads all that a lesson shows, which takes a kernel longer than a learner should wait for a number.

Pure: an outline and what was answered in, minutes out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import ceil

from course_lib.learner.outline import LessonOutline, OutlinedActivity

#: Minutes by verb, of a part where an activity is made of parts, and of the whole where it isn't or a few will do.
PART: Mapping[str, float] = {
    "quiz": 1.2, "sort": 0.5, "order": 0.4, "rate": 1, "work": 1.5, "cue": 3, "face": 1.5, "feeling": 3.5, "form": 2.5,
    "pool": 3.5,
}  # fmt: skip
WHOLE: Mapping[str, float] = {"safety": 1, "claim": 3, "respond": 7, "rewrite": 8, "code": 10, "drill": 14, "talk": 65}
#: Of a kind that nobody has weighed.
UNKNOWN = 5.0
#: From here on, minutes are told by fives: they are no more exact than that.
BY_FIVES = 10


def minutes_left(outline: LessonOutline, answered: Collection[str]) -> int:
    """What is left of a lesson's stated minutes; what it keeps for another day was never among them."""
    counted = [one for one in outline.activities if not one.another_day]
    whole = sum(map(weight, counted))
    if not whole:
        return 0
    minutes = (outline.lesson.minutes or 0) * sum(weight(one) * _open(one, answered) for one in counted) / whole
    return ceil(minutes) if minutes <= BY_FIVES else 5 * ceil(round(minutes / 5, 6))


def weight(one: OutlinedActivity) -> float:
    """About how many minutes an activity takes."""
    if one.verb in PART:
        return PART[one.verb] * len(one.parts)
    return WHOLE.get(one.verb, UNKNOWN)


def _open(one: OutlinedActivity, answered: Collection[str]) -> float:
    """The share of an activity that is still to do."""
    if one.id in answered:
        return 0
    enough = min(one.enough or len(one.parts), len(one.parts))
    return max(0, 1 - sum(part in answered for part in one.parts) / enough) if enough else 1
