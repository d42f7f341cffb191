"""What a learner can do with an item."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What was done with an item. The values stand in learners' records."""

    ANSWER = "answer"
    #: Answered where a later quiz brings the item back, and in the daily review.
    AGAIN = "again"
    RECALL = "recall"
    SKIP = "skip"
    SKIP_AGAIN = "skip-again"
    SKIP_RECALL = "skip-recall"
    #: Not handed over yet: typed, moved or placed, and saved so that it is not lost.
    DRAFT = "draft"
    #: A reply in the learner's own words, and the one after the feedback.
    FIRST = "first"
    SECOND = "second"
    #: Where the learner sees something in a reply that the coach does not.
    OBJECTION_TO_FIRST = "otherwise-first"
    OBJECTION_TO_SECOND = "otherwise-second"
    SHARES = "shares"
    #: Which feelings are heard in a client's words, and how big one of them is. Then comes the reply in own words.
    FAMILIES = "families"
    SIZE = "size"
    #: Which model reply the learner finds their own nearest to.
    PLACED = "placed"
    VERDICT = "verdict"
    WORDING = "wording"
    READ = "read"
    #: A session with a simulated client: begun, one reply in it, the learner's own line about that reply, ended.
    BEGIN = "begin"
    TURN = "turn"
    NOTE = "note"
    END = "end"
    #: What the client felt and thought at one place of it, before their own account is read.
    INFER = "infer"
    #: An earlier turn of it said another way. The session stays as it is.
    REHEARSE = "rehearse"
    #: Answered in a practice test. It may be changed until the test is over, and is told nothing before.
    TEST = "test"
    #: Of a question of an assignment: why its mark should be looked at again. Empty where that was taken back.
    SECOND_LOOK = "second-look"

    @property
    def finishes(self) -> bool:
        """Whether the item is done with after it. A draft, a step on the way to a reply, passing over a repetition,
        an answer in a practice test, or a word about its mark leaves it as it is."""
        steps = (Act.DRAFT, Act.FAMILIES, Act.SIZE, Act.BEGIN, Act.TURN, Act.NOTE, Act.INFER, Act.REHEARSE, Act.TEST)
        return self not in (*steps, Act.SECOND_LOOK, Act.SKIP_AGAIN, Act.SKIP_RECALL)

    @property
    def skips(self) -> bool:
        """Whether it passes an item over without an answer."""
        return self in (Act.SKIP, Act.SKIP_AGAIN, Act.SKIP_RECALL)
