"""How a reply lands with a client who reacts, and what a client does then."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Landing(StrEnum):
    """What a reply does to the one who hears it. The values stand in content files and in learners' records."""

    #: An open question on what they are telling, or on another of their topics.
    EXPLORES = "explores"
    #: A reflection that is accurate: a feeling that is there, or what it means to them.
    UNDERSTANDS = "understands"
    #: Names something that they did or can do, or leaves the choice with them.
    SUPPORTS = "supports"
    #: Owns what went wrong between the two, and comes back to them.
    REPAIRS = "repairs"
    #: Asks about suicide, harm or safety in words that can't be mistaken.
    ASKS_DIRECTLY = "asks-directly"
    #: Comes near that question, in words that can be taken for something else; they ask what is meant.
    HALF_ASKS = "half-asks"
    #: What is owed once that was asked and answered.
    NEXT_STEP = "next-step"
    #: Keeps the talk going and adds nothing: a nod, a closed question, their own words once more.
    STAYS_CLOSE = "stays-close"
    #: Can't be told from the words; they ask to hear it another way.
    UNCLEAR = "unclear"
    #: A wrong guess at what they feel or mean.
    MISREADS = "misreads"
    ADVISES = "advises"
    #: Several questions at once, why, or more than they want to tell.
    PUSHES = "pushes"
    #: Makes it smaller or brighter: reassurance, praise, a silver lining.
    SMOOTHS_OVER = "smooths-over"
    #: Turns to the counsellor, to somebody else or to another matter.
    TURNS_AWAY = "turns-away"
    #: Blames, moralises, diagnoses, argues, mocks.
    JUDGES = "judges"
    #: Takes them for one of a kind.
    STEREOTYPES = "stereotypes"
    #: Leaves words that may hold danger without a question.
    MISSES_DANGER = "misses-danger"


#: What brings a client on. The first two lead deeper, and neither does alone.
LEADS_DEEPER = (Landing.EXPLORES, Landing.UNDERSTANDS)
SERVES = (*LEADS_DEEPER, Landing.SUPPORTS, Landing.REPAIRS, Landing.ASKS_DIRECTLY, Landing.NEXT_STEP)
#: What costs nothing the first time.
NEUTRAL = (Landing.STAYS_CLOSE, Landing.UNCLEAR, Landing.HALF_ASKS)
#: What breaks the thread between the two with any client.
RUPTURES = (Landing.JUDGES, Landing.STEREOTYPES, Landing.MISSES_DANGER)
#: What is owed to words that may hold danger.
GIVES_WHAT_IS_OWED = (Landing.ASKS_DIRECTLY, Landing.NEXT_STEP)


class Gate(IntEnum):
    """How far a client is ready to open a topic. No gate is skipped on the way up."""

    OPENING = 0
    ASKED = 1
    FELT_HEARD = 2
    FELT_SAFE = 3
    DEEP_TRUST = 4

    @property
    def word(self) -> str:
        """As content files write it."""
        return self.name.lower().replace("_", "-")
