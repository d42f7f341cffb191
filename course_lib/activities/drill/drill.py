"""A drill: short client lines for one skill, each answered in a sentence; the next is easier or harder as it went."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.learner.record import Event
from course_lib.models import Drill, DrillLine
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Written
from course_lib.models.drill import ASKED, Heard
from course_lib.models.moment import REPLY_WORDS
from course_lib.scoring import ladder
from course_lib.scoring.drill import Outcome, see
from course_lib.scoring.ladder import Answered

if TYPE_CHECKING:
    from course_lib.coach import Reading

log = logging.getLogger(__name__)

#: The skill whose answers are held against what the client feels, so that it is told.
FELT = "reflection-of-feeling"


class Coach(Protocol):
    """Reads answers to one client."""

    def read(self, reply: str) -> Reading: ...


@dataclass
class Round:
    """The lines of one round, by id, oldest first; `ended` is when the last of them was answered."""

    answered: dict[str, Answered] = field(default_factory=dict)
    ended: str = ""


class DrillActivity(Activity):
    """What a line asks for and the model replies stay in the kernel until it was answered. So does what comes next.

    `coach` is asked for what one client says. Its numbers take a moment to load, so that is with the first answer.
    """

    records: ClassVar = {Act.DRAFT: Written, Act.FIRST: Written, Act.SECOND: Written}

    def __init__(self, drill: Drill, coach: Callable[[Heard], Coach], frame: Frame) -> None:
        self._drill, self._coach, self._shuffle = drill, coach, frame.shuffle
        self._lines = {line.id: line for line in drill.asked()}
        self._of = min(ASKED, len(self._lines))
        self._known: dict[tuple[str, str], tuple[dict[str, Any] | None, Outcome | None]] = {}
        card = {
            "id": drill.id,
            "title": drill.title,
            "skill": drill.skill,
            "about": html(drill.about),
            "example": {"says": html(drill.example.says), "reply": html(drill.example.reply)},
            "words": list(REPLY_WORDS),
            "lines": {line.id: _shown(line) for line in self._lines.values()},
        }
        versions = {drill.id: drill.version()} | {line.id: line.version() for line in self._lines.values()}
        super().__init__("drill", card, versions, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        assert isinstance(answer, Written)
        line = self._lines.get(item)
        if line is None:
            raise ValueError("the lines of a drill are answered, and not the drill as a whole")
        if act is Act.DRAFT:
            return {}
        if not answer.text.strip():
            raise ValueError("an answer has words")
        return {
            "seen": self._seen(line, answer.text)[0],
            "listen_for": list(line.listen_for),
            "feelings": line.feelings.model_dump(mode="json") if self._drill.skill == FELT else None,
            "meets": [html(reply) for reply in line.meets],
            "misses": {"reply": html(line.misses.reply), "why": html(line.misses.why)},
        }

    def summary(self, events: list[Event]) -> dict[str, Any]:
        """Where the learner is: in which round, on which level, and which line comes next."""
        rounds = self._rounds(events)
        done = [one for each in rounds for one in each.answered.values()]
        now, before = ladder.level(done), ladder.level(done[:-1])
        here = rounds[-1]
        full = len(here.answered) >= self._of
        number = len(rounds) + full  # of the round that the next line belongs to
        mixed = self._shuffle.mixed(f"{self._drill.id} {number}", list(self._lines.values()))
        left = [line for line in mixed if full or line.id not in here.answered]
        following = ladder.next_line(now, left)
        return {
            "since": rounds[-2].ended if len(rounds) > 1 else "",
            "ended": here.ended,
            "number": len(here.answered),
            "of": self._of,
            "last": next(reversed(here.answered), None),
            "next": following and following.id,
            "level": now,
            "moved": now - before,
            "levels": [
                {"level": level, "asked": asked, "there": there}
                for level, asked, there in ladder.by_level(list(here.answered.values()))
            ],
        }

    def _rounds(self, events: Iterable[Event]) -> list[Round]:
        """What was answered, round by round; the last may be empty. What fits no line as it is now is left out."""
        rounds = [Round()]
        for event in events:
            line, here = self._lines.get(event.item), rounds[-1]
            if line is None or event.act is Act.DRAFT or event.version != self.versions[event.item]:
                continue
            made = Answered(line) if event.act is Act.SKIP else None
            if isinstance(event.answer, Written):
                outcome = self._seen(line, event.answer.text)[1]
                if event.act is Act.FIRST:
                    made = Answered(line, outcome)
                elif line.id in here.answered:
                    made = replace(here.answered[line.id], second=outcome)
            if made is None:
                continue
            if len(here.answered) >= self._of and event.act is not Act.SECOND:
                here = Round()
                rounds.append(here)
            here.answered[line.id], here.ended = made, event.at
        return rounds

    def _seen(self, line: DrillLine, text: str) -> tuple[dict[str, Any] | None, Outcome | None]:
        """What is seen in an answer, for the page and for the level. None where the coach fails: the answer is kept."""
        key = (line.id, text)
        if key not in self._known:
            try:
                read = self._coach(line.heard()).read(text)
                seen = see(self._drill, read, text)
            except Exception:
                log.exception("the coach could not read an answer")
                return None, None
            # A guard holds what turns to oneself, as a repair has to. And that something stays private, though not
            # everything, may sound like a promise of secrecy.
            free = bool(read.hold) and seen.outcome != "not-seen"
            stopped = read.safety and not (read.arguable and seen.outcome == "there")
            told = {
                "safety": stopped,
                "look": read.look,
                "held": bool(read.hold),
                "told": [] if free or (read.safety and not stopped) else list(read.told),
                "to_try": read.to_try,
                "strength": read.strength,
            }
            parts = {"saw": list(seen.saw), "unseen": list(seen.unseen), "beside": list(seen.beside)}
            self._known[key] = told | parts | {"outcome": seen.outcome}, seen.outcome
        return self._known[key]


def _shown(line: DrillLine) -> dict[str, Any]:
    """What a learner sees of a line before it is answered."""
    return {
        "level": line.level,
        "name": line.name,
        "age": line.age,
        "detail": line.detail,
        "before": [{"speaker": one.speaker, "text": html(one.text)} for one in line.before],
        "says": html(line.says),
    }
