"""Training the detector of what is owed on the pools about danger and the samples of marked moments, and nothing else.

scikit-learn is needed here, never at run time; the same replies give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.coach import AllSigns, owed, parse
from course_lib.coach.features import look
from course_lib.coach.safety import shown
from course_lib.models import Moment, Pool

#: How freely the detector follows single replies (the C of scikit-learn).
FREE = 1.0
#: A feature is looked at from so many replies on, and so many of the strongest are shipped.
OFTEN, SHIPPED = 3, 3000
#: Weights are written as whole numbers of this unit.
UNIT = 100
FOLDS = 8
#: Of replies left out that don't give what is owed, so many may pass for ones that do. A learner who is stopped wrongly
#: loses a minute; one who is let pass may learn to leave a client alone.
LET_PASS = 0.015


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


def fitted(rows: Sequence[Taught], cues: AllSigns, safety: AllSigns) -> dict[str, Any]:
    """The detector's numbers as plain data; where there is nothing to learn from, one that lets the rules decide."""
    gives = np.array([one.gives for one in rows], dtype=bool)
    if len({one.client for one in rows}) < FOLDS or gives.all() or not gives.any():
        return {"unit": UNIT, "bias": 0, "gives": 1.0, "features": {}}
    seen = seen_in(rows, cues, safety)
    passing = np.quantile(left_out(rows, seen)[~gives], 1 - LET_PASS)
    return {**weights(rows, seen), "gives": round(float(passing), 3)}


def weights(rows: Sequence[Taught], seen: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """What each feature weighs, learnt from all replies."""
    names, found, bias = _fit(seen, np.array([one.gives for one in rows], dtype=bool))
    numbers = np.rint(found * UNIT).astype(int)
    features = {name: int(value) for name, value in zip(names, numbers, strict=True) if value}
    return {"unit": UNIT, "bias": round(bias * UNIT), "features": features}


def seen_in(rows: Sequence[Taught], cues: AllSigns, safety: AllSigns) -> list[dict[str, float]]:
    """The features of each reply."""
    return [_seen(one, cues, safety) for one in rows]


def _seen(one: Taught, cues: AllSigns, safety: AllSigns) -> dict[str, float]:
    reply, says = parse(one.reply.strip()), parse(one.says)
    return owed.features(look(reply, cues), reply, says, one.owes, shown(reply, safety))


def left_out(rows: Sequence[Taught], seen: Sequence[Mapping[str, float]]) -> Any:
    """The chance of each reply to give what is owed, by a detector that has met nobody who speaks there."""
    from sklearn.model_selection import GroupKFold

    gives = np.array([one.gives for one in rows], dtype=bool)
    clients = np.array([one.client for one in rows])
    chances = np.zeros(len(rows))
    for known, hidden in GroupKFold(FOLDS).split(gives, gives, clients):
        names, weights, bias = _fit([seen[at] for at in known], gives[known])
        by_name = dict(zip(names, weights, strict=True))
        for at in hidden:
            score = bias + sum(value * by_name.get(name, 0.0) for name, value in seen[at].items())
            chances[at] = 1 / (1 + np.exp(-score))
    return chances


def _fit(seen: Sequence[Mapping[str, float]], gives: Any) -> tuple[list[str], Any, float]:
    """The strongest features by name, their weights, and the bias."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(name for one in seen for name in one)
    used = {name for name, count in often.items() if count >= OFTEN}
    reader = DictVectorizer().fit([dict.fromkeys(sorted(used), 1.0)])
    table = reader.transform(seen)
    detector = LogisticRegression(C=FREE, max_iter=3000, class_weight="balanced").fit(table, gives)
    spread = np.sqrt(np.asarray(table.multiply(table).mean(axis=0)).ravel())
    strong = np.sort(np.argsort(-np.abs(detector.coef_[0]) * spread, kind="stable")[:SHIPPED])
    detector = LogisticRegression(C=FREE, max_iter=3000, class_weight="balanced").fit(table[:, strong], gives)
    return [reader.feature_names_[at] for at in strong], detector.coef_[0], float(detector.intercept_[0])
