"""A simulated client: a state and a reply in, the next state, the client's words and the reasons out.

Pure: a run is its seed and its list of replies, and can be played again. What a client can say lies in `data/clients/`.
"""

from course_lib.dialogue.exchange import answer, begin, stop
from course_lib.dialogue.offer import on_offer
from course_lib.dialogue.reasons import Reason
from course_lib.dialogue.state import Deed, Ending, Exchange, Reply, State

__all__ = ["Deed", "Ending", "Exchange", "Reason", "Reply", "State", "answer", "begin", "on_offer", "stop"]
