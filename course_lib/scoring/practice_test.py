"""What an answer in a practice test comes to: a point for each question, card, step, turn or number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from course_lib.models import Item, Ordering, Sorting, Transcript, Worksheet
from course_lib.models.answer import Answer
from course_lib.models.answers import Coded, Ordered, Picked, Placed
from course_lib.models.practice_test import Asked
from course_lib.models.worksheet import Calculated
from course_lib.scoring.choice import score_choice
from course_lib.scoring.coding import score_coding
from course_lib.scoring.ordering import score_ordering
from course_lib.scoring.sorting import score_sorting
from course_lib.scoring.worksheet import Filled, check


@dataclass(frozen=True)
class Points:
    """`got` of `of`, from 0. An open answer gets none."""

    got: float
    of: int


def points(thing: Asked, answers: Mapping[str, Answer], filled: Filled | None = None) -> Points:
    """Hold the answers, by the id under which they are kept, against the key of a thing.

    Of a question where several options fit, a point is the share of them that was chosen, less the share of the others
    that was chosen too, and never below 0. Raises ValueError for an answer that this thing can't have.
    """
    answer = answers.get(thing.id)
    match thing, answer:
        case Worksheet(), _:
            typed = [(step, one) for step in thing.steps if isinstance(one := answers.get(step.id), Calculated)]
            return Points(sum(check(step, one.number, filled).right for step, one in typed), len(thing.steps))
        case Item(), None:
            return Points(0, 1)
        case Item(), Picked(picked=picked):
            return Points(_of_options(thing, picked), 1)
        case Sorting(), Placed(cards=cards):
            return Points(len(score_sorting(thing, cards).right), len(thing.shown))
        case Sorting(), None:
            return Points(0, len(thing.shown))
        case Ordering(), Ordered(steps=steps):
            return Points(len(score_ordering(thing, steps).in_place), len(thing.steps))
        case Ordering(), None:
            return Points(0, len(thing.steps))
        case Transcript(), Coded():
            found = score_coding(thing.key(), thing.codes, answer.by_turn())
            return Points(found.agreed, found.turns)
        case Transcript(), None:
            return Points(0, len(thing.key()))
    raise ValueError(f"{thing.id} is not answered by {answer!r:.80}")


def _of_options(item: Item, picked: tuple[int, ...]) -> float:
    if not picked:
        return 0
    found = score_choice(item, picked)
    return max(0.0, found.hits / (found.hits + found.missing) - found.false_alarms / found.wrong_ones)
