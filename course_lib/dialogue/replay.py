"""A session said again from its seed and its replies: a forged list of replies brings what saying it would."""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.coach import Reading
from course_lib.dialogue.exchange import answer, begin, stop
from course_lib.dialogue.hearing import Read, hear
from course_lib.dialogue.offer import on_offer
from course_lib.dialogue.state import Exchange, Reply
from course_lib.models import Client
from course_lib.models.talk_answers import Talked


@dataclass(frozen=True)
class Turn:
    """What was replied to, the words said, how they were taken, what came of it; of free words, the coach's reading."""

    before: Exchange
    said: str
    reply: Reply
    after: Exchange
    seen: Reading | None

    @property
    def sure(self) -> frozenset[str]:
        """The moves in free words that the coach is sure of; none of a reply that was on offer."""
        return frozenset(one.name for one in self.seen.moves if one.certainty == "likely") if self.seen else frozenset()


@dataclass(frozen=True)
class Run:
    """A whole session. `unsaid` counts the replies that could not be said: not on offer, or after the end."""

    opening: Exchange
    turns: tuple[Turn, ...]
    closing: Exchange | None
    unsaid: int

    @property
    def last(self) -> Exchange:
        return self.closing or (self.turns[-1].after if self.turns else self.opening)


def taken(
    said: str, number: int | None, client: Client, before: Exchange, read: Read
) -> tuple[str, Reply, Reading | None]:
    """What was said and how it lands; with free words, the coach's reading of them. An empty reply is waiting.

    Raises ValueError for the number of a reply that is not on offer.
    """
    if number is not None:
        offered = dict(on_offer(client, before.state))
        if number not in offered:
            raise ValueError(f"reply {number} is not on offer")
        one = offered[number]
        return one.reply, Reply(one.lands, one.about, None, number, one.answers, said=one.reply), None
    if not said.strip():
        return "", Reply(client.waiting, said=""), None
    reply, seen = hear(said, client, before.state, " ".join(before.says), read)
    return said, reply, seen


def play(client: Client, talked: Talked, read: Read) -> Run:
    """Say every reply of a session again, and believe nothing of what it says came of them."""
    opening = last = begin(client, talked.seed)
    turns: list[Turn] = []
    for one in talked.replies:
        try:
            said, reply, seen = taken(one.said, one.number, client, last, read)
            after = answer(client, last.state, reply)
        except ValueError:
            break
        turns.append(Turn(last, said, reply, after, seen))
        last = after
    closing = stop(client, last.state) if talked.over and not last.state.ended else None
    return Run(opening, tuple(turns), closing, len(talked.replies) - len(turns))
