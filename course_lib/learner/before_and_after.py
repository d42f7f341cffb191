"""What changed between the two forms of the skill test, told with how little so few answers can tell.

The forms are not equated and a second test alone lifts results, so a difference is never called an improvement.

Pure: two forms and the record's events in, counts and an interval out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from course_lib.learner.record import Event
from course_lib.learner.test_session import Result, result, test_session
from course_lib.measures.proportions import Interval, difference_interval
from course_lib.models import Form


@dataclass(frozen=True)
class BeforeAndAfter:
    """What each form came to, in the order in which they were finished, and how far their shares right differ.

    `difference` is the 95 % interval of the later share right minus the earlier one, from -1 to 1; None where one of
    them has no answers with options.
    """

    first: Result
    second: Result
    difference: Interval | None

    @property
    def tells(self) -> Literal["nothing", "too-few", "more", "fewer"]:
        """Whether the interval leaves no difference out, and then on which side it lies."""
        if self.difference is None:
            return "nothing"
        if self.difference.holds_zero:
            return "too-few"
        return "more" if self.difference.low > 0 else "fewer"


def before_and_after(later: Form, other: Form, events: Sequence[Event]) -> BeforeAndAfter | None:
    """The two held side by side; None unless both are over and `later` was finished after `other`."""
    second, first = test_session(later, events), test_session(other, events)
    if not (first.over and second.over and first.ended < second.ended):
        return None
    earlier, now = result(other, first), result(later, second)
    both = earlier.chosen and now.chosen
    shares = (earlier.right, earlier.chosen), (now.right, now.chosen)
    return BeforeAndAfter(earlier, now, difference_interval(*shares) if both else None)
