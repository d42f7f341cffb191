"""Where a client stands in a session. Frozen: an exchange makes a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from course_lib.dialogue.reasons import Reason
from course_lib.models.landing import LEADS_DEEPER, Gate, Landing


class Deed(StrEnum):
    """What a client does after a reply."""

    TELLS = "tells"
    STAYS = "stays"
    CORRECTS = "corrects"
    SAYS_YES_BUT = "says-yes-but"
    FALLS_SILENT = "falls-silent"
    COOLS = "cools"
    AVOIDS = "avoids"
    DRAWS_BACK = "draws-back"
    MOVES_ON = "moves-on"
    ASKS_AGAIN = "asks-again"
    TAKES_OFFENCE = "takes-offence"
    IS_UNMOVED = "is-unmoved"
    IS_WON_BACK = "is-won-back"
    COVERS_UP = "covers-up"
    ENDS = "ends"


class Ending(StrEnum):
    """How a session ends; see `course_lib.models.client.Endings`."""

    OPENED = "opened"
    HEAVY = "heavy"
    SOME = "some"
    GUARDED = "guarded"
    LEAVES = "leaves"


@dataclass(frozen=True)
class Reply:
    """What a learner said, as the client takes it.

    `about` is the topic that it names or turns to; `feeling` a feeling that it names, in its own words. `number` is its
    place among the candidates of what was told last, and `answers` what its author has the client say to it. `also` is
    the other way of leading deeper, where it both asks and understands. `said` are its words, none where the learner
    waited; `stale` tells that all of it was said before, by one of the two.
    """

    landing: Landing
    about: str | None = None
    feeling: str | None = None
    number: int | None = None
    answers: str | None = None
    also: Landing | None = None
    said: str | None = None
    stale: bool = False

    @property
    def ways(self) -> frozenset[Landing]:
        """The ways of leading deeper that are in it."""
        return frozenset(one for one in LEADS_DEEPER if one in (self.landing, self.also))


@dataclass(frozen=True)
class Mood:
    """Four things that a client doesn't say, each from 0 to 10."""

    trust: float
    arousal: float
    hope: float
    understood: float


@dataclass(frozen=True)
class Standing:
    """How far one topic is open.

    `told` is how many of its things were told. `led` holds which ways of leading deeper were used since the gate was
    last opened: neither opens the next one alone. `owed` is how many good turns win back a gate that was lost, and
    `taken_back` says that what comes next was told once and taken back.
    """

    gate: Gate = Gate.OPENING
    told: int = 0
    led: frozenset[Landing] = frozenset()
    owed: int = 0
    taken_back: bool = False
    visits: int = 0


@dataclass(frozen=True)
class State:
    """A client in a session.

    `floor` is the thing that they told last, to which the learner replies, and `stayed` how many replies it has had.
    `good` counts good turns in a row; `landings`, `heard` and `deeds` are how replies landed, their words, and what
    came of them; `spoken` are the lines they have said, and `offered` the candidates that were chosen, by where.
    `ruptured` counts the turns since they took offence, and `before` is what their trust was then; `brought` is that of
    an earlier session, 0 where there was none. `danger_missed` counts how often danger was left unasked, and `middles`
    and `cores` count what was told. `affirmed` are feelings that they said yes to, in the learner's words.
    """

    seed: str
    mood: Mood
    topic: str
    floor: str
    topics: Mapping[str, Standing]
    stayed: int = 0
    good: int = 0
    landings: tuple[Landing, ...] = ()
    heard: tuple[str | None, ...] = ()
    deeds: tuple[Deed, ...] = ()
    spoken: frozenset[str] = frozenset()
    affirmed: frozenset[str] = frozenset()
    offered: frozenset[tuple[str, int]] = frozenset()
    ruptured: int = 0
    before: float = 0.0
    brought: float = 0.0
    danger_missed: int = 0
    cores: int = 0
    middles: int = 0
    ended: Ending | None = None

    @property
    def here(self) -> Standing:
        """How far the topic is open that is being talked about."""
        return self.topics[self.topic]

    def run_of(self, landing: Landing) -> int:
        """How often in a row, up to now, replies have landed like this."""
        count = 0
        for one in reversed(self.landings):
            if one is not landing:
                break
            count += 1
        return count


@dataclass(frozen=True)
class Exchange:
    """What came of a reply: the state after it, what the client says in its parts, what they did, and why."""

    state: State
    says: tuple[str, ...]
    deed: Deed
    reasons: tuple[Reason, ...] = ()
