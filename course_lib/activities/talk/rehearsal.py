"""A turn gone back to: said another way, and what the client would have answered. The session stays as it is."""

from __future__ import annotations

from course_lib.activities.talk.sitting import Sitting, Taken, as_taken
from course_lib.dialogue import answer
from course_lib.models import Client
from course_lib.models.talk_answers import Rehearsed, Turned

#: Who asks for feedback at the end only is asked after these turns too: whoever practises long without any gets worse.
MARKED = (3, 7, 11)


def asks_first(client: Client, sitting: Sitting, taken: Taken) -> bool:
    """Whether the learner's own line on a turn comes before what is told of it."""
    marked = sitting.begun.feedback == "each" or taken.turned.at in MARKED
    return marked and not client.unaided


def is_told(client: Client, sitting: Sitting, taken: Taken) -> bool:
    """Whether it is told by now how a turn landed: after the learner's own line, or when the session is over."""
    if client.unaided and not sitting.ended:
        return False
    return taken.note is not None or (sitting.ended and not asks_first(client, sitting, taken))


def turn_to_rehearse(client: Client, sitting: Sitting | None, at: int) -> Taken:
    """The turn at a place, to be said another way.

    Raises ValueError where there is none, and before it was told how it landed: there it would be a second try.
    """
    if sitting is None or not 0 <= at < len(sitting.turns):
        raise ValueError(f"there is no turn {at} to go back to")
    taken = sitting.turns[at]
    if not is_told(client, sitting, taken):
        raise ValueError(f"how turn {at} landed has not been told yet")
    return taken


def as_if(client: Client, taken: Taken, one: Rehearsed) -> Taken:
    """The turn as it would have been, had this been said. Nothing of it is carried on."""
    said = Turned(at=one.at, said=one.instead, number=one.number)
    return Taken(taken.before, said, answer(client, taken.before.state, as_taken(one.instead, one)))
