"""What a learner answered in their own words: what was said to them, and their replies, first and later.

Pure: what can be answered and the record's events in, replies out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from course_lib.learner.attempts import day_of
from course_lib.learner.record import Event
from course_lib.models.acts import Act
from course_lib.models.answers import OwnRating, Written

#: The acts that hand a reply in own words over.
REPLIES = (Act.FIRST, Act.SECOND, Act.ANSWER)


@dataclass(frozen=True)
class Asked:
    """Something to answer in own words: in which lesson, in which activity, who speaks and what they say.

    `lesson` is empty for what stands in none. `checks` are the questions about the own reply, `version` is that of
    the words as they are now.
    """

    id: str
    lesson: str
    title: str
    client: str
    says: str
    version: str
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Replied:
    """A reply on a day, and what the learner thought of it: an answer to each of the `checks` where that was asked.

    `changed` says that the client's words, or the questions, were others then.
    """

    day: date
    text: str
    ratings: tuple[OwnRating | None, ...]
    changed: bool


@dataclass(frozen=True)
class Answered:
    """What was asked, and the replies to it, oldest first."""

    asked: Asked
    replies: tuple[Replied, ...]


def answered(asked: Iterable[Asked], events: Sequence[Event], zone: tzinfo | None) -> list[Answered]:
    """Whatever has a reply, in the order in which it was asked. Days are those of `zone`, or of this machine."""
    replies: dict[str, list[tuple[Event, Written]]] = {}
    for event in events:
        if event.act in REPLIES and isinstance(event.answer, Written) and event.answer.text.strip():
            replies.setdefault(event.item, []).append((event, event.answer))
    return [
        Answered(
            one,
            tuple(
                Replied(day_of(event, zone), given.text, given.ratings, event.version != one.version)
                for event, given in replies[one.id]
            ),
        )
        for one in asked
        if one.id in replies
    ]
