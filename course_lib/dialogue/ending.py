"""How a session ends."""

from __future__ import annotations

from dataclasses import replace

from course_lib.dialogue.lines import say
from course_lib.dialogue.mood import HOPEFUL
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.state import Deed, Ending, Exchange, State
from course_lib.models import Client


def how(state: State) -> Ending:
    """How it ends if it ends now, and not because they leave."""
    if state.cores:
        return Ending.OPENED if state.mood.hope >= HOPEFUL else Ending.HEAVY
    return Ending.SOME if state.middles else Ending.GUARDED


def ending(client: Client, state: State, how: Ending, says: tuple[str, ...], reasons: tuple[Reason, ...]) -> Exchange:
    """The last exchange: what was said before, and the words with which they go.

    Whoever goes while a danger has been heard and not asked about has shown nothing of the core.
    """
    if client.thing(state.floor).risk:
        how = Ending.LEAVES if how is Ending.LEAVES else Ending.GUARDED
        reasons = (*reasons, Reason.GOES_IN_DANGER)
    line = getattr(client.endings, how.value)
    deeds = (*state.deeds[:-1], Deed.ENDS) if state.deeds else (Deed.ENDS,)
    return Exchange(replace(say(state, line), ended=how, deeds=deeds), (*says, line), Deed.ENDS, reasons)
