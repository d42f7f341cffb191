"""An answer and its item in, a result with reasons out. No files, no clock, no chance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course_lib.measures.agreement import cohen_kappa
from course_lib.models import Cue, Face, Item, Ordering, Sorting, Task, Transcript


@dataclass(frozen=True)
class Choice:
    """`picked` are indexes of options, as chosen; `missing` is how many right ones were left out."""

    right: bool
    picked: tuple[int, ...]
    missing: int


def choice(item: Item, picked: Sequence[int]) -> Choice:
    """Judge a choice or many-choice answer. Raises ValueError where `picked` names no option or too many."""
    chosen = tuple(sorted(set(picked)))
    if not chosen or not all(isinstance(index, int) and 0 <= index < len(item.options) for index in chosen):
        raise ValueError("an answer names at least one of the item's options")
    if item.kind == "choice" and len(chosen) > 1:
        raise ValueError("a choice item takes one option")
    wanted = {index for index, option in enumerate(item.options) if option.correct}
    return Choice(right=set(chosen) == wanted, picked=chosen, missing=len(wanted - set(chosen)))


@dataclass(frozen=True)
class Coding:
    """Agreement with the key over the counsellor's turns. `by_code`: our count, and how many of them were matched."""

    kappa: float | None
    agreed: int
    coded: int
    turns: int
    by_code: Mapping[str, tuple[int, int]]


def coding(transcript: Transcript, codes: Mapping[int, str]) -> Coding:
    """Compare a learner's codes, by index of turn, with the transcript's key. Turns without a code are left out.

    Raises ValueError for a code or a turn that the transcript does not have.
    """
    key = {index: turn.code for index, turn in enumerate(transcript.turns) if turn.code is not None}
    for index, code in codes.items():
        if index not in key:
            raise ValueError(f"turn {index} is not a counsellor's")
        if code not in transcript.codes:
            raise ValueError(f"`{code}` is not a code of this transcript")
    done = sorted(codes)
    agreed = [index for index in done if codes[index] == key[index]]
    by_code = {
        code: (sum(key[i] == code for i in done), sum(key[i] == code for i in agreed))
        for code in transcript.codes
        if any(key[i] == code for i in done)
    }
    kappa = cohen_kappa([codes[i] for i in done], [key[i] for i in done])
    return Coding(kappa, len(agreed), len(done), len(key), by_code)


@dataclass(frozen=True)
class Placing:
    """`right` and `wrong` are ids of the cards placed so far, as they are shown; `cards` is how many there are."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    cards: int

    @property
    def placed(self) -> int:
        """How many cards have a category."""
        return len(self.right) + len(self.wrong)


def sorting(given: Sorting, placed: Mapping[str, str]) -> Placing:
    """Compare a learner's categories, by id of card, with the key. Cards without a category are left out.

    Raises ValueError for a card or a category that the sorting does not have.
    """
    key = {card.id: card.category for card in given.cards}
    for card, category in placed.items():
        if card not in key:
            raise ValueError(f"`{card}` is not a card of this sorting")
        if category not in {one.id for one in given.categories}:
            raise ValueError(f"`{category}` is not a category of this sorting")
    done = [card for card in key if card in placed]
    right = tuple(card for card in done if placed[card] == key[card])
    return Placing(right, tuple(card for card in done if card not in right), len(key))


@dataclass(frozen=True)
class Order:
    """`in_place` are ids of the steps that lie where the key has them.

    `joined` counts the neighbours that follow each other in the key too. `shifted` tells whether any of them stand in
    the right order and not in their place.
    """

    in_place: tuple[str, ...]
    joined: int
    shifted: bool
    right: bool


def ordering(given: Ordering, steps: Sequence[str]) -> Order:
    """Compare a learner's order, ids from first to last, with the key, place by place.

    Raises ValueError where `steps` does not name every step of the ordering once.
    """
    key = [step.id for step in given.steps]
    if sorted(steps) != sorted(key):
        raise ValueError("an order names every step once")
    in_place = tuple(step for step, ours in zip(steps, key, strict=True) if step == ours)
    joined = [step for step, after in pairwise(steps) if (step, after) in set(pairwise(key))]
    return Order(in_place, len(joined), shifted=not set(joined) <= set(in_place), right=list(steps) == key)


#: From here on a unit counts as moved, and below the second as at rest. Ours: what can be told apart in the drawing.
MOVED, AT_REST = 0.4, 0.2


@dataclass(frozen=True)
class Posing:
    """Ids of units: `missing` should move and hardly do, `extra` should rest and move."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Every unit that should move does, and no other."""
        return not self.missing and not self.extra


def pose_fits(pose: Mapping[str, float], units: Collection[str]) -> None:
    """Raises ValueError for a unit that is not one of `units`, and for a strength outside 0 to 1."""
    for unit, strength in pose.items():
        if unit not in units:
            raise ValueError(f"`{unit}` is not a unit of this face")
        if isinstance(strength, bool) or not 0 <= strength <= 1:
            raise ValueError("a unit's strength is a number from 0 to 1")


def posing(face: Face, task: Task, pose: Mapping[str, float]) -> Posing:
    """Judge a face that was set for a task. Raises ValueError where `pose` does not fit the units on offer."""
    pose_fits(pose, face.units)
    core = set(task.core)
    return Posing(
        missing=tuple(unit for unit in face.units if unit in core and pose.get(unit, 0) < MOVED),
        extra=tuple(unit for unit in face.units if unit not in core and pose.get(unit, 0) >= AT_REST),
    )


def unit_named(task: Task, picked: str) -> bool:
    """Whether the unit that the face shows was named. Raises ValueError for a unit that is not on offer."""
    if picked not in task.offer:
        raise ValueError(f"`{picked}` is not on offer")
    return picked in task.pose


#: The reading that is always on offer, because no list of readings is complete.
ELSE = "else"


def weights_fit(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a number from 0 to 100 for each reading of the cue and for `else`."""
    if set(given) != {*(reading.id for reading in cue.readings), ELSE}:
        raise ValueError("every reading has a weight, and so has `else`")
    if any(isinstance(weight, bool) or not 0 <= weight <= 100 for weight in given.values()):
        raise ValueError("a weight is a number from 0 to 100")


def shares_fit(cue: Cue, given: Mapping[str, float]) -> None:
    """Raises ValueError unless `given` has a share for each reading and for `else`, and they add up to 1 within .01."""
    weights_fit(cue, given)
    if abs(sum(given.values()) - 1) > 0.01:
        raise ValueError("shares add up to 1")
