"""A simulated client: a person with topics, what they tell of each and when, and how they take what is said to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.landing import Gate, Landing
from course_lib.models.legend import Legend
from course_lib.models.moment import Feelings
from course_lib.models.topic import Candidate, Lands, Sample, Says, Thing, Topic

#: A line has so many words at most.
LONGEST_LINE = 45
#: So many lines a client needs for each way of landing, so that nothing is said twice. What is said of a reply in own
#: words may take up a {feeling} that it names or the topic that it is {about}; so many lines do without either.
FEWEST_LINES: dict[str, int] = {
    Landing.EXPLORES: 5,
    Landing.UNDERSTANDS: 5,
    Landing.SUPPORTS: 4,
    Landing.STAYS_CLOSE: 6,
    Landing.UNCLEAR: 5,
    Landing.MISREADS: 4,
    Landing.ADVISES: 4,
    Landing.PUSHES: 4,
    Landing.SMOOTHS_OVER: 4,
    Landing.TURNS_AWAY: 4,
    Landing.JUDGES: 3,
    Landing.STEREOTYPES: 3,
    #: Asked about suicide where nothing pointed to it: a plain no, in their own way.
    Landing.ASKS_DIRECTLY: 3,
    #: Asked, they take a moment or say that they will tell: said only where they then do.
    "before-telling": 1,
    #: They were understood twice, and nobody asks; or asked and asked, and nobody says what they heard.
    "waits-to-be-asked": 4,
    "waits-to-be-heard": 4,
    #: After two good turns, half a step back.
    "draws-back": 4,
    #: They begin another of their topics by themselves.
    "moves-on": 4,
    #: Stage directions alone, for when nothing is said.
    "silence": 6,
}
PLAIN_LINES = 2


class Mood(Model):
    """Where a client begins, each from 0 to 10."""

    trust: Annotated[float, Field(ge=1, le=8, strict=False)] = 4
    arousal: Annotated[float, Field(ge=0, le=10, strict=False)] = 3
    hope: Annotated[float, Field(ge=0, le=10, strict=False)] = 3
    understood: Annotated[float, Field(ge=0, le=10, strict=False)] = 3


class Rupture(Model):
    """How a client takes offence, and how they can be won back.

    `minds` breaks the thread with this client beside what does with any, `because` of who they are.
    """

    by: Literal["withdrawal", "confrontation"]
    minds: Many[Lands] = ()
    because: Prose
    says: Annotated[Many[Says], Field(min_length=3)]
    unmoved: Annotated[Many[Says], Field(min_length=3)]
    healed: Annotated[Many[Says], Field(min_length=3)]
    feelings: Feelings
    inside: Prose
    listen_for: Annotated[Many[Line], Field(min_length=1, max_length=4)]
    replies: Annotated[Many[Candidate], Field(min_length=6, max_length=12)]
    samples: Many[Sample] = ()

    @model_validator(mode="after")
    def _healable(self) -> Rupture:
        if sum(one.lands == Landing.REPAIRS for one in self.replies) < 2:
            raise ValueError("a rupture needs two replies that repair it, for there may be two ruptures")
        return self


class Endings(Model):
    """How a session ends: something of the core was told, with hope or without; much or little was told; they leave."""

    opened: Says
    heavy: Says
    some: Says
    guarded: Says
    leaves: Says


class Client(Model):
    """Somebody to talk with.

    `task` is what a learner reads before; `openness` says in words how hard they are to reach; `fears` and `talks` tell
    what they fear in being known, and how they talk: for the author, and for the learner afterwards. Who `follows` an
    earlier session comes in with the trust that it ended with. `unaided` says that nothing is told before the end, for
    what was learnt to show by itself. `waiting` is how it lands when the learner says nothing.
    """

    id: Id
    title: Line
    person: Id
    task: Prose
    openness: Line
    fears: Prose
    talks: Prose
    follows: Id | None = None
    unaided: bool = False
    waiting: Lands = Landing.STAYS_CLOSE
    opening: Says
    mood: Mood = Mood()
    topics: Annotated[Many[Topic], Field(min_length=2)]
    rupture: Rupture
    reactions: dict[str, Some[Says]]
    endings: Endings

    @model_validator(mode="after")
    def _whole(self) -> Client:
        names = [topic.id for topic in self.topics] + [thing.id for thing in self.things()]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"two topics or things are called {', '.join(sorted(twice))}")
        if not any(thing.depth == "core" for thing in self.things()):
            raise ValueError("nothing is core: there has to be something that only trust brings out")
        if self.topics[0].things[0].gate is not Gate.OPENING:
            raise ValueError("the first thing of the first topic is told at once, so its gate is `opening`")
        topics = {topic.id for topic in self.topics}
        for thing in self.things():
            for one in thing.replies:
                if one.about and one.about not in topics:
                    raise ValueError(f"a reply to `{thing.id}` is about `{one.about}`, which is no topic here")
        return self

    @model_validator(mode="after")
    def _spoken(self) -> Client:
        needed = dict(FEWEST_LINES)
        if any(thing.risk for thing in self.things()):
            needed |= {Landing.MISSES_DANGER: 3, Landing.NEXT_STEP: 3}
        if set(self.reactions) != set(needed):
            odd = sorted(set(self.reactions) ^ set(needed))
            raise ValueError(f"`reactions` need an entry each for what is needed, and no other: see {', '.join(odd)}")
        for name, fewest in needed.items():
            lines = self.reactions[name]
            if len(lines) < fewest:
                raise ValueError(f"`reactions` to {name} need {fewest} lines, and have {len(lines)}")
            plain = min(PLAIN_LINES, fewest)
            if sum("{" not in line for line in lines) < plain:
                raise ValueError(f"`reactions` to {name} need {plain} lines without a {{word}} of the reply")
        spoken = list(self.lines())
        if twice := {line for line in spoken if spoken.count(line) > 1}:
            raise ValueError(f"a line stands here twice: “{min(twice)}”")
        for line in spoken:
            if len(line.split()) > LONGEST_LINE:
                raise ValueError(f"at most {LONGEST_LINE} words a line, for this is talk: “{line[:60]} …”")
            if line.count("[") > 1:
                raise ValueError(f"one stage direction a line: “{line[:60]} …”")
        return self

    def things(self) -> Iterator[Thing]:
        """Everything that they can tell, topic by topic."""
        return (thing for topic in self.topics for thing in topic.things)

    def thing(self, name: str) -> Thing:
        """The thing of this id."""
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> dict[str, Thing]:
        return {thing.id: thing for thing in self.things()}

    def lines(self) -> Iterator[str]:
        """Everything that they can say."""
        yield self.opening
        for thing in self.things():
            yield from (*thing.says, *thing.avoids, *([thing.returns.says] if thing.returns else []))
            yield from (one.answers for one in thing.replies)
            yield from (one.answers for one in thing.samples if one.answers)
        rupture = self.rupture
        yield from (*rupture.says, *rupture.unmoved, *rupture.healed, *(one.answers for one in rupture.replies))
        yield from (line for lines in self.reactions.values() for line in lines)
        yield from self.endings.model_dump().values()

    def as_played(self) -> Client:
        """What is needed to talk with them, as it travels to a learner: without their own account and our reasons."""
        told = "Not told here."
        topics = tuple(
            topic.model_copy(update={"things": tuple(_as_played(thing, told) for thing in topic.things)})
            for topic in self.topics
        )
        rupture = _as_played(self.rupture, told).model_copy(update={"because": told})
        return self.model_copy(update={"topics": topics, "rupture": rupture, "fears": told, "talks": told})

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)}

    def substance(self) -> Any:
        """What is said and on offer, and when; not the reasons, nor what stands beside."""
        offered = [[thing.id, thing.gate, [[one.reply, one.lands] for one in thing.replies]] for thing in self.things()]
        return [list(self.lines()), offered, [[one.reply, one.lands] for one in self.rupture.replies]]

    def signed(self) -> dict[str, Any]:
        """The client without what they tell, and each thing that they tell: a cell of a spreadsheet holds no more."""
        return {self.id: self.as_written("topics")} | {thing.id: thing.as_written() for thing in self.things()}


Place = TypeVar("Place", Thing, Rupture)


def _as_played(place: Place, told: str) -> Place:
    replies = tuple(one.model_copy(update={"why": told}) for one in place.replies)
    return place.model_copy(update={"inside": told, "replies": replies})
