"""How a topic opens: gate by gate, for an accurate reflection and an open question together, and for neither alone.

After the deterministic disclosure gates of Liu & He (2026): no gate is skipped; one is lost at once and takes two good
turns to win back. That questions move a client as reflections do, and reflections alone stall, is the one finding of
the comparison of such machines (AVP, arXiv 2606.10051).
"""

from __future__ import annotations

from dataclasses import replace

from course_lib.dialogue.mood import FEELS_UNDERSTOOD, TRUSTS
from course_lib.dialogue.state import Mood, Standing
from course_lib.models.landing import LEADS_DEEPER, Gate, Landing

#: So many good turns in a row make somebody feel safe, and so many win back what was lost.
KEPT_UP, WINS_BACK = 2, 2


def raised(standing: Standing, ways: frozenset[Landing], mood: Mood, good: int) -> Standing:
    """A topic after a good turn on it, of which there were `good` in a row, this one among them.

    `ways` are the ways of leading deeper that were in the reply.
    """
    if standing.owed:
        owed = standing.owed - 1
        gate = standing.gate if owed else Gate(min(standing.gate + 1, Gate.DEEP_TRUST))
        return replace(standing, owed=owed, gate=gate)
    after = counted(standing, ways)
    opened = _next(standing.gate, after.led, mood, good)
    return after if opened is standing.gate else replace(standing, gate=opened, led=ways)


def counted(standing: Standing, ways: frozenset[Landing]) -> Standing:
    """A topic on which there was asked or understood, while no gate of it opened."""
    return replace(standing, led=standing.led | ways)


def _next(gate: Gate, led: frozenset[Landing], mood: Mood, good: int) -> Gate:
    """The gate that is open now."""
    both = led.issuperset(LEADS_DEEPER)
    match gate:
        case Gate.OPENING | Gate.ASKED if Landing.UNDERSTANDS in led:
            return Gate.FELT_HEARD
        case Gate.OPENING if led:
            return Gate.ASKED
        case Gate.FELT_HEARD if both and good >= KEPT_UP:
            return Gate.FELT_SAFE
        case Gate.FELT_SAFE if both and trusting(mood):
            return Gate.DEEP_TRUST
    return gate


def trusting(mood: Mood) -> bool:
    """Whether they trust enough for what lies deepest."""
    return mood.trust >= TRUSTS and mood.understood >= FEELS_UNDERSTOOD


def lost(standing: Standing, deep: bool) -> Standing:
    """A topic after offence was taken: one gate is shut, and what was told last, if it lay deep, is taken back."""
    shut = Gate(max(standing.gate - 1, Gate.OPENING))
    back = deep and standing.told > 0 and not standing.taken_back
    told = standing.told - 1 if back else standing.told
    return replace(
        standing, gate=shut, told=told, led=frozenset(), owed=WINS_BACK, taken_back=back or standing.taken_back
    )
