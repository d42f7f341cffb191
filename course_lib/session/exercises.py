"""Activities that are made of content: each gets its model, what else it shows, and a frame that records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.charts import drawn, tables
from course_lib.content import signing
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.content.reader import Content
from course_lib.kinds import VERBS
from course_lib.learner.record import Record
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
    Instrument,
    Meanings,
    MetaAnalysis,
    Model,
    Moment,
    Note,
    NoteWords,
    Person,
    Quiz,
    Rating,
    Scale,
    Sources,
    Transcript,
    Units,
    Worksheet,
)
from course_lib.models.acts import Act

if TYPE_CHECKING:
    from course_lib.coach import Card, Naming
    from course_lib.coach.loading import Coach


@dataclass(frozen=True)
class Exercises:
    """Content to show, two places where a learner's words may be kept, the learner's time, order of options, and name.

    The name is the one that work is filed under (`learner/account.py`); data of a learner's own are made from it.
    """

    content: Content
    answers: Record
    private: Record
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    shuffle: Shuffle = AS_WRITTEN
    student: str = ""

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
        person = self._person(rating.person) if rating.person else None
        return RateActivity(rating, scale, person, keys, self._frame(rating))

    def work(self, name: str) -> Activity:
        from course_lib.activities.work.work import WorkActivity

        one = self.content.one(Worksheet, name)
        instrument = self.content.one(Instrument, one.sheet.instrument) if one.sheet else None
        return WorkActivity(one, instrument, self._frame(one))

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
        return RespondActivity(one, self._person(one.person), partial(coach, one), self._frame(one))

    def rewrite(self, name: str) -> Activity:
        from course_lib.activities.rewrite.rewrite import RewriteActivity

        return RewriteActivity(one := self.content.one(Note, name), self.content.only(NoteWords), self._frame(one))

    def talk(self, name: str) -> Activity:
        from course_lib.activities.talk.talk import TalkActivity

        one = self.content.one(Client, name)
        before = self.content.one(Client, one.follows) if one.follows else None
        return TalkActivity(one, self._person(one.person), coach, tables.own, self._frame(one), before)

    def drill(self, name: str) -> Activity:
        from course_lib.activities.drill.drill import DrillActivity

        return DrillActivity(one := self.content.one(Drill, name), coach, self._frame(one))

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
        table = tables.table(figure, self.content, self._codes())
        return ChartActivity(figure, table, partial(drawn.read, self.content.root, name), self._frame())

    def pool(self, name: str) -> Activity:
        from course_lib.activities.pool.pool import PoolActivity

        return PoolActivity(one := self.content.one(MetaAnalysis, name), tables.own, self._frame(one))

    def _person(self, name: str) -> Person:
        return self.content.one(Person, name)

    def _codes(self) -> Mapping[str, Code]:
        return {code.id: code for code in self.content.only(Codebook).codes}

    def _frame(self, *shown: Model, record: Record | None = None) -> Frame:
        reviews = signing.standings(self.content, shown)
        return Frame(self.content.words(), self.content.only(Help), record or self.answers, reviews, self.shuffle)


def coach(card: Card) -> Coach:
    """The coach for what one client says. Its numbers take a moment to load, so it is fetched when it is needed."""
    from course_lib.coach.loading import Coach

    return Coach(card)
