"""Logistic regression over named features, for whatever the coach learns from replies. It needs scikit-learn.

The same rows give the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.coach.detect import Numbers

#: Where there are so many classes, one score tells them apart.
BOTH = 2
#: What a row is described by: features by name.
Seen = Mapping[str, float]


@dataclass(frozen=True)
class Chooser:
    """What tells labels apart: a row of `weights` for each feature of `names`, a column for each of the `classes`.

    Of two classes there is one column, which speaks for the second.
    """

    names: tuple[str, ...]
    classes: tuple[Any, ...]
    weights: Numbers
    bias: Numbers

    def chances(self, seen: Sequence[Seen]) -> Numbers:
        """The chance of each class (columns) for each row; they sum to 1."""
        place = {name: row for row, name in enumerate(self.names)}
        scores = np.tile(self.bias, (len(seen), 1))
        for at, one in enumerate(seen):
            there = [(place[name], value) for name, value in one.items() if name in place]
            scores[at] += sum((value * self.weights[row] for row, value in there), np.zeros(1))
        if len(self.classes) == BOTH:
            scores = np.hstack([np.zeros((len(seen), 1)), scores])
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Numbers = likely / likely.sum(axis=1, keepdims=True)
        return shares


@dataclass(frozen=True)
class Learning:
    """How a chooser learns: how freely it follows single rows (the C of scikit-learn), from how many rows on a feature
    is looked at, and how many of the strongest are kept; all, where `most` is None."""

    free: float
    often: int
    most: int | None = None

    def fit(self, seen: Sequence[Seen], labels: Sequence[Any]) -> Chooser:
        """Learn from all rows; each class counts the same, however many rows it has."""
        from sklearn.feature_extraction import DictVectorizer

        often = Counter(name for one in seen for name in one)
        used = sorted(name for name, count in often.items() if count >= self.often)
        reader = DictVectorizer().fit([dict.fromkeys(used, 1.0)])
        table, names = reader.transform(seen), np.array(reader.feature_names_)
        chooser = self._learnt(table, labels)
        if self.most is not None:
            spread = np.sqrt(np.asarray(table.multiply(table).mean(axis=0)).ravel())
            strong = np.argsort(-np.abs(chooser.coef_).max(axis=0) * spread, kind="stable")[: self.most]
            strong.sort()
            names, chooser = names[strong], self._learnt(table[:, strong], labels)
        return Chooser(tuple(names.tolist()), tuple(chooser.classes_.tolist()), chooser.coef_.T, chooser.intercept_)

    def left_out(self, seen: Sequence[Seen], labels: Sequence[Any], groups: Sequence[str], folds: int) -> Numbers:
        """The chance of each class (columns, in the order of the sorted labels) for each row, by choosers that have met
        nobody of its group."""
        from sklearn.model_selection import GroupKFold

        order = sorted(set(labels))
        chances = np.zeros((len(seen), len(order)))
        for known, hidden in GroupKFold(folds).split(seen, labels, groups):
            chooser = self.fit([seen[at] for at in known], [labels[at] for at in known])
            columns = [order.index(one) for one in chooser.classes]
            chances[np.ix_(hidden, columns)] = chooser.chances([seen[at] for at in hidden])
        return chances

    def _learnt(self, table: Any, labels: Sequence[Any]) -> Any:
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=self.free, max_iter=3000, class_weight="balanced").fit(table, labels)
