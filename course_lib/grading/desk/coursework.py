"""What the desk works on: an assignment's bank, replies, gradebook and trail, in an instructor's folder."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from course_lib.grading import second_look
from course_lib.grading.desk import handed_in
from course_lib.grading.desk.book import Book
from course_lib.grading.desk.numbers import newcomers, numbers
from course_lib.grading.desk.pile import Pile, Reply
from course_lib.grading.desk.trail import Compared, Marked, Phrase, Reading, Trail
from course_lib.models.bank import Bank
from course_lib.models.tasks.written import WrittenTask


@dataclass
class Coursework:
    """An assignment to mark. The gradebook and the trail are read anew each time, the replies by `look` alone."""

    assignment: str
    bank: Bank
    book: Book
    trail: Trail
    submitted: Path
    autograded: Path
    _replies: Mapping[str, Mapping[str, Reply]] = field(default_factory=dict)

    @property
    def items(self) -> dict[str, WrittenTask]:
        """The written items, by id."""
        return {item.id: item for item in self.bank.items if isinstance(item, WrittenTask)}

    def look(self, marker: str) -> None:
        """Read what was handed in, and number the learners who have no number yet."""
        students = sorted({student for item in self.items for student in self.book.grades(item)})
        place = (self.submitted, self.autograded)
        self._replies = handed_in.replies(self.bank, self.assignment, *place, students)
        new = newcomers(self.trail.lines(), students, secrets.token_hex(8), self.trail.clock(), marker)
        if new:
            self.trail.append(new)

    def pile(self, item: str) -> Pile:
        """The replies to an item with what stands. Raises KeyError for another item, and NotEntered."""
        grades = self.book.grades(item)
        replies = {student: reply for student, reply in self._replies[item].items() if student in grades}
        return Pile(self.items[item], replies, grades, self.trail.lines(), self._asked(item))

    def _asked(self, item: str) -> dict[str, str]:
        """Why, by learner, somebody asks for a second look."""
        requests = second_look.read(self.trail.folder).values()
        return {one.student: one.reason for one in requests if one.item == item and one.is_open}

    def numbers(self) -> dict[str, int]:
        """Each learner's number."""
        return numbers(self.trail.lines())

    def mark(
        self, item: str, student: str, marker: str, reading: Reading, points: Mapping[str, float], comment: str
    ) -> Marked:
        """Keep a mark: in the gradebook if it counts, and in the trail. Both are done before this returns.

        Raises ValueError, NotEntered, NotSaved. The gradebook comes first: should this end in between, the score stands
        there without its points by criterion, and the page says so.
        """
        pile = self.pile(item)
        line = pile.press(student, marker, reading, points, comment, self.trail.clock())
        if line.reading != "second":
            self.book.enter(item, student, pile.score(line), comment)
        self.trail.append(line)
        return line

    def answer(self, item: str, student: str, marker: str, says: str) -> None:
        """Note what came of a second look, with the points as they are now. Raises ValueError, NotEntered, OSError."""
        points = self.book.grades(item)[student].score or 0
        second_look.answer(self.trail.folder, student, item, says, points, marker)

    def compare(self, item: str, marker: str) -> None:
        """End a marker's second reading of an item. Raises ValueError where they have read none."""
        if marker not in self.pile(item).second_markers():
            raise ValueError("nothing was read a second time by this marker")
        self.trail.append(Compared(at=self.trail.clock(), marker=marker, item=item))

    def phrases(self) -> Sequence[Phrase]:
        """The comments to use again, in the order in which they were first kept."""
        last: dict[str, Phrase] = {}
        for line in self.trail.lines():
            if isinstance(line, Phrase):
                last[line.id] = line
        return [phrase for phrase in last.values() if phrase.text]

    def keep_phrase(self, id: str, text: str, marker: str) -> None:
        """Keep a comment to use again, once; an empty text takes it away. Raises NotSaved."""
        if text.strip() and text.strip() in (phrase.text for phrase in self.phrases()):
            return
        self.trail.append(Phrase(at=self.trail.clock(), marker=marker, id=id, text=text.strip()))
