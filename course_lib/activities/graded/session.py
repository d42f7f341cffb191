"""A marked session with a client: they answer, and nothing is told of how a reply landed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Frame
from course_lib.activities.graded.graded import GradedActivity
from course_lib.activities.talk.sitting import as_taken
from course_lib.activities.talk.talk import Coach
from course_lib.coach import Card, Reading
from course_lib.dialogue import Exchange, Reply, answer, begin, on_offer, stop
from course_lib.dialogue.replay import taken
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import AnyAnswer, Written
from course_lib.models.landing import Landing
from course_lib.models.moment import REPLY_WORDS
from course_lib.models.question_sheet import Question
from course_lib.models.talk_answers import MOST_SESSIONS, Said, Talked

log = logging.getLogger(__name__)
#: Of the words of a talk, those that a session without feedback needs.
WORDS = (
    "client", "you", "waited", "turn", "choose", "write", "choose_legend", "write_label", "say_it", "wait",
    "choose_first", "too_short", "too_long", "stop", "ended", "first_try", "and_heard", "look_at",
)  # fmt: skip


class SessionActivity(GradedActivity):
    """Each answer holds the whole session, so that the last one is what counts. The kernel says what a reply does."""

    records: ClassVar = {Act.ANSWER: Talked, Act.DRAFT: Written}

    def __init__(self, item: Question, coach: Callable[[Card], Coach], frame: Frame) -> None:
        assert item.client, f"the session `{item.id}` has nobody to talk with"
        self._client, self._coach = item.client, coach
        self._known: dict[tuple[str, str], Reading] = {}
        super().__init__(item, {}, frame)
        saved = frame.words["graded"]["session_saved"]  # what was said can't be changed any more
        self.words = {**self.words, "saved": saved, "saved_before": saved}
        said = {one: frame.words["talk"][one] for one in WORDS}
        self.card = {
            **self.card,
            "talk": {"client": item.name, "words": [1, REPLY_WORDS[1]], "most": MOST_SESSIONS, "said": said},
        }

    def as_kept(self, act: Act, answer: AnyAnswer) -> AnyAnswer:
        """The session with what came of its newest reply. Raises ValueError for what doesn't go on from where it is."""
        if not isinstance(answer, Talked):
            return answer
        now = self._now(self.events())
        if now is None or now.seed != answer.seed:
            if answer.replies or answer.over:
                raise ValueError("a session begins without a reply")
            return Talked(seed=answer.seed, session=now.session + 1 if now else 1, replies=(), over=False)
        last = self._exchanges(now)[-1]
        if now.over or last.state.ended:
            raise ValueError("this session has ended")
        if answer.over and len(answer.replies) == len(now.replies):
            return now.model_copy(update={"over": True})
        if len(answer.replies) != len(now.replies) + 1:
            raise ValueError("a reply was said already, in another window perhaps")
        said = self._came(answer.replies[-1], last)
        return Talked(seed=now.seed, session=now.session, replies=(*now.replies, said), over=False)

    def _came(self, one: Said, before: Exchange) -> Said:
        try:
            said, reply, _ = taken(one.said, one.number, self._client, before, self._read)
        except ValueError:
            raise
        except Exception:
            log.exception("the coach could not read a reply")
            said, reply = one.said, Reply(Landing.UNCLEAR, said=one.said)
        return Said(
            said=said,
            number=one.number,
            lands=reply.landing.value,
            also=reply.also and reply.also.value,
            stale=reply.stale,
            about=reply.about,
            feeling=reply.feeling,
            answers=reply.answers,
            heard=answer(self._client, before.state, reply).says,
        )

    def _read(self, text: str, card: Card) -> Reading:
        key = (text, card.says)
        if key not in self._known:
            self._known[key] = self._coach(card).read(text)
        return self._known[key]

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        return {} if act is Act.DRAFT else super().reply(item, act, answer)

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """The session there is, and which one it is."""
        now = self._now(events)
        answered = [event.at for event in events if isinstance(event.answer, Talked)]
        return {
            "sitting": self._shown(now) if now else None,
            "seed": now.seed if now else "",
            "session": now.session if now else 0,
            "since": answered[-1] if answered else "",
        }

    def _now(self, events: list[Event]) -> Talked | None:
        version = self.versions[self._item.id]
        kept = [one.answer for one in events if one.version == version and isinstance(one.answer, Talked)]
        return kept[-1] if kept else None

    def _exchanges(self, talked: Talked) -> list[Exchange]:
        """What the client said, from coming in on, as it was said then, whatever the coach has learnt since."""
        said = [begin(self._client, talked.seed)]
        for one in talked.replies:
            said.append(answer(self._client, said[-1].state, as_taken(one.said, one)))
        return said

    def _shown(self, talked: Talked) -> dict[str, Any]:
        opening, *after = self._exchanges(talked)
        last = after[-1] if after else opening
        ended = talked.over or last.state.ended is not None
        nothing: dict[str, Any] = {"tries": [], "note": None, "asked": False, "told": None, "instead": []}
        turns = [
            {"said": one.said, "heard": list(came.says), **nothing}
            for one, came in zip(talked.replies, after, strict=True)
        ]
        offer = [] if ended else on_offer(self._client, last.state)
        return {
            "feedback": "end",
            "opening": list(opening.says),
            "turns": turns,
            "closing": list(stop(self._client, last.state).says) if talked.over else [],
            "offer": [{"number": number, "reply": one.reply} for number, one in offer],
            "again": [],
            "ended": ended,
            "chair": [],
        }
