"""Training the detectors of faults on the pool and on the moments' samples, and on nothing else.

Logistic regression that chooses among all faults and skills. scikit-learn is needed here, never at run time; the same
replies give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.coach import AllSigns, parse
from course_lib.coach.faults import TRAP, features
from course_lib.coach.features import look
from course_lib.models import Moment, Pool
from course_lib.models.replies import FAULTS, OTHER_FAULTS, SKILLS

#: How freely the detectors follow single replies (the C of scikit-learn).
FREE = 2.0
#: A feature is looked at from so many replies on, and so many of the strongest are shipped.
OFTEN, SHIPPED = 4, 4000
#: Weights are written as whole numbers of this unit.
UNIT = 100
FOLDS = 5
#: Of good replies left out, so many may lie above the chance from which on no strength is named, and from which on a
#: fault is taken up.
VETOED, TOLD = 0.05, 0.03
#: Model replies and samples that serve the client and have no name of a skill.
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
        return self.shows in {*FAULTS, *OTHER_FAULTS, TRAP}


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
    seen = seen_in(rows, cues)
    good = left_out(rows, seen)[[not one.is_fault for one in rows]]
    return {**weights(rows, seen), "veto": _above(good, VETOED), "tell": _above(good, TOLD)}


def weights(rows: Sequence[Taught], seen: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    """What each feature weighs for each fault and skill, learnt from all replies."""
    names, coefficients, chooser = _fit(seen, np.array([one.shows for one in rows]))
    numbers = np.rint(coefficients * UNIT).astype(int)
    return {
        "unit": UNIT,
        "kinds": chooser.classes_.tolist(),
        "faults": sorted({one.shows for one in rows if one.is_fault}),
        "bias": [round(float(bias) * UNIT) for bias in chooser.intercept_],
        "features": {name: row.tolist() for name, row in zip(names, numbers, strict=True) if row.any()},
    }


def seen_in(rows: Sequence[Taught], cues: AllSigns) -> list[dict[str, float]]:
    """The features of each reply."""
    return [features(look(parse(one.reply.strip()), cues), parse(one.reply.strip()), parse(one.says)) for one in rows]


def left_out(rows: Sequence[Taught], seen: Sequence[Mapping[str, float]]) -> Any:
    """The chance of each reply to be a fault, by detectors that have met nobody who speaks there."""
    from sklearn.model_selection import GroupKFold

    shows, faulty = np.array([one.shows for one in rows]), {one.shows for one in rows if one.is_fault}
    clients = np.array([one.client for one in rows])
    chances = np.zeros(len(rows))
    for known, hidden in GroupKFold(FOLDS).split(shows, shows, clients):
        names, coefficients, chooser = _fit([seen[at] for at in known], shows[known], most=None)
        place = {name: number for number, name in enumerate(names)}
        faults = [at for at, kind in enumerate(chooser.classes_) if kind in faulty]
        for at in hidden:
            there = [(place[name], value) for name, value in seen[at].items() if name in place]
            logits = chooser.intercept_ + sum((value * coefficients[row] for row, value in there), np.zeros(1))
            likely = np.exp(logits - logits.max())
            chances[at] = likely[faults].sum() / likely.sum()
    return chances


def _fit(seen: Sequence[Mapping[str, float]], shows: Any, most: int | None = SHIPPED) -> tuple[list[str], Any, Any]:
    """The strongest features by name, at `most` so many, a row of coefficients for each, and what chooses by them."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(name for one in seen for name in one)
    used = {name for name, count in often.items() if count >= OFTEN}
    reader = DictVectorizer().fit([dict.fromkeys(sorted(used), 1.0)])
    table = reader.transform(seen)
    chooser = LogisticRegression(C=FREE, max_iter=2000, class_weight="balanced").fit(table, shows)
    if most is None:
        return list(reader.feature_names_), chooser.coef_.T, chooser
    spread = np.sqrt(np.asarray(table.multiply(table).mean(axis=0)).ravel())
    strong = np.sort(np.argsort(-np.abs(chooser.coef_).max(axis=0) * spread, kind="stable")[:most])
    chooser = LogisticRegression(C=FREE, max_iter=2000, class_weight="balanced").fit(table[:, strong], shows)
    names = [reader.feature_names_[at] for at in strong]
    return names, chooser.coef_.T, chooser


def _above(chances: Any, share: float) -> float:
    """The chance that so small a share lies above."""
    return round(float(np.quantile(chances, 1 - share)), 3)
