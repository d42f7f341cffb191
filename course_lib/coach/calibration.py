"""How the detectors of moves learn from rows of numbers, and how sure they may be: measured on rows left out.

Arithmetic over sparse tables; what their rows and columns are, `course_lib.coach.training` knows. Needs scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from course_lib.coach.detect import KINDS, Numbers, ahead

#: How often the kinds come in sessions beside questions and reflections: in the `read` part of AnnoMI, experts counted
#: less than half as many inputs as of either. `other` comes often, but nearly always as a nod, which a rule knows.
WEIGHT = {"input": 0.5, "other": 0.65}
FOLDS = 5
#: Conversations are further from our exemplars than these are from each other, so chances are cooled by this factor. It
#: was measured on labelled conversations (the `read` part of AnnoMI), by how often the coach is right.
COOL = 1.4


def choosing(rows: Any, kinds: Any, counts: Numbers, free: float) -> Any:
    """Chooses among the four kinds, which count the same but for those named in WEIGHT."""
    from sklearn.linear_model import LogisticRegression

    weights = counts.copy()
    for kind in KINDS:
        weights[kinds == kind] *= WEIGHT.get(kind, 1) / counts[kinds == kind].sum()
    return LogisticRegression(C=free, max_iter=5000).fit(rows, kinds, weights * _rows_of_one(counts) / weights.sum())


def detecting(rows: Any, held: Any, counts: Numbers, free: float) -> Any:
    """Tells what holds a move from what doesn't, whichever there is more of."""
    from sklearn.linear_model import LogisticRegression

    weights = counts / np.where(held, counts[held].sum(), counts[~held].sum())
    return LogisticRegression(C=free, max_iter=5000).fit(rows, held, weights * _rows_of_one(counts) / weights.sum())


def _rows_of_one(counts: Numbers) -> float:
    """How many written exemplars there are; weights sum to it, or C would mean something else with spoken ones."""
    return float((counts == 1).sum())


def _folds(labels: Any) -> Iterable[tuple[Any, Any]]:
    from sklearn.model_selection import StratifiedKFold

    split: Iterable[tuple[Any, Any]] = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(labels, labels)
    return split


def unseen(rows: Any, held: Any, free: float) -> Numbers:
    """The score of each row by a detector that has not met it."""
    scores = np.zeros(len(held))
    for known, hidden in _folds(held):
        scores[hidden] = detecting(rows[known], held[known], np.ones(len(known)), free).decision_function(rows[hidden])
    return scores


def ahead_unseen(rows: Any, kinds: Any, free: float) -> Numbers:
    """How far `reflection` lies ahead of the other kinds in each row, by a chooser that has not met it."""
    scores = np.zeros(len(kinds))
    for known, hidden in _folds(kinds):
        chooser = choosing(rows[known], kinds[known], np.ones(len(known)), free)
        each = [dict(zip(chooser.classes_, row, strict=True)) for row in chooser.decision_function(rows[hidden])]
        scores[hidden] = [ahead("reflection", one) for one in each]
    return scores


def bounds(scores: Numbers, held: Any, counted: Any) -> list[float]:
    """From which score on a move is there in half of the rows that count, and from which in four of five."""
    scores, held = scores[counted], held[counted]
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(held[order]) / np.arange(1, len(order) + 1)
    least = max(5, int(held.sum()) // 10)
    found = []
    for wanted in (0.5, 0.8):
        good = [place for place in range(least - 1, len(order)) if right[place] >= wanted]
        found.append(round(float(scores[order[good[-1]]]) if good else 99.0, 2))
    return found


def heat(rows: Any, kinds: Any, weights: Numbers, origins: Any, free: float) -> float:
    """What the scores of the kinds have to be divided by, so that chances fit what is right on unseen exemplars.

    Temperature scaling (Guo et al. 2017, arXiv 1706.04599), by the least loss over a grid. All that was made of one
    exemplar (`origins`) is hidden together, and the spoken ones count in full: conversations are made of them.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    scores, right = [], []
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for known, hidden in folds.split(kinds, kinds, origins):
        chooser = choosing(rows[known], kinds[known], weights[known], free)
        scores.append(chooser.decision_function(rows[hidden]))
        right += [list(chooser.classes_).index(kind) for kind in kinds[hidden]]
    logits = np.vstack(scores)
    places = np.arange(len(right))

    def loss(by: float) -> float:
        warm = logits / by
        top = warm.max(axis=1, keepdims=True)
        every = np.log(np.exp(warm - top).sum(axis=1)) + top[:, 0]
        return float((every - warm[places, right]).mean())

    grid: Mapping[float, float] = {round(float(by), 2): loss(float(by)) for by in np.arange(0.5, 3.01, 0.05)}
    return round(min(grid, key=grid.__getitem__) * COOL, 2)
