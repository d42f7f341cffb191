"""The replies of all learners to one written item: what stands, who may see it, and what a press is to write.

Pure: no files, no clock. What is standing comes from nbgrader's gradebook (`Grade`) and from the trail.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from course_lib.grading.desk.trail import Compared, Line, Marked, Reading
from course_lib.models.tasks.written import WrittenTask

#: `open`: nothing yet. `begun`: a criterion is missing. `again`: marked before, and autograde asks to look once more.
#: `asked`: the learner asks for a second look. `marked`. `score`: a score without points by criterion, given in
#: formgrader. `agree`: two markers are apart.
State = Literal["open", "begun", "again", "asked", "marked", "score", "agree"]


@dataclass(frozen=True)
class Grade:
    """What nbgrader's gradebook holds of a reply. `waits`: it asks for a person."""

    score: float | None
    waits: bool
    comment: str = ""


@dataclass(frozen=True)
class Reply:
    """A learner's last answer. `stale`: to another version of the question. `newer`: a later one lies unmarked."""

    text: str
    stale: bool = False
    newer: bool = False

    @property
    def print(self) -> str:
        """Sixteen hexadecimal digits that stand for the text."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True)
class Shown:
    """A reply's mark as one marker sees it. `points` by criterion; `changed`: the reply is another since."""

    state: State
    points: Mapping[str, float]
    comment: str
    score: float | None
    by: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Pile:
    """`replies` and `grades` by learner; `lines` are the trail's, oldest first.

    `asked`: why, by learner, somebody asks for a second look.
    """

    item: WrittenTask
    replies: Mapping[str, Reply]
    grades: Mapping[str, Grade]
    lines: Sequence[Line]
    asked: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _marks(self) -> Mapping[str, list[Marked]]:
        """The marks of this item, by learner."""
        found: dict[str, list[Marked]] = {}
        for line in self.lines:
            if isinstance(line, Marked) and line.item == self.item.id:
                found.setdefault(line.student, []).append(line)
        return found

    def last(self, student: str, reading: Reading, marker: str | None = None) -> Marked | None:
        """The last mark of a reply in a reading, by a marker where one is named."""
        marks = reversed(self._marks.get(student, []))
        return next((mark for mark in marks if mark.reading == reading and marker in (None, mark.marker)), None)

    def counts(self, student: str) -> Marked | None:
        """The mark that counts: what was agreed, else the first marker's. It may be begun only."""
        return self.last(student, "agreed") or self.last(student, "first")

    @cached_property
    def _compared(self) -> set[str]:
        return {line.marker for line in self.lines if isinstance(line, Compared) and line.item == self.item.id}

    def counted(self, student: str, score: float) -> Marked | None:
        """The mark that counts, where its points make up the gradebook's score; else the score came from elsewhere."""
        mark = self.counts(student)
        return mark if mark and self.score(mark) == score else None

    def has_compared(self, marker: str) -> bool:
        """Whether a second marker has ended their reading of this item."""
        return marker in self._compared

    def second_markers(self) -> list[str]:
        """Who has read replies of this item a second time, by name."""
        read = (mark for marks in self._marks.values() for mark in marks)
        return sorted({mark.marker for mark in read if mark.reading == "second"})

    def pair(self, student: str) -> tuple[Marked, Marked] | None:
        """Both readings of a reply, once they have been laid side by side; None before, and where one is missing."""
        first = self.last(student, "first")
        read = [mark for mark in self._marks.get(student, []) if mark.reading == "second"]
        second = next((mark for mark in reversed(read) if self.has_compared(mark.marker)), None)
        return (first, second) if first and second and self.is_whole(first) and self.is_whole(second) else None

    def apart(self, student: str) -> list[str]:
        """The criteria on which two markers lie more than one anchor apart."""
        pair = self.pair(student)
        if pair is None:
            return []
        return [
            criterion.name
            for criterion in self.item.rubric
            if abs(criterion.level(pair[0].points[criterion.name]) - criterion.level(pair[1].points[criterion.name]))
            > 1
        ]

    def is_whole(self, mark: Marked) -> bool:
        """Whether every criterion has points that the rubric, as it is now, knows."""
        return all(
            mark.points.get(criterion.name) in {anchor.points for anchor in criterion.anchors}
            for criterion in self.item.rubric
        )

    def is_blind(self, marker: str, student: str, reading: Reading) -> bool:
        """Whether this marker reads the reply a second time, and may not see the first marker's mark."""
        reads = reading == "second" or self.last(student, "second", marker) is not None
        return reads and not self.has_compared(marker)

    def for_marker(self, marker: str, reading: Reading) -> list[str]:
        """The learners whose replies are in this marker's pile: no second reading of what one has marked oneself."""
        if reading != "second":
            return list(self.replies)
        firsts = ((student, self.last(student, "first")) for student in self.replies)
        return [student for student, first in firsts if first is None or first.marker != marker]

    def shown(self, student: str, marker: str, reading: Reading) -> Shown:
        """What this marker sees of a reply's mark."""
        if self.is_blind(marker, student, reading):
            own = self.last(student, "second", marker)
            if own is None:
                return Shown("open", {}, "", None)
            return self._own(own, "marked" if self.is_whole(own) else "begun")
        shown = self._counting(student)
        return replace(shown, state="asked") if student in self.asked and shown.state in ("marked", "score") else shown

    def _counting(self, student: str) -> Shown:
        """What counts for a reply, or is begun."""
        grade, counts = self.grades[student], self.counts(student)
        if self.apart(student) and self.last(student, "agreed") is None and counts:
            return self._own(counts, "agree")
        if grade.score is None or grade.waits:
            if counts is None or not counts.points:
                return Shown("open", {}, grade.comment, None)
            return self._own(counts, "again" if self.is_whole(counts) else "begun")
        if counts := self.counted(student, grade.score):
            shown = self._own(counts, "marked")
            return Shown("marked", shown.points, grade.comment, grade.score, counts.marker, shown.changed)
        return Shown("score", {}, grade.comment, grade.score)

    def _own(self, mark: Marked, state: State) -> Shown:
        changed = mark.reply != self.replies[mark.student].print
        return Shown(state, mark.points, mark.comment, self.score(mark), mark.marker, changed)

    def press(
        self, student: str, marker: str, reading: Reading, points: Mapping[str, float], comment: str, at: str
    ) -> Marked:
        """The line that keeps a mark. Once two readings have been laid side by side, it is the agreed one.

        Raises ValueError for a reply that isn't in this marker's pile, and for points that the rubric doesn't have.
        """
        if student not in self.for_marker(marker, reading):
            raise ValueError("this reply is not in your pile")
        allowed = {one.name: {anchor.points for anchor in one.anchors} for one in self.item.rubric}
        if unknown := [name for name, earned in points.items() if earned not in allowed.get(name, ())]:
            raise ValueError(f"the rubric has no such points for {', '.join(unknown)}")
        if self.is_blind(marker, student, reading):
            reading = "second"
        elif self.pair(student):
            reading = "agreed"
        else:
            reading = "first"
        return Marked(
            at=at, marker=marker, item=self.item.id, student=student, reading=reading, points=dict(points),
            comment=comment, reply=self.replies[student].print,
        )  # fmt: skip

    def score(self, mark: Marked) -> float | None:
        """What goes into the gradebook for a mark: None before every criterion has its points."""
        if not self.is_whole(mark):
            return None
        return sum(mark.points[criterion.name] for criterion in self.item.rubric)
