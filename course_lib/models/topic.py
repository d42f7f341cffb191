"""What a simulated client can tell: topics, their things from the surface down, and the replies to each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, SERVES, Gate, Landing
from course_lib.models.moment import Feelings, Risk

#: What a client says, with one stage direction in [square brackets] at most.
Says = Annotated[Prose, Field(max_length=400)]
Depth = Literal["surface", "middle", "core"]
#: How something comes back that a client had told and taken back.
Guard = Literal["made-small", "explained-away", "joked-about"]
GATES = {gate.word: gate for gate in Gate}


def _gate(value: object, info: ValidationInfo) -> object:
    if isinstance(value, Gate):
        return value
    if info.mode == "json" and value in list(Gate):  # as a question sheet keeps it; a file is YAML
        return Gate(value)  # type: ignore[arg-type]
    if value not in GATES:
        raise ValueError(f"a gate is one of {', '.join(GATES)}")
    return GATES[str(value)]


def _landing(value: object) -> object:
    if isinstance(value, Landing):
        return value
    if value not in list(Landing):
        raise ValueError(f"a reply lands as one of {', '.join(Landing)}")
    return Landing(str(value))


AtGate = Annotated[Gate, BeforeValidator(_gate)]
Lands = Annotated[Landing, BeforeValidator(_landing)]


class Candidate(Model):
    """A reply on offer: how it lands, what the client answers to it before anything else, and why.

    `about` names another topic that it turns to.
    """

    reply: Prose
    lands: Lands
    answers: Says
    why: Prose
    about: Id | None = None


class Sample(Model):
    """A reply in other people's words: how it lands, and the client's answer where they have one of their own.

    What comes near it in free words lands like it, and it is on offer where the candidates of its sort were used.
    """

    reply: Prose
    lands: Lands
    answers: Says | None = None
    about: Id | None = None


class Returned(Model):
    """How something is told again after it was taken back."""

    guard: Guard
    says: Says


class Thing(Model):
    """One thing that a client can tell, from its `gate` on; after it, the learner replies to it.

    `says` are ways to put it, one for a run. `avoids` is what comes instead where it is asked about too soon. `inside`
    is the client's own account, as they would give it later. `after` names how the reply before it has to land. `asks`
    is what the client wants an honest answer to.
    """

    id: Id
    depth: Depth
    gate: AtGate
    after: Lands | None = None
    says: Annotated[Many[Says], Field(min_length=2)]
    avoids: Many[Says] = ()
    returns: Returned | None = None
    feelings: Feelings
    inside: Prose
    listen_for: Annotated[Many[Line], Field(min_length=1, max_length=4)]
    risk: Risk | None = None
    asks: Literal["limits-of-confidentiality"] | None = None
    replies: Annotated[Many[Candidate], Field(min_length=4, max_length=8)]
    samples: Many[Sample] = ()

    @model_validator(mode="after")
    def _whole(self) -> Thing:
        lands = [one.lands for one in self.replies]
        needed = GIVES_WHAT_IS_OWED if self.risk else LEADS_DEEPER
        if self.risk:
            if not set(lands) & set(needed):
                raise ValueError(f"`{self.id}` holds danger: one of its replies has to be {' or '.join(needed)}")
        elif missing := set(needed) - set(lands):
            raise ValueError(f"`{self.id}` needs a reply that {' and one that '.join(sorted(missing))}")
        if len(set(lands) - set(SERVES)) < 2:
            raise ValueError(f"`{self.id}` needs replies that don't serve, of two sorts at least")
        if self.depth != "surface" and not self.returns:
            raise ValueError(
                f"`{self.id}` is {self.depth}, so it needs `returns`: how it comes back after it was taken back"
            )
        if self.gate > Gate.ASKED and not self.avoids:
            raise ValueError(
                f"`{self.id}` opens late, so it needs `avoids`: what is said where it is asked about too soon"
            )
        if self.depth == "core" and self.gate < Gate.FELT_SAFE:
            raise ValueError(f"`{self.id}` is core, so its `gate` is felt-safe or deep-trust")
        return self


class Topic(Model):
    """Something a client can talk about, from the surface down. `words` in a question show that it is about this."""

    id: Id
    name: Line
    words: Some[Line]
    things: Some[Thing]

    @model_validator(mode="after")
    def _down(self) -> Topic:
        gates = [thing.gate for thing in self.things]
        if gates != sorted(gates):
            raise ValueError(f"the things of `{self.id}` go from the earliest gate to the latest")
        return self
