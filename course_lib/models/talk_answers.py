"""What is recorded of a session with a simulated client."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from course_lib.models.answer import Answer, Name
from course_lib.models.base import Many
from course_lib.models.legend import Legend


class Begun(Answer):
    """A session with a simulated client. The same seed, trust and replies give the same session.

    `feedback` comes after each turn, or at the end. `trust`, from 0 to 10, was brought along from an earlier session,
    and is the kernel's to say.
    """

    seed: Name
    feedback: Literal["each", "end"] = "each"
    trust: float | None = Field(default=None, ge=0, le=10)

    def describe(self, legend: Legend) -> str:
        return ""


class Landed(Answer):
    """What becomes of a reply to a simulated client, whose `number` it has where it was one on offer.

    The rest is the kernel's to say: how it landed, and how else; whether it was stale; on which topic, with which
    feeling; what its author has the client say to it; and what the client said.
    """

    number: int | None = Field(default=None, ge=0)
    lands: Name | None = None
    also: Name | None = None
    stale: bool = False
    about: Name | None = None
    feeling: str | None = None
    answers: str | None = None
    heard: Many[str] = ()


class Turned(Landed):
    """A reply to a simulated client, in the learner's words or, by its number, one that was on offer.

    `at` is its place in the session, from 0; the same place again is a second try.
    """

    at: int = Field(ge=0, le=999)
    said: Annotated[str, StringConstraints(max_length=20_000)] = ""

    def describe(self, legend: Legend) -> str:
        return f"{self.at + 1}. {self.said} → {' '.join(self.heard)}"


class Rehearsed(Landed):
    """What a learner would say now at an earlier turn, `at` its place: in their words as `instead`, or, by its number,
    a reply that was on offer there. How it lands is how it would have landed: the session isn't changed by it.
    """

    at: int = Field(ge=0, le=999)
    instead: Annotated[str, StringConstraints(max_length=20_000)]

    def describe(self, legend: Legend) -> str:
        said = self.instead or legend.name("waited")
        return f"{self.at + 1}. {legend.name('another-way')}: {said} → {' '.join(self.heard)}"


class Said(Landed):
    """A reply of a session, in the learner's words or, by its number, one that was on offer; no words are waiting."""

    said: Annotated[str, StringConstraints(max_length=20_000)] = ""


#: So many sessions may be begun for one question of an assignment. The last of them counts.
MOST_SESSIONS = 3


class Talked(Answer):
    """A session in an assignment: its seed and all replies up to now; which one it is, from 1; whether it was ended.

    The same seed and replies give the same session, so that whoever marks it says them again.
    """

    seed: Name
    session: int = Field(ge=1, le=MOST_SESSIONS)
    replies: Annotated[Many[Said], Field(max_length=999)] = ()
    over: bool = False

    def describe(self, legend: Legend) -> str:
        return " ".join(f"{at}. {one.said} → {' '.join(one.heard)}" for at, one in enumerate(self.replies, 1))


class Noted(Answer):
    """What a learner was after with a reply and how it landed, in a line of their own; it may be left empty."""

    at: int = Field(ge=0, le=999)
    noted: str

    def describe(self, legend: Legend) -> str:
        return f"{self.at + 1}. {self.noted}" if self.noted else ""


class Inferred(Answer):
    """What a learner thinks that a client felt and thought as they told a `thing`, by its id; and afterwards, how near
    that was to the client's own account, as the learner sees it."""

    thing: Name
    inferred: str
    near: Literal["near", "partly", "far"] | None = None

    def describe(self, legend: Legend) -> str:
        said = f"{self.thing}: {self.inferred}"
        return f"{said} ({legend.names.get(self.near, self.near)})" if self.near else said
