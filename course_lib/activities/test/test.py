"""A practice test: questions without a word on them, then points, reasons, and where to read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.test.look_back import rows
from course_lib.activities.test.questions import card, question
from course_lib.content.markdown import html
from course_lib.learner.practice_test import Drawn, Sitting, Stock, came_to, sittings
from course_lib.learner.record import Event
from course_lib.learner.review_schedule import GUESSED
from course_lib.learner.segment import NotSaved
from course_lib.measures.calibration import calibration
from course_lib.models import Code, Item, PracticeTest
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Nothing, Ordered, Picked, Placed
from course_lib.models.practice_test import Asked, versions
from course_lib.models.talk_answers import Begun
from course_lib.models.worksheet import Calculated
from course_lib.scoring.practice_test import Points, points
from course_lib.scoring.worksheet import Filled

#: With fewer answers than this, a figure of one's confidence says more about chance than about oneself.
ENOUGH = 5


@dataclass(frozen=True)
class Home:
    """Where a question was drawn from: the title of its file, and the lesson that has it, if one has."""

    title: str
    lesson: str


class PracticeTestActivity(Activity):
    """Keys and reasons stay in the kernel until the sitting is ended. `stock` is what each part can draw.

    By the name of a file or an item: `homes` is where it was drawn from, `sheets` the filled-in forms of worksheets.
    `coming` says which questions the daily review will ask, as the record stands when it is called.
    """

    records: ClassVar = {
        Act.BEGIN: Begun,
        Act.TEST: Picked | Placed | Ordered | Coded | Calculated,
        Act.END: Nothing,
    }

    def __init__(
        self,
        test: PracticeTest,
        stock: Sequence[Stock],
        homes: Mapping[str, Home],
        codes: Mapping[str, Code],
        sheets: Mapping[str, Filled],
        coming: Callable[[], Collection[str]],
        frame: Frame,
    ) -> None:
        self._test, self._stock, self._homes, self._coming = test, stock, homes, coming
        self._codes, self._sheets, self._frame = codes, sheets, frame
        things = [thing for one in stock for thing in one.things]
        self._questions = {name: question(one, homes[one.id].title) for one in things for name in versions(one)}
        head = {
            "test": test.id,
            "title": test.title,
            "intro": html(test.intro),
            "closing": html(test.closing),
            "parts": [{"name": one.name, "kind": one.kind, "ask": one.ask} for one in test.parts],
        }
        every = {test.id: test.version()} | {name: mark for one in things for name, mark in versions(one).items()}
        super().__init__("test", head, every, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if (item == self._test.id) == (act is Act.TEST):
            raise ValueError(f"{item} can't take {act.value}")
        if act is Act.TEST and not self._questions[item].takes(answer, item):
            raise ValueError(f"{answer!r:.80} is no answer to {item}")
        return {}

    def as_kept(self, act: Act, answer: Any) -> Any:
        """As it came. Nothing is begun, answered or ended where no sitting is open for it."""
        last = self._last()
        if (act is Act.BEGIN) == bool(last and not last.ended):
            raise NotSaved(self._words["test"]["elsewhere"])
        return answer

    def events(self) -> list[Event]:
        """What was done in the last sitting."""
        last = self._last()
        return [event for event in super().events() if last and event.at >= last.begun]

    def summary(self, events: list[Event]) -> dict[str, Any]:
        last = self._last()
        return {"sitting": last.number if last else 0, "over": bool(last and last.ended)}

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        found = self._sittings()
        if ask == "sheet" and found and not found[-1].ended:
            return {"questions": [self._card(part, thing) for part in found[-1].parts for thing in part.things]}
        over = [one for one in found if one.ended]
        if ask == "look" and over:
            return self._told(over[-1], over[-2] if len(over) > 1 else None)
        return super().perform(ask, data)

    def _sittings(self) -> list[Sitting]:
        return sittings(self._test, self._stock, self.record.events())

    def _last(self) -> Sitting | None:
        return next(reversed(self._sittings()), None)

    def _card(self, part: Drawn, thing: Asked) -> dict[str, Any]:
        asked = self._questions[next(iter(versions(thing)))]
        return {
            "part": part.name,
            "ids": list(versions(thing)),
            **card(asked, self._codes, self._frame, self._sheets.get(thing.id)),
        }

    def _told(self, sitting: Sitting, before: Sitting | None) -> dict[str, Any]:
        """What a sitting that is over came to, beside the one before."""
        now = came_to(sitting.parts, sitting.answers, self._sheets)
        then = came_to(before.parts, before.answers, self._sheets) if before else [None for _ in now]
        sure = [
            (mine.confidence, points(thing, sitting.answers).got == 1)
            for part in sitting.parts
            for thing in part.things
            if isinstance(mine := sitting.answers.get(thing.id), Picked) and mine.picked and mine.confidence is not None
        ]
        coming = self._coming()
        return {
            "number": sitting.number,
            "ended": sitting.ended,
            "parts": [
                {
                    "name": part.name,
                    **asdict(one),
                    "before": earlier and asdict(earlier),
                    "things": [self._thing(thing, sitting.answers, coming) for thing in part.things],
                }
                for part, one, earlier in zip(sitting.parts, now, then, strict=True)
            ],
            "calibration": asdict(found) if (found := calibration(sure)) and found.n >= ENOUGH else None,
        }

    def _thing(self, thing: Asked, answers: Mapping[str, Answer], coming: Collection[str]) -> dict[str, Any]:
        asked, filled = self._questions[next(iter(versions(thing)))], self._sheets.get(thing.id)
        mine, found = answers.get(thing.id), points(thing, answers, filled)
        return {
            **asdict(found),
            "coming": thing.id in coming and isinstance(mine, Picked) and _missed_or_guessed(mine, found),
            "id": thing.id,
            "form": asked.kind,
            "title": asked.title,
            "prompt": html(asked.prompt),
            "open": not any(name in answers for name in versions(thing)),
            "sure": mine.confidence if isinstance(mine, Picked) else None,
            "lesson": self._homes[thing.id].lesson,
            "rows": rows(
                thing,
                answers,
                self._codes,
                filled,
                self._frame.shuffle.places(thing.id, len(thing.options)) if isinstance(thing, Item) else [],
            ),
        }


def _missed_or_guessed(mine: Picked, found: Points) -> bool:
    """As the daily review sees it: what was left open is no answer."""
    return bool(mine.picked) and (found.got < found.of or (mine.confidence is not None and mine.confidence < GUESSED))
