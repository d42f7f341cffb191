"""A session with a learner: where content, record and activities come together.

The one place that knows all three. Lessons reach it through the verbs of `course_lib`, by `course_lib.kernel`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_lib.activities.frame.frame import Activity
from course_lib.charts import tables
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.legends import legends
from course_lib.kinds import ACTIVITIES
from course_lib.learner.attempts import Attempt, attempts
from course_lib.learner.record import Record, timestamp
from course_lib.models import Client, Drill, Item, PracticeTest, Quiz, Skills
from course_lib.models.acts import Act
from course_lib.session import practice_tests
from course_lib.session.assigned import Assigned
from course_lib.session.exercises import coach
from course_lib.session.keys import keyed

if TYPE_CHECKING:
    from course_lib.learner.place import Place
    from course_lib.learner.practice_test import Standing
    from course_lib.learner.progress import Progress
    from course_lib.session.whereabouts import Whereabouts


@dataclass(frozen=True)
class Session(Assigned):
    """All activities: those that are made of content, and those that read what the learner has done."""

    def review(self) -> Activity:
        from course_lib.activities.quiz.quiz import Asked
        from course_lib.activities.review.review import ReviewActivity
        from course_lib.learner import review_schedule

        midnight = self.now().replace(hour=0, minute=0, second=0, microsecond=0)
        bank = self._bank()
        due = review_schedule.due(self._attempts(bank), midnight.date())
        return ReviewActivity(
            [Asked(bank[name][0], Act.RECALL, bank[name][1]) for name in due],
            timestamp(midnight),
            lambda: review_schedule.next_day(self._attempts(bank), midnight.date()),
            self._frame(*self.content.all(Quiz)),
        )

    def _bank(self) -> dict[str, tuple[Item, str]]:
        """By id, every question of the quizzes, with the title of its quiz."""
        return {item.id: (item, quiz.title) for quiz in self.content.all(Quiz) for item in quiz.items}

    def _attempts(self, bank: Mapping[str, tuple[Item, str]]) -> list[Attempt]:
        items = {name: item for name, (item, _) in bank.items() if not item.retired}
        return attempts(self.answers.events(), items, self.now().tzinfo, practice_tests.questions(self.content))

    def _due(self, bank: Mapping[str, tuple[Item, str]]) -> int:
        """How many of today's questions the review has not done yet."""
        from course_lib.learner import review_schedule

        now = self.now()
        today = review_schedule.due(self._attempts(bank), now.date())
        return len(review_schedule.left(today, self.answers.events(), now.date(), now.tzinfo))

    def whereabouts(self) -> Whereabouts:
        """Where the learner is in the course, for its window and its home. Places are kept beside the record."""
        from course_lib.learner import bookmarks, place
        from course_lib.learner.outline import outlines
        from course_lib.session.bookmarked import bookmarked
        from course_lib.session.whereabouts import whereabouts

        home, lessons, due = self.answers.folder.parent, outlines(self.content), self._due(self._bank())
        marked = bookmarked(self.content, bookmarks.kept(home))
        return whereabouts(self.content, lessons, self.answers.events(), place.kept(home), due, marked)

    def stay(self, here: Place) -> bool:
        """Keep a place of the course as the learner's; whether it was one, and could be kept."""
        from course_lib.learner import place
        from course_lib.session.whereabouts import found

        return found(self.content, here) is not None and place.keep(self.answers.folder.parent, here)

    def mark(self, here: Place, *, on: bool) -> bool:
        """Mark a place of the course, or take the mark away; whether it is one. Raises NotSaved."""
        from course_lib.session import bookmarked

        at = timestamp(self.now()) if on else None
        return bookmarked.mark(self.content, self.answers.folder.parent, here, at)

    def home(self) -> Activity:
        from course_lib.activities.home.home import HomeActivity
        from course_lib.learner import renewed
        from course_lib.learner.place import Place
        from course_lib.session.whereabouts import renewals, where_review_is

        def unmark(file: str, cell: str) -> bool:
            return self.mark(Place(file, cell), on=False)

        return HomeActivity(
            lambda: asdict(self.whereabouts()),
            where_review_is(self.content),
            unmark,
            lambda: renewals(self.content, renewed.unread(Path())),  # where the notebook is, its kernel works
            lambda: renewed.read(Path()),
            self._frame(),
        )

    def closing(self, lesson: str) -> Activity:
        from course_lib.activities.closing.closing import ClosingActivity
        from course_lib.learner.outline import outlines
        from course_lib.session.closings import after, closed

        outline = next((one for one in outlines(self.content) if one.lesson.id == lesson), None)
        if outline is None:
            raise ContentError([Letter("course.yml", 1, "", f"there is no lesson `{lesson}`")])
        return ClosingActivity(
            outline.lesson.title,
            lambda: closed(self.content, outline, self.answers.events(), self._attempts(self._bank())),
            after(self.content, lesson),
            self._frame(),
        )

    def test(self, name: str) -> Activity:
        from course_lib.activities.test.test import Home, PracticeTestActivity
        from course_lib.learner import review_schedule
        from course_lib.learner.outline import outlines

        test = self.content.one(PracticeTest, name)
        titles = practice_tests.titles(self.content, test)
        of = {one.id: outline.lesson.title for outline in outlines(self.content) for one in outline.activities}
        homes = {thing: Home(title, of.get(file, "")) for thing, (file, title) in titles.items()}
        bank = self._bank()
        return PracticeTestActivity(
            test,
            practice_tests.stock(self.content, test),
            homes,
            self._codes(),
            practice_tests.sheets(self.content, test),
            lambda: {one.item for one in review_schedule.schedule(self._attempts(bank))},
            self._frame(*practice_tests.files(self.content, test)),
        )

    def _standings(self) -> list[Standing]:
        """How the learner stands with each practice test, in the order of the files' names."""
        from course_lib.learner.practice_test import sittings, standing

        events = self.answers.events()
        return [
            standing(
                test,
                sittings(test, practice_tests.stock(self.content, test), events),
                practice_tests.sheets(self.content, test),
            )
            for test in self.content.all(PracticeTest)
        ]

    def progress(self) -> Activity:
        from course_lib.activities.progress.progress import ProgressActivity
        from course_lib.session.whereabouts import where_review_is

        review = where_review_is(self.content)
        return ProgressActivity(self._progress(), review, self._standings, tables.own, self._frame())

    def _progress(self) -> Callable[[], Progress]:
        """What tells how things stand, whenever it is asked."""
        from course_lib.learner.outline import outlines
        from course_lib.learner.progress import progress

        lessons = outlines(self.content)
        items = {name: item for name, (item, _) in self._bank().items()}
        assessed = (shape for shape, kind in ACTIVITIES.items() if kind.assessed)
        skills = self.content.only(Skills).skills
        tests = practice_tests.questions(self.content)
        exercises: list[Any] = [one for shape in assessed for one in self.content.all(shape)]

        def as_it_stands() -> Progress:
            return progress(lessons, self.answers.events(), items, exercises, skills, self.now(), tests)

        return as_it_stands

    def portfolio(self) -> Activity:
        from course_lib.activities.portfolio.portfolio import PortfolioActivity
        from course_lib.session.own_words import shelf

        return PortfolioActivity(
            partial(shelf, self.content, self.private.folder),
            lambda: self._progress()().skills,
            lambda card, reply: coach(card).read(reply),
            self.now,
            self._frame(),
        )

    def room(self) -> Activity:
        from course_lib.activities.room.room import Offered, RoomActivity
        from course_lib.learner.outline import outlines

        of = {one.id: outline.lesson.title for outline in outlines(self.content) for one in outline.activities}
        clients = [
            (one, self._person(one.person).name, Offered(one.id, one.title, of.get(one.id)))
            for one in self.content.all(Client)
        ]
        drills = [
            (Offered(one.id, one.title, of.get(one.id)), [line.id for line in one.lines])
            for one in self.content.all(Drill)
        ]
        bank = self._bank()

        return RoomActivity(clients, drills, self._standings, lambda: self._due(bank), self._frame())

    def kept(self) -> Activity:
        from course_lib.activities.kept.kept import KeptActivity, Marks
        from course_lib.learner import bookmarks, place

        def private() -> list[Record]:
            folder = self.private.folder
            return [Record(place) for place in sorted(folder.iterdir())] if folder.is_dir() else []

        home = self.answers.folder.parent
        asked, keys = partial(legends, self.content), partial(keyed, self.content)
        forget = (partial(place.forget, home), partial(bookmarks.forget, home))
        marks = Marks(lambda: len(bookmarks.kept(home)), forget)
        return KeptActivity(self.answers, private, asked, keys, marks, self.now, self._frame())
