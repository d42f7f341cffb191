"""What a learner's answer is: one frozen type for each thing that an activity records.

The keys of an answer are those its front end sends and its record keeps, for ever: a change would orphan what learners
have on disk. `describe` says an answer in words; a `Legend` tells it what the ids in the answer stand for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, TypeAdapter, ValidationError

from course_lib.models.answer import Answer, Name, Share, percent
from course_lib.models.attention import Attended
from course_lib.models.base import Many
from course_lib.models.cue_answers import Posed, Shared, UnitNamed, Weighed
from course_lib.models.legend import Legend
from course_lib.models.meta_analysis import Guessed, Pooled
from course_lib.models.own_data import FromOwnData
from course_lib.models.talk_answers import Begun, Inferred, Noted, Rehearsed, Talked, Turned
from course_lib.models.worksheet import Calculated

#: How a learner rates a reply of their own.
OwnRating = Literal["yes", "partly", "no"]
#: The index of a turn, as JSON keeps a key.
TurnIndex = Annotated[str, StringConstraints(pattern=r"^(0|[1-9]\d{0,3})$")]


class Nothing(Answer):
    """The act says it all: an item skipped, a page read."""

    def describe(self, legend: Legend) -> str:
        return ""


class Picked(Answer):
    """Options chosen, by index from 0, and how sure the learner was, from 0 to 1, where that was asked."""

    picked: Many[Annotated[int, Field(ge=0)]]
    confidence: Share | None = None

    def describe(self, legend: Legend) -> str:
        chosen = "; ".join(map(legend.numbered, self.picked))
        return chosen if self.confidence is None else f"{chosen} ({percent(self.confidence)})"


class Coded(Answer):
    """A code for each turn that has one, by the turn's index. `attempt` counts the comparisons, from 1."""

    codes: dict[TurnIndex, Name]
    attempt: int = Field(default=1, ge=1)

    def by_turn(self) -> dict[int, str]:
        """The codes by index of turn, as numbers."""
        return {int(turn): code for turn, code in self.codes.items()}

    def describe(self, legend: Legend) -> str:
        turns = sorted(self.by_turn().items())
        return "; ".join(f"{legend.numbered(turn)}: {legend.name(code)}" for turn, code in turns)


class Placed(Answer):
    """A category for each card that has one, by id. `attempt` counts the comparisons, from 1."""

    cards: dict[Name, Name]
    attempt: int = Field(default=1, ge=1)

    def describe(self, legend: Legend) -> str:
        return "; ".join(f"{legend.name(card)}: {legend.name(category)}" for card, category in self.cards.items())


class Ordered(Answer):
    """Ids of steps, from first to last. `attempt` counts the comparisons, from 1."""

    steps: Many[Name]
    attempt: int = Field(default=1, ge=1)

    def describe(self, legend: Legend) -> str:
        return " ".join(f"{place}. {legend.name(step)}" for place, step in enumerate(self.steps, 1))


class Rated(Answer):
    """A level of a scale, from 1. `attempt` is 2 for the rating after the hint."""

    level: int = Field(ge=1)
    attempt: int = Field(default=1, ge=1)

    def describe(self, legend: Legend) -> str:
        return f"{self.level} {legend.names.get(f'level {self.level}', '')}".strip()


class Heard(Answer):
    """Families of feelings, by name, and a word as big as what was heard. `attempt` counts the comparisons, from 1."""

    families: Many[Name]
    word: Name | None = None
    attempt: int = Field(default=1, ge=1)

    def describe(self, legend: Legend) -> str:
        heard = ", ".join(map(legend.name, self.families))
        return f"{heard}: {legend.name(self.word)}" if self.word else heard


class Written(Answer):
    """A text, and the learner's own rating of it (one entry a question) where that was asked.

    In a draft a question that has no rating yet holds None.
    """

    text: str
    ratings: Many[OwnRating | None] = ()

    @property
    def rated(self) -> tuple[OwnRating, ...]:
        """The ratings that were given."""
        return tuple(one for one in self.ratings if one is not None)

    def describe(self, legend: Legend) -> str:
        rated = ", ".join(map(legend.name, self.rated))
        return f"{self.text} ({rated})" if rated else self.text


class Compared(Answer):
    """The quality of the model reply that a learner finds their own nearest to."""

    quality: Literal["misses", "follows", "meets"]

    def describe(self, legend: Legend) -> str:
        return legend.name(self.quality)


class Judged(Answer):
    """A verdict on a claim."""

    verdict: Name

    def describe(self, legend: Legend) -> str:
        return legend.name(self.verdict)


#: By the key that tells them apart.
_BY_KEY: dict[str, type[Answer]] = {
    "codes": Coded,
    "cards": Placed,
    "steps": Ordered,
    "level": Rated,
    "pose": Posed,
    "weights": Weighed,
    "shares": Shared,
    "families": Heard,
    "text": Written,
    "noticings": Attended,
    "guess": Guessed,
    "poolings": Pooled,
    "replies": Talked,
    "seed": Begun,
    "said": Turned,
    "instead": Rehearsed,
    "noted": Noted,
    "inferred": Inferred,
    "quality": Compared,
    "verdict": Judged,
    "number": Calculated,
    "data_set": FromOwnData,
}


def _type_of(data: Any) -> str | None:
    """The name of the type that `data` is, or is to become, by its keys."""
    if isinstance(data, Answer):
        return type(data).__name__
    if not isinstance(data, Mapping):
        return None
    if "picked" in data:
        return (UnitNamed if isinstance(data["picked"], str) else Picked).__name__
    return next((shape for key, shape in _BY_KEY.items() if key in data), Nothing).__name__


AnyAnswer = Annotated[
    Annotated[Nothing, Tag("Nothing")]
    | Annotated[Picked, Tag("Picked")]
    | Annotated[UnitNamed, Tag("UnitNamed")]
    | Annotated[Coded, Tag("Coded")]
    | Annotated[Placed, Tag("Placed")]
    | Annotated[Ordered, Tag("Ordered")]
    | Annotated[Rated, Tag("Rated")]
    | Annotated[Posed, Tag("Posed")]
    | Annotated[Weighed, Tag("Weighed")]
    | Annotated[Shared, Tag("Shared")]
    | Annotated[Heard, Tag("Heard")]
    | Annotated[Written, Tag("Written")]
    | Annotated[Attended, Tag("Attended")]
    | Annotated[Guessed, Tag("Guessed")]
    | Annotated[Pooled, Tag("Pooled")]
    | Annotated[Begun, Tag("Begun")]
    | Annotated[Talked, Tag("Talked")]
    | Annotated[Turned, Tag("Turned")]
    | Annotated[Rehearsed, Tag("Rehearsed")]
    | Annotated[Noted, Tag("Noted")]
    | Annotated[Inferred, Tag("Inferred")]
    | Annotated[Compared, Tag("Compared")]
    | Annotated[Judged, Tag("Judged")]
    | Annotated[Calculated, Tag("Calculated")]
    | Annotated[FromOwnData, Tag("FromOwnData")],
    Discriminator(_type_of),
]
_ANY: TypeAdapter[AnyAnswer] = TypeAdapter(AnyAnswer)


def answer(data: object) -> AnyAnswer:
    """Plain data, as a page sends it, as the answer it is. Raises ValueError where it is none.

    Half an emoji, which a text cut in the middle leaves, becomes a question mark: it can't be written to any file.
    """
    try:
        return _ANY.validate_json(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except (TypeError, ValidationError) as problem:
        raise ValueError(f"{data!r:.80} is no answer") from problem
