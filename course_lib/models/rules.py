"""What the response coach looks for: one rule a file, in phrases that a clinician can read and write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.phrases import readable

#: Plain words and a few signs, see `course_lib.phrases`. A longer one is two.
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(readable)]

#: `cue`: what the detectors weigh. `safety`: a danger in the client's words, and whether it is asked about.
#: `harm`: what no reply may do. `guard`: why a reply isn't judged. `telling`: what has to show, or must not, before a
#: move is told by its name.
RuleKind = Literal["cue", "safety", "harm", "guard", "telling"]

#: Judgements that no phrase can make; each is a few lines of code in `course_lib/coach/guards.py`.
Condition = Literal[
    "empty",
    "too-short",
    "too-long",
    "word-list",
    "not-english",
    "repetition",
    "echo",
    "stock-stems",
    "about-oneself",
    "unconnected",
]


class Sign(Model):
    """What shows in a clause that a rule applies: one phrase of `any`, one of `within` beside it, and none of `unless`.

    `asks: true` wants a question mark, `asks: false` none.
    """

    any: Some[Phrase]
    within: Many[Phrase] = ()
    unless: Many[Phrase] = ()
    asks: bool | None = None


class Rule(Model):
    """A judgement on a clause where one of the signs shows, or on a whole reply where the condition holds.

    Where `after` is given, one of its phrases has to be in the client's words first. The examples are the rule's tests;
    `says` is the client statement that they answer, `tells` what the learner then reads. Guards go by their `place`.
    """

    id: Id
    kind: RuleKind
    reason: Prose
    place: int | None = None
    after: Many[Phrase] = ()
    signs: Many[Sign] = ()
    condition: Condition | None = None
    says: Line | None = None
    tells: Prose | None = None
    hits: Some[Prose]
    misses: Some[Prose]

    @model_validator(mode="after")
    def _whole(self) -> Rule:
        if bool(self.signs) == bool(self.condition):
            raise ValueError("a rule needs either `signs` or a `condition`, and not both")
        if self.after and self.kind != "harm":
            raise ValueError("`after` is for rules of the kind `harm`; remove it")
        guard = self.kind == "guard"
        if guard != (self.tells is not None) or guard != (self.place is not None) or (self.condition and not guard):
            raise ValueError("a `guard` needs `place` and `tells`; they and `condition` are for guards only")
        return self

    def phrases(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """All phrases of the rule, each with its place in the file."""
        yield from ((("after", number), phrase) for number, phrase in enumerate(self.after))
        for place, sign in enumerate(self.signs):
            for key, phrases in (("any", sign.any), ("within", sign.within), ("unless", sign.unless)):
                yield from ((("signs", place, key, number), phrase) for number, phrase in enumerate(phrases))


class Lists(Model):
    """Words and phrases under a name; `{name}` stands for any of them in a phrase."""

    lists: dict[Id, Some[Phrase]]
