"""Answers to a questionnaire in, scores by its key out; and made-up answers to practise on.

An answer is the number that was ticked, None where none was. What a score means for a person, no function here says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from course_lib.measures.chance import normal
from course_lib.models import Instrument, Subscale

Answers: TypeAlias = Sequence[int | None]


def reverse(answer: float, lowest: float, highest: float) -> float:
    """What an answer to an item that asks the other way round counts, in points of the same range.

    lowest + highest - answer, the mirror image (nobody's formula in particular): on a scale from 1 to 5, a 4 counts 2;
    on one from 0 to 4 it counts 0. Reversing twice gives the answer back. Raises ValueError for an answer outside the
    range.
    """
    if not lowest <= answer <= highest:
        raise ValueError(f"answers go from {lowest:g} to {highest:g}, and {answer:g} is outside")
    return lowest + highest - answer


def keyed(instrument: Instrument, answers: Answers) -> tuple[float | None, ...]:
    """What each answer counts, in the order of the items: reversed where the key says so, None where there is none.

    Raises ValueError where answers are missing from the row itself, are too many, or are no answers of this instrument.
    For example, on an instrument of two items from 1 to 5 with item 2 reversed, (4, 4) counts (4, 2).
    """
    given = instrument.responses
    if len(answers) != instrument.items:
        says = (
            "write None where one was not answered" if len(answers) < instrument.items else "take out what is too much"
        )
        raise ValueError(f"the {instrument.short} has {instrument.items} items, and here are {len(answers)}; {says}")
    for number, answer in enumerate(answers, 1):
        if answer is not None and answer not in given.allowed:
            steps = f" in steps of {given.step}" if given.step > 1 else ""
            says = f"its answers go from {given.lowest} to {given.highest}{steps}"
            raise ValueError(f"item {number} of the {instrument.short} can’t be {answer}: {says}")
    turned = set(instrument.reversed)
    return tuple(
        reverse(one, given.lowest, given.highest) if one is not None and number in turned else one
        for number, one in enumerate(answers, 1)
    )


def score(instrument: Instrument, answers: Answers, subscale: str = "") -> float:
    """One score, in points: of the subscale with this id, or of the only one.

    The mean of what its answered items count; for a sum, that mean times the number of its items, so that a missing
    answer counts as the mean of the others. With every item answered that is the plain sum. For example, CARE (Mercer
    et al. 2004, doi 10.1093/fampra/cmh621), ten items from 1 to 5: eight answers of 4 and two missing give 40.

    Raises ValueError where fewer are answered than its authors ask for (all, where no rule is known), for a subscale
    that isn't there, for an instrument whose key we don't hold, and as `keyed` does.
    """
    scale = _scale(instrument, subscale)
    counted = keyed(instrument, answers)
    value = _value(instrument, scale, counted)
    if value is None:
        answered = sum(counted[item - 1] is not None for item in scale.items)
        rule = (
            f"it takes {scale.enough}" if scale.enough else "no rule for missing ones is known to us, so it takes all"
        )
        told = f"{answered} of {len(scale.items)} items are answered, and {rule}"
        raise ValueError(f"{scale.name} of the {instrument.short}: {told}")
    return value


def scores(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    """By id of the subscale, its score as `score` has it; None where too few of its items are answered.

    Raises ValueError for answers that don't fit the instrument, and where we hold no key. For example, four answers
    about work and none about clients give a CBI with a score for work, and None for clients.
    """
    known, counted = _known(instrument), keyed(instrument, answers)
    return {name: _value(instrument, scale, counted) for name, scale in known.items()}


def score_range(instrument: Instrument, subscale: str = "") -> tuple[float, float]:
    """The lowest and the highest score that there can be, in points; for example, 10 and 50 for CARE.

    Raises ValueError as `score` does for a subscale that isn't there, and where we hold no key.
    """
    times = len(_scale(instrument, subscale).items) if instrument.score == "sum" else 1
    return times * instrument.responses.lowest, times * instrument.responses.highest


def profile(
    instrument: Instrument, seed: object, levels: Mapping[str, float] | None = None, *, spread: float = 0.2
) -> tuple[int, ...]:
    """Answers of somebody who doesn't exist, for exercises: the same for ever for the same seed.

    `levels` says by subscale where in its range the score is to lie, from 0 (lowest) to 1 (highest); .5 where nothing
    is said. Each answer lies around it, with a standard deviation of `spread` times the range, and is rounded to an
    answer there is. Items that are reversed are answered the other way round, so that the key has to be used. With
    spread 0 and level 1 the score is the highest that there can be.

    Raises ValueError for a level outside 0 to 1, a spread below 0, a subscale that isn't there, and where we hold no
    key.
    """
    wanted = levels or {}
    if spread < 0 or any(not 0 <= level <= 1 for level in wanted.values()):
        raise ValueError("a level lies between 0 and 1, and a spread is 0 or more")
    _known(instrument)
    by_item = {item: wanted[name] for name in wanted for item in _scale(instrument, name).items}
    allowed, turned = instrument.responses.allowed, set(instrument.reversed)
    answers = []
    for item in range(1, instrument.items + 1):
        place = by_item.get(item, 0.5) + spread * normal(seed, instrument.id, item)
        nearest = round(min(max(place, 0), 1) * (len(allowed) - 1))
        answers.append(allowed[-1 - nearest] if item in turned else allowed[nearest])
    return tuple(answers)


def _value(instrument: Instrument, scale: Subscale, counted: Sequence[float | None]) -> float | None:
    answered = [one for item in scale.items if (one := counted[item - 1]) is not None]
    if len(answered) < (scale.enough or len(scale.items)):
        return None
    times = len(scale.items) if instrument.score == "sum" else 1
    return sum(answered) * times / len(answered)


def _known(instrument: Instrument) -> dict[str, Subscale]:
    if not instrument.subscales:
        raise ValueError(f"we hold no checked key for the {instrument.short}, so it can’t be scored here")
    return {one.id: one for one in instrument.subscales}


def _scale(instrument: Instrument, subscale: str) -> Subscale:
    known = _known(instrument)
    if not subscale and len(known) == 1:
        return instrument.subscales[0]
    if subscale not in known:
        says = f"`{subscale}` is none of them" if subscale else "say which"
        raise ValueError(f"the {instrument.short} has the scores {', '.join(known)}; {says}")
    return known[subscale]
