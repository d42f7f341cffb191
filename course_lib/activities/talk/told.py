"""What a learner is told of one turn: how the reply landed and why, and another reply that would have served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_lib.activities.talk.sitting import Taken
from course_lib.content.markdown import html
from course_lib.dialogue.hearing import floor, perhaps
from course_lib.dialogue.offer import written
from course_lib.models import Candidate, Client, Thing
from course_lib.models.client import Rupture
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, SERVES, Landing

if TYPE_CHECKING:
    from course_lib.coach import Reading


def told(client: Client, taken: Taken, reading: Reading | None) -> dict[str, Any]:
    """Everything that is told of one turn, for the page. `reading` is the coach's, of a reply in free words."""
    state, says = taken.before.state, " ".join(taken.before.says)
    place: Thing | Rupture = client.rupture if state.ruptured else client.thing(state.floor)
    landing = taken.after.state.landings[-1]
    by_landing = {one.lands: one.why for one in reversed(place.replies)}
    chosen = written(client, state)[taken.turned.number] if taken.turned.number is not None else None
    why = chosen.why if isinstance(chosen, Candidate) else by_landing.get(chosen.lands) if chosen else None
    other = alternative(place, landing, taken.turned.said)
    guessed = reading and perhaps(landing, taken.turned.said, reading, floor(client, state, says))
    return {
        "landing": landing.value,
        "taken": f"perhaps-{landing.value}" if guessed else landing.value,
        "deed": taken.after.deed.value,
        "reasons": [reason.value for reason in taken.after.reasons],
        "why": html(why) if why else None,
        "coach": [*reading.told, *([reading.to_try] if reading.to_try else [])] if reading else [],
        "because": html(client.rupture.because) if state.ruptured or taken.after.state.ruptured else None,
        "other": {"reply": html(other.reply), "why": html(other.why)} if other else None,
        "risk": None if isinstance(place, Rupture) else place.risk,
    }


def alternative(place: Thing | Rupture, landing: Landing, said: str) -> Candidate | None:
    """Another reply that would have served: what was owed, what repairs, or the way of leading deeper not taken."""
    if isinstance(place, Rupture):
        wanted: tuple[Landing, ...] = (Landing.REPAIRS,)
    elif place.risk:
        wanted = GIVES_WHAT_IS_OWED
    else:
        wanted = tuple(one for one in (*reversed(LEADS_DEEPER), *SERVES) if one is not landing)
    return next((one for sort in wanted for one in place.replies if one.lands is sort and one.reply != said), None)
