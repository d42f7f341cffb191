"""A session with a learner: where content, record and activities come together.

The one place that knows all three. Lessons reach it through the verbs of `course_lib`, by `course_lib.kernel`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.charts import tables
from course_lib.content import signing
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.legends import legends
from course_lib.content.reader import Content
from course_lib.kinds import ACTIVITIES, VERBS
from course_lib.learner.attempts import Attempt, attempts
from course_lib.learner.record import Record, timestamp
from course_lib.learner.shuffle import AS_WRITTEN, Shuffle
from course_lib.models import (
    Claims,
    ClaimVerbs,
    Client,
    Code,
    Codebook,
    Cue,
    Drill,
    Face,
    FeelingLab,
    FeelingLine,
    Figure,
    Form,
    Help,
    Item,
    Meanings,
    Model,
    Moment,
    Person,
    Quiz,
    Rating,
    Scale,
    Skills,
    Sources,
    Transcript,
    Units,
)
from course_lib.models.acts import Act

if TYPE_CHECKING:
    from course_lib.coach import Card, Naming
    from course_lib.coach.loading import Coach
    from course_lib.learner.progress import Progress


@dataclass(frozen=True)
class Session:
    """Content to show, the two places where a learner's words may be kept, the learner's time and order of options."""

    content: Content
    answers: Record
    private: Record
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    shuffle: Shuffle = AS_WRITTEN

    def activity(self, verb: str, *names: str) -> Activity:
        """What a lesson shows by `course.VERB(name)`. Raises ContentError, and TypeError for a name too many or few.

        A kind whose activity needs no more than its own file is made here; the others have a method of their own.
        """
        made: Activity = getattr(self, verb, partial(self._alone, verb))(*names)
        return made

    def _alone(self, verb: str, name: str) -> Activity:
        shape = VERBS[verb].model
        assert shape, f"{verb} has no files of its own, so it needs a method here"
        activity = getattr(import_module(f"course_lib.activities.{verb}.{verb}"), f"{verb.capitalize()}Activity")
        one = self.content.one(shape, name)
        place = Record(self.private.folder / name) if VERBS[verb].private else None
        made: Activity = activity(one, self._frame(one, record=place))
        return made

    def quiz(self, name: str) -> Activity:
        from course_lib.activities.quiz.quiz import Asked, QuizActivity

        quiz = self.content.one(Quiz, name)
        earlier = {home: self.content.one(Quiz, home) for home in quiz.again}
        again = [
            Asked(item, Act.AGAIN, earlier[home].title)
            for home, names in quiz.again.items()
            for item in earlier[home].items
            if item.id in names
        ]
        return QuizActivity(quiz, again, self._frame(quiz, *earlier.values()))

    def code(self, name: str) -> Activity:
        from course_lib.activities.code.code import CodeActivity

        one = self.content.one(Transcript, name)
        return CodeActivity(one, self._codes(), self._person(one.person), self._frame(one))

    def rate(self, name: str) -> Activity:
        from course_lib.activities.rate.rate import RateActivity

        rating = self.content.one(Rating, name)
        # The running agreement is over all replies that the learner has rated, in whichever lesson.
        keys = {reply.id: reply.level for one in self.content.all(Rating) for reply in one.replies}
        scale = self.content.one(Scale, rating.scale)
        return RateActivity(rating, scale, self._person(rating.person), keys, self._frame(rating))

    def face(self, name: str) -> Activity:
        from course_lib.activities.face.face import FaceActivity

        return FaceActivity(face := self.content.one(Face, name), self.content.only(Units), self._frame(face))

    def cue(self, name: str) -> Activity:
        from course_lib.activities.cue.cue import CueActivity

        cue = self.content.one(Cue, name)
        return CueActivity(cue, self._person(cue.person), self.content.only(Units), self._frame(cue))

    def feeling(self, name: str) -> Activity:
        from course_lib.activities.feeling.feeling import FeelingActivity

        def listen(sentence: str, line: FeelingLine) -> Naming:
            from course_lib.coach.loading import naming

            return naming(sentence, line)

        lab = self.content.one(FeelingLab, name)
        return FeelingActivity(lab, self.content.only(Meanings), listen, self._frame(lab))

    def respond(self, name: str) -> Activity:
        from course_lib.activities.respond.respond import RespondActivity

        one = self.content.one(Moment, name)
        return RespondActivity(one, self._person(one.person), partial(_coach, one), self._frame(one))

    def talk(self, name: str) -> Activity:
        from course_lib.activities.talk.talk import TalkActivity

        one = self.content.one(Client, name)
        before = self.content.one(Client, one.follows) if one.follows else None
        return TalkActivity(one, self._person(one.person), _coach, tables.own, self._frame(one), before)

    def drill(self, name: str) -> Activity:
        from course_lib.activities.drill.drill import DrillActivity

        return DrillActivity(one := self.content.one(Drill, name), _coach, self._frame(one))

    def form(self, name: str) -> Activity:
        from course_lib.activities.form.form import FormActivity

        form = self.content.one(Form, name)
        people = {one.person: self._person(one.person) for one in form.written}
        parallel = self.content.one(Form, form.parallel) if form.parallel in self.content.names(Form) else None
        return FormActivity(form, people, self._frame(form), parallel)

    def claim(self, name: str) -> Activity:
        from course_lib.activities.claim.claim import ClaimActivity

        sources = {source.id: source for source in self.content.only(Sources).sources}
        claims = self.content.only(Claims)
        found = [claim for claim in claims.claims if claim.id == name]
        if not found:
            raise ContentError([Letter("evidence/claims.yml", 1, "", f"there is no claim `{name}`")])
        return ClaimActivity(found[0], sources, self.content.only(ClaimVerbs), self._frame(claims))

    def chart(self, name: str) -> Activity:
        from course_lib.activities.chart.chart import ChartActivity

        figure = self.content.one(Figure, name)
        return ChartActivity(figure, *tables.prepare(figure, self.content, self._codes()), self._frame())

    def review(self) -> Activity:
        from course_lib.activities.quiz.quiz import Asked
        from course_lib.activities.review.review import ReviewActivity
        from course_lib.learner import review_schedule

        midnight = self.now().replace(hour=0, minute=0, second=0, microsecond=0)
        quizzes = self.content.all(Quiz)
        bank = {item.id: (item, quiz.title) for quiz in quizzes for item in quiz.items}
        due = review_schedule.due(self._attempts(bank), midnight.date())
        return ReviewActivity(
            [Asked(bank[name][0], Act.RECALL, bank[name][1]) for name in due],
            timestamp(midnight),
            lambda: review_schedule.next_day(self._attempts(bank), midnight.date()),
            self._frame(*quizzes),
        )

    def _attempts(self, bank: Mapping[str, tuple[Item, str]]) -> list[Attempt]:
        items = {name: item for name, (item, _) in bank.items() if not item.retired}
        return attempts(self.answers.events(), items, self.now().tzinfo)

    def progress(self) -> Activity:
        from course_lib.activities.progress.progress import ProgressActivity
        from course_lib.learner.outline import outlines
        from course_lib.learner.progress import progress

        lessons = outlines(self.content)
        items = {item.id: item for quiz in self.content.all(Quiz) for item in quiz.items}
        assessed = (shape for shape, kind in ACTIVITIES.items() if kind.assessed)
        skills = self.content.only(Skills).skills
        exercises: list[Any] = [one for shape in assessed for one in self.content.all(shape)]

        def as_it_stands() -> Progress:
            return progress(lessons, self.answers.events(), items, exercises, skills, self.now())

        return ProgressActivity(as_it_stands, tables.own, self._frame())

    def kept(self) -> Activity:
        from course_lib.activities.kept.kept import KeptActivity

        def private() -> list[Record]:
            folder = self.private.folder
            return [Record(place) for place in sorted(folder.iterdir())] if folder.is_dir() else []

        return KeptActivity(self.answers, private, lambda: legends(self.content), self._frame())

    def graded(self, name: str) -> Activity:
        from course_lib.activities.graded.graded import GradedActivity
        from course_lib.learner import question_sheet

        folder = Path.cwd()  # an assignment's kernel runs in the folder of its notebook
        answers = question_sheet.answers(folder)
        return GradedActivity(question_sheet.question(folder, name), self._codes(), self._frame(record=answers))

    def _person(self, name: str) -> Person:
        return self.content.one(Person, name)

    def _codes(self) -> Mapping[str, Code]:
        return {code.id: code for code in self.content.only(Codebook).codes}

    def _frame(self, *shown: Model, record: Record | None = None) -> Frame:
        reviews = signing.standings(self.content, shown)
        return Frame(self.content.words(), self.content.only(Help), record or self.answers, reviews, self.shuffle)


def _coach(card: Card) -> Coach:
    """The coach for what one client says. Its numbers take a moment to load, so it is fetched when it is needed."""
    from course_lib.coach.loading import Coach

    return Coach(card)
