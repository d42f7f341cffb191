"""What collecting tells at its end: who was taken, what there is to know of them, who was left out and why. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from course_lib.grading.collecting.refused import LeftOut, shown

#: Lines about one learner or one account; somebody with a thousand odd folders shall not hide the others.
MOST_LINES = 10


@dataclass
class Report:
    """What a run has done: learners taken and learners whose copy stands, remarks by learner, and what was left out.

    `asked`: by learner and item, why somebody asks for a second look, be it the first time that it is read or not.
    """

    taken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def told(self) -> str:
        """The one line that sums it up."""
        learners = {one.who for one in self.left_out}
        kept = f", {len(self.kept)} as collected before" if self.kept else ""
        left = f", and {len(learners)} to look at (see below)" if learners else ""
        return f"Collected: {len(self.taken)} new or newer{kept}{left}."

    def to_look_at(self) -> Iterable[str]:
        """A line for each thing that a person should know."""
        for learner, remark in sorted(self.remarks):
            yield f"{learner}: {remark}"
        told: Counter[str] = Counter()
        for one in sorted(self.left_out, key=lambda one: (one.who, one.folder)):
            told[one.who] += 1
            if told[one.who] <= MOST_LINES:
                yield f"NOT collected: {shown(one.folder)} ({one.who}). {one.says}"
        for who, count in told.items():
            if count > MOST_LINES:
                yield f"NOT collected: {count - MOST_LINES} more of {who}."
