"""Training the detector of what is owed on the pools about danger and the samples of marked moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.coach import AllSigns, owed, parse
from course_lib.coach.chooser import Learning, Seen
from course_lib.coach.features import look
from course_lib.coach.safety import shown
from course_lib.models import Moment, Pool
from course_lib.phrases import WordLists

#: How the detector learns, see `Learning`, and how many features are shipped.
FREE, OFTEN, SHIPPED = 1.0, 3, 3000
#: Weights are written as whole numbers of this unit.
UNIT = 100
FOLDS = 8
#: Of replies left out that don't give what is owed, so many may pass for ones that do. A learner who is stopped wrongly
#: loses a minute; one who is let pass may learn to leave a client alone. Most of them were written as twins of replies
#: that do, so of those that learners write far fewer pass.
LET_PASS = 0.04
#: Of replies left out that do give it, so many may be taken for ones that surely don't.
CALLED_NONE = 0.05


@dataclass(frozen=True)
class Taught:
    """A reply to learn from: to whom it was written (`client` names the fold), what they said and what that owes."""

    client: str
    says: str
    owes: str
    reply: str
    gives: bool


def taught(pools: Sequence[Pool], moments: Sequence[Moment]) -> list[Taught]:
    """Every reply to words that hold danger. What a moment's author calls `follows` gives nothing that is owed."""
    found = [
        Taught(f"{pool.id} {number}", client.says, client.owes, one.reply, bool(one.gives))
        for pool in pools
        for number, client in enumerate(pool.clients)
        for one in client.replies
        if client.owes
    ]
    return found + [
        Taught(moment.id, moment.says, moment.risk, reply, quality == "meets")
        for moment in moments
        if moment.risk
        for reply, quality in moment.graded()
    ]


def fitted(rows: Sequence[Taught], cues: AllSigns, safety: AllSigns, lists: WordLists) -> dict[str, Any]:
    """The detector's numbers as plain data; where there is nothing to learn from, one that lets the rules decide."""
    gives = [one.gives for one in rows]
    if len({one.client for one in rows}) < FOLDS or len(set(gives)) < 2:
        return {"unit": UNIT, "bias": 0, "gives": 1.0, "may_give": 1.0, "features": {}}
    seen = seen_in(rows, cues, safety, owed.Names.of(lists))
    chances = Learning(FREE, OFTEN, SHIPPED).left_out(seen, gives, [one.client for one in rows], FOLDS)[:, 1]
    passing = float(np.quantile(chances[[not one for one in gives]], 1 - LET_PASS))
    doubtful = float(np.quantile(chances[gives], CALLED_NONE))
    return {**weights(rows, seen), "gives": round(passing, 3), "may_give": round(min(doubtful, passing), 3)}


def weights(rows: Sequence[Taught], seen: Sequence[Seen]) -> dict[str, Any]:
    """What each feature weighs, learnt from all replies."""
    chooser = Learning(FREE, OFTEN, SHIPPED).fit(seen, [one.gives for one in rows])
    numbers = np.rint(chooser.weights[:, 0] * UNIT).astype(int)
    features = {name: int(value) for name, value in zip(chooser.names, numbers, strict=True) if value}
    return {"unit": UNIT, "bias": round(float(chooser.bias[0]) * UNIT), "features": features}


def seen_in(rows: Sequence[Taught], cues: AllSigns, safety: AllSigns, names: owed.Names) -> list[dict[str, float]]:
    """The features of each reply."""
    texts = [(parse(one.reply.strip()), parse(one.says), one.owes) for one in rows]
    return [
        owed.features(look(reply, cues), reply, says, owes, shown(reply, safety), names) for reply, says, owes in texts
    ]
