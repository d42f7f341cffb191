"""Training the detectors of faults on the pool and on the moments' samples, and on nothing else.

One chooser among all faults and skills: it tells good from bad better than one that is asked for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.coach import AllSigns, parse
from course_lib.coach.chooser import Learning, Seen
from course_lib.coach.detect import Numbers
from course_lib.coach.faults import TRAP, features
from course_lib.coach.features import features as named_in
from course_lib.coach.features import look
from course_lib.models import Moment, Pool
from course_lib.models.replies import FAULTS, OTHER_FAULTS, SKILLS

#: How the detectors learn, see `Learning`, and how many features are shipped.
FREE, OFTEN, SHIPPED = 2.0, 4, 4000
#: Weights are written as whole numbers of this unit.
UNIT = 100
FOLDS = 5
#: Of good replies left out, so many may lie above the chance from which on no strength is named, and from which on a
#: fault is taken up. A strength that is missed costs less than one for a taunt.
VETOED, TOLD = 0.2, 0.03
#: What counts as a fault: those that have a name, and whatever a moment calls a trap.
FAULTY = frozenset([*FAULTS, *OTHER_FAULTS, TRAP])
#: Model replies that serve the client; they have no name of a skill.
GOOD = "good"


@dataclass(frozen=True)
class Taught:
    """A reply to learn from: to whom it was written (`client` names the fold), what they said, what it shows."""

    client: str
    says: str
    reply: str
    shows: str

    @property
    def is_fault(self) -> bool:
        return self.shows in FAULTY


def taught(pools: Sequence[Pool], moments: Sequence[Moment]) -> list[Taught]:
    """Every reply that teaches a fault or a skill."""
    found = [
        Taught(f"{pool.id} {number}", client.says, one.reply, one.shows)
        for pool in pools
        for number, client in enumerate(pool.clients)
        for one in client.replies
        if one.shows
    ]
    known = {*FAULTS, *OTHER_FAULTS, *SKILLS}
    for moment in moments:
        for sample in moment.samples:
            shows = sample.shows if sample.shows in known else TRAP
            found.append(Taught(moment.id, moment.says, sample.reply, shows))
        found += [
            Taught(moment.id, moment.says, model.reply, TRAP if model.quality == "misses" else GOOD)
            for model in moment.models
        ]
    return found


def fitted(rows: Sequence[Taught], cues: AllSigns) -> dict[str, Any]:
    """The detectors' numbers as plain data; where there is nothing to learn from, detectors that see no fault."""
    if len({one.client for one in rows}) < FOLDS or len({one.is_fault for one in rows}) < 2:
        return {"unit": UNIT, "kinds": [], "faults": [], "veto": 1.0, "tell": 1.0, "bias": [], "features": {}}
    shows, seen = [one.shows for one in rows], seen_in(rows, cues)
    chances = Learning(FREE, OFTEN).left_out(seen, shows, [one.client for one in rows], FOLDS)
    faulty = [one in FAULTY for one in sorted(set(shows))]
    good = chances[[not one.is_fault for one in rows]][:, faulty].sum(axis=1)
    return {**weights(rows, seen), "veto": _above(good, VETOED), "tell": _above(good, TOLD)}


def weights(rows: Sequence[Taught], seen: Sequence[Seen]) -> dict[str, Any]:
    """What each feature weighs for each fault and skill, learnt from all replies."""
    chooser = Learning(FREE, OFTEN, SHIPPED).fit(seen, [one.shows for one in rows])
    numbers = np.rint(chooser.weights * UNIT).astype(int)
    return {
        "unit": UNIT,
        "kinds": list(chooser.classes),
        "faults": sorted({one.shows for one in rows if one.is_fault}),
        "bias": [round(float(bias) * UNIT) for bias in chooser.bias],
        "features": {name: row.tolist() for name, row in zip(chooser.names, numbers, strict=True) if row.any()},
    }


def seen_in(rows: Sequence[Taught], cues: AllSigns) -> list[dict[str, float]]:
    """The features of each reply."""
    texts = [(parse(one.reply.strip()), parse(one.says)) for one in rows]
    return [features(named_in(look(reply, cues), says), reply) for reply, says in texts]


def _above(chances: Numbers, share: float) -> float:
    """The chance that so small a share lies above."""
    return round(float(np.quantile(chances, 1 - share)), 3)
