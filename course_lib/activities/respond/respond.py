"""Answering a client: write, rate it yourself, hear the coach, compare with other replies, and write once more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, get_args

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Moment, Person, WrittenVignette
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import OwnRating, Written
from course_lib.models.moment import REPLY_WORDS

if TYPE_CHECKING:
    from course_lib.coach import Reading
    from course_lib.learner.shuffle import Shuffle

log = logging.getLogger(__name__)


class Coach(Protocol):
    """Reads replies to one client, and says what a second does otherwise than the first."""

    def read(self, reply: str, asked: int = 0) -> Reading: ...
    def changed(self, first: Reading, second: Reading) -> tuple[str, ...]: ...


class RespondActivity(Activity):
    """Coach, meaning and the other replies are shown only after the learner's own reply and rating.

    `coach` is called when the first reply is read: its numbers take a moment to load.
    """

    records: ClassVar = dict.fromkeys(
        (Act.DRAFT, Act.FIRST, Act.SECOND, Act.OBJECTION_TO_FIRST, Act.OBJECTION_TO_SECOND), Written
    )

    def __init__(
        self,
        moment: Moment,
        person: Person,
        coach: Callable[[], Coach],
        frame: Frame,
    ) -> None:
        self._moment, self._coach, self._shuffle = moment, coach, frame.shuffle
        card = {
            "id": moment.id,
            "title": moment.title,
            "client": person.name,
            "scene": html(moment.scene),
            "before": [{"speaker": one.speaker, "text": html(one.text)} for one in moment.before],
            "says": html(moment.says),
            "task": html(moment.task),
            "self_check": list(moment.self_check),
            "ratings": list(get_args(OwnRating)),
            "words": list(REPLY_WORDS),
            "risk": moment.risk,
        }
        super().__init__("respond", card, {moment.id: moment.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Written)
        if act is Act.DRAFT:
            return {}
        if not answer.text.strip():
            raise ValueError("a reply has words")
        if act in (Act.OBJECTION_TO_FIRST, Act.OBJECTION_TO_SECOND):
            return {}
        if act is Act.FIRST and len(answer.rated) != len(self._moment.self_check):
            raise ValueError("each question about the own reply takes yes, partly or no")
        moment = self._moment
        return {
            **reading(moment, self._shuffle),
            "traps": [{"name": trap.name, "why": html(trap.why)} for trap in moment.traps],
            "retry": html(moment.retry),
            "coach": self._coached(act, answer.text, answer.rated),
        }

    def _coached(self, act: Act, text: str, ratings: Sequence[OwnRating]) -> dict[str, Any] | None:
        """What the coach says of a reply; of a second one, also what it does otherwise than the latest first.

        None where the coach fails: a reply is kept whatever becomes of its reading.
        """
        try:
            coach = self._coach()
            before = [e.answer for e in self.events() if e.act is Act.FIRST and isinstance(e.answer, Written)]
            seen = coach.read(text, _doubted(ratings or (before[-1].rated if before else ())))
            changes = coach.changed(coach.read(before[-1].text), seen) if act is Act.SECOND and before else ()
        except Exception:
            log.exception("the coach could not read a reply")
            return None
        return {
            "safety": seen.safety,
            "look": seen.look,
            "arguable": seen.arguable,
            "told": list(seen.told),
            "to_try": seen.to_try,
            "strength": seen.strength,
            "changed": [] if seen.safety or seen.hold else list(changes),
        }


def _doubted(ratings: Sequence[OwnRating]) -> int:
    """Which question about the own reply was answered with least trust; the first of them where several were."""
    trust = {"no": 0, "partly": 1, "yes": 2}
    return min(range(len(ratings)), key=lambda at: trust[ratings[at]], default=0)


def reading(moment: Moment | WrittenVignette, shuffle: Shuffle) -> dict[str, Any]:
    """What may lie in a client's words, and replies to compare with. For after the learner's own."""
    models = shuffle.mixed(moment.id, moment.models)
    return {
        "meaning": html(moment.meaning),
        "feelings": moment.feelings.model_dump(mode="json"),
        "key_ideas": list(moment.key_ideas),
        "models": [{"reply": html(one.reply), "quality": one.quality, "note": html(one.note)} for one in models],
    }
