"""What was said to an answer, in a line: right or missed, how much was as in our key, our own level or verdict.

Told is what the learner was shown then, and only what an answer and its item say by themselves. Where they don't, as
with a reply in own words, an answer to an item that has changed, or one in a test, nothing is told.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course_lib.learner.first_and_latest import Exercise, share
from course_lib.learner.record import Event
from course_lib.models import Calculation, Claim, FeelingLine, Item, Ordering, RatedReply, Sorting, Transcript
from course_lib.models.acts import Act
from course_lib.models.answers import Coded, Heard, Judged, Ordered, Picked, Placed, Rated
from course_lib.models.legend import Legend
from course_lib.models.worksheet import Calculated
from course_lib.scoring.choice import score_choice
from course_lib.scoring.feeling import score_families
from course_lib.scoring.worksheet import Filled, check


@dataclass(frozen=True)
class Keyed:
    """Something with a key, as it is now, and the form that a number is worked out from, where there is one."""

    thing: Item | RatedReply | Exercise | Claim | FeelingLine | Calculation
    version: str
    filled: Filled | None = None


def verdict(event: Event, keyed: Keyed | None, legend: Legend, words: Mapping[str, str]) -> str:
    """What was said to the answer of an event; empty where that can't be told."""
    if keyed is None or event.version != keyed.version or event.act in (Act.TEST, Act.DRAFT):
        return ""
    try:
        return _said(event, keyed, legend, words)
    except ValueError:
        return ""  # a line that was changed by hand


def _said(event: Event, keyed: Keyed, legend: Legend, words: Mapping[str, str]) -> str:
    match keyed.thing, event.answer:
        case Item() as item, Picked(picked=picked):
            return _right(score_choice(item, picked).right, words)
        case Calculation() as step, Calculated(number=number):
            return _right(check(step, number, keyed.filled).right, words)
        case FeelingLine() as line, Heard(families=families, word=None):
            return _right(score_families(line, families).right, words)
        case RatedReply(level=ours), Rated() as rated:
            if rated.level == ours:
                return words["said_same"]
            # Our level is told at the second try, after a hint.
            ours_named = Rated(level=ours).describe(legend)
            return words["said_ours"].format(ours=ours_named) if rated.attempt > 1 else words["said_hint"]
        case Claim(verdict=ours), Judged(verdict=theirs):
            if theirs == ours:
                return words["said_same"]
            return words["said_ours"].format(ours=legend.name(ours))
        case (Transcript() | Sorting() | Ordering()) as exercise, (Coded() | Placed() | Ordered()) as answer:
            return words["said_agreed"].format(percent=round(100 * share(exercise, answer)))
    return ""


def _right(right: bool, words: Mapping[str, str]) -> str:
    return words["said_right" if right else "said_missed"]
