"""The first words of a client after a reply."""

from __future__ import annotations

from course_lib.dialogue.ending import ending, how
from course_lib.dialogue.lines import pick, say
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.state import Deed, Exchange, Reply, State
from course_lib.models import Client
from course_lib.models.landing import Landing


def answered(
    client: Client, state: State, reply: Reply, landing: Landing | None, *, tells: bool = False
) -> tuple[State, tuple[str, ...]]:
    """The first words after a reply: what its author has the client say to it, or a line for whatever lands so.

    Only who `tells` something next may take a moment for it, or say that they will.
    """
    if reply.answers and reply.answers not in state.spoken:
        return say(state, reply.answers), (reply.answers,)
    if landing is None:
        return state, ()
    about = next((topic.name for topic in client.topics if topic.id == reply.about), "")
    lines = client.reactions[landing]
    if tells and landing is Landing.EXPLORES:
        lines += client.reactions["before-telling"]
    state, says = pick(state, lines, reply, about)
    if says is None:
        state, says = pick(state, client.reactions["silence"])
    return state, some(says)


def spoken(client: Client, state: State, reply: Reply, kind: str, deed: Deed, *reasons: Reason) -> Exchange:
    """An exchange in which nothing new is told. Whoever has no words left for it, ends it."""
    if isinstance(kind, Landing):
        state, says = answered(client, state, reply, kind)
    else:
        state, line = pick(state, client.reactions[kind], reply)
        says = some(line)
    if not says:
        return ending(client, state, how(state), (), (*reasons, Reason.HAS_ENOUGH))
    return Exchange(state, says, deed, reasons)


def some(line: str | None) -> tuple[str, ...]:
    """A line, or nothing, as parts of what is said."""
    return (line,) if line else ()
