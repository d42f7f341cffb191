"""Which of a client's topics a reply is about."""

from __future__ import annotations

from course_lib.coach.words import STOP
from course_lib.dialogue.state import State
from course_lib.models import Client
from course_lib.models.landing import Landing


def subject(text: str, landing: Landing, client: Client, state: State, says: str) -> str | None:
    """The topic that a reply turns to, or, asking, stays with; None where it names none.

    A question names a topic by any of its words. A reflection leaves the topic that the client is on only with a word
    of another one that they haven't just said: “he” may be anybody.
    """
    words = plain(text)
    if landing is Landing.UNDERSTANDS:
        words -= STOP | plain(says)
    elif landing is not Landing.EXPLORES:
        return None
    here = next(topic for topic in client.topics if topic.id == state.topic)
    if plain(text) & set(here.words):
        return here.id
    return next((topic.id for topic in client.topics if words & set(topic.words)), None)


def plain(text: str) -> set[str]:
    """The words of a text without what stands around them."""
    return {word.strip(".,?!;:…“”\"'’[]").lower() for word in text.split()}
