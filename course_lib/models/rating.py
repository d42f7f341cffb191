"""Replies to rate on a scale of levels, and the scales."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose
from course_lib.models.legend import Legend


class Level(Model):
    """One level of a scale, in our own words. Levels count from 1, in the order of the file."""

    name: Line
    means: Prose


class Scale(Model):
    """A scale that replies are rated on. `origin` says whose it is and what is known of it."""

    id: Id
    title: Line
    origin: Prose
    levels: Many[Level] = Field(min_length=3, max_length=7)


class RatedReply(Model):
    """A reply and the level we put it on. `hint` is shown where the learner's first rating differs; it names no level.

    `client` and `says` are who speaks and what they say, in a rating whose replies answer different people. `hard`
    marks a reply that trained raters may put a level apart; its reason says what decides.
    """

    id: Id
    client: Line | None = None
    says: Prose | None = None
    text: Prose
    level: int = Field(ge=1)
    hint: Prose
    reason: Prose
    hard: bool = False


class Rating(Model):
    """What a client says, and replies of different quality to rate. The levels are our key.

    Either one person speaks (`person` and `says`), or each reply has a client of its own.
    """

    id: Id
    title: Line
    scale: Id
    person: Id | None = None
    intro: Prose
    says: Prose | None = None
    replies: Many[RatedReply] = Field(min_length=3, max_length=12)

    @model_validator(mode="after")
    def _somebody_speaks(self) -> Rating:
        if bool(self.person) != bool(self.says):
            raise ValueError("`person` and `says` go together: who speaks, and what they say")
        for reply in self.replies:
            if bool(reply.client) != bool(reply.says) or bool(reply.says) == bool(self.says):
                raise ValueError(
                    f"whom does {reply.id} answer? Write `person` and `says` once for all replies, "
                    "or `client` and `says` for each of them"
                )
        return self

    @model_validator(mode="after")
    def _told_apart(self) -> Rating:
        if len({reply.text for reply in self.replies}) < len(self.replies):
            raise ValueError("two replies say the same")
        if len({reply.level for reply in self.replies}) < 3:
            raise ValueError("the replies stand on fewer than three levels; add some that are better or worse")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)} | {one.id: Legend(f"{self.title}: {one.text}") for one in self.replies}

    def substance(self) -> Any:
        # What a reply of its own client answers comes last, so that the other ratings keep the versions they had.
        asked = [[one.id, one.text, one.level, *([one.says] if one.says else ())] for one in self.replies]
        return [self.scale, self.says, asked]

    def signed(self) -> dict[str, Any]:
        heard = {"intro": self.intro} | ({"says": self.says} if self.says else {})
        return {reply.id: {**heard, "reply": reply.as_written("id")} for reply in self.replies}

    def version_of(self, reply: RatedReply) -> str:
        """The version of one reply: it changes with its text and level, the client's words and the scale."""
        return self.model_copy(update={"replies": (reply,)}).version()
