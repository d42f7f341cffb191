"""Training the detectors of moves on our own exemplars, and on nothing else. scikit-learn is needed here alone.

Logistic regression over named features: one detector for each move, one for each of three broader questions (is there a
question, a reflection, an input?), and one that chooses among the four kinds. A sentence alone, without a client's
words before it, teaches the moves and nothing else: kinds are told of replies. The same exemplars give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from course_lib.coach import KIND_OF, KINDS, AllSigns, parse, signs
from course_lib.coach.detect import Numbers
from course_lib.coach.features import features, look
from course_lib.models import Exemplar, Rule

#: How freely the detectors follow single exemplars (the C of scikit-learn), for the kinds and for the moves.
FREE, FREER = 0.1, 0.3
#: How much of its weight a word has beside a cue: cues were thought of for every reply, words come from these alone.
WORD = 0.7
#: A word or pair of words is used from this many exemplars on.
OFTEN = 3
#: Weights are written as whole numbers of this unit.
UNIT = 100
#: Exemplars of these moves don't teach the four kinds: between them and reflection or input, coders' labels vary.
BETWEEN = ("affirmation", "validation", "confrontation", "self-disclosure", "story-stealing")
#: Moves that give back what a client said; only replies to a client teach them.
GIVEN_BACK = frozenset(["reflection", "summary"])
#: How often the kinds come in sessions beside questions and reflections: in the `read` part of AnnoMI, experts counted
#: less than half as many inputs as of either. `other` comes often, but nearly always as a nod, which a rule knows.
WEIGHT = {"input": 0.5, "other": 0.65}
#: Experts call a question open a little more readily than its build does: “Anything else?” leaves much open.
#: So much is added to the score of open ones.
OPEN = 0.25
#: How people begin when they speak; and how much an exemplar counts that was made to sound spoken, or was cut.
OPENINGS = ("Yeah.", "Okay.", "Mm-hmm.", "Right.", "Okay, so", "So", "Yeah, so", "All right.", "Well,", "Mm.", "And")
OPENED, CUT = 0.3, 0.5
#: A reply of fewer words is not cut; what is left of a longer one is this share.
CUTTABLE, LEFT = 8, 0.6
FOLDS = 5
#: Conversations are further from our exemplars than these are from each other, so chances are cooled by this factor. It
#: was measured on labelled conversations (the `read` part of AnnoMI), by how often the coach is right.
COOL = 1.4


@dataclass(frozen=True)
class Sample:
    """What is learnt from: a reply, the client's words before it, its moves, and how much it counts."""

    reply: str
    client: str
    moves: tuple[str, ...]
    weight: float = 1.0

    @cached_property
    def kind(self) -> str:
        return KIND_OF[self.moves[0]]


@dataclass(frozen=True)
class Table:
    """Samples as numbers: a row each, a column for each feature that is used. `rows` is sparse."""

    reader: Any
    rows: Any
    weights: Numbers

    @classmethod
    def of(cls, samples: Sequence[Sample], cues: AllSigns, reader: Any = None) -> Table:
        """With the columns of `reader`, or with those of the features that are often enough in these samples."""
        from sklearn.feature_extraction import DictVectorizer

        seen = [features(look(parse(one.reply), cues), parse(one.client)) for one in samples]
        scaled = [{name: value * _scale(name) for name, value in one.items()} for one in seen]
        if reader is None:
            often = Counter(name for one in seen for name in one)
            used = {name for name, count in often.items() if not name.startswith("w ") or count >= OFTEN}
            reader = DictVectorizer().fit([dict.fromkeys(sorted(used), 1.0)])
        return cls(reader, reader.transform(scaled), np.array([one.weight for one in samples]))


def fitted(exemplars: Sequence[Exemplar], rules: Sequence[Rule], lists: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The detectors' numbers as plain data, learnt from `exemplars` with the cues of `rules` and phrases of `lists`."""
    cues = signs(rules, "cue", lists)
    written = [Sample(one.reply, one.client, tuple(one.moves)) for one in exemplars]
    plain = Table.of(written, cues)
    replied = np.array([bool(one.client) for one in written])
    replies = [one for one in written if one.client]
    told = Table.of(replies, cues)
    every, origins = spoken(replies)
    spread = Table.of(every, cues, told.reader)

    names = list(plain.reader.feature_names_)
    shared = [plain.reader.vocabulary_[name] for name in spread.reader.feature_names_]
    columns, weights, biases = [], [], []

    def of_replies(learnt: Numbers) -> Numbers:
        """What was learnt from replies, with nothing for what stands in sentences alone."""
        wide = np.zeros(len(names))
        wide[shared] = learnt
        return wide

    teaches = np.array([one.moves[0] not in BETWEEN for one in every])
    kinds = np.array([one.kind for one in every])
    chooser = _chooser(spread.rows[teaches], kinds[teaches], spread.weights[teaches])
    for kind in KINDS:
        at = list(chooser.classes_).index(kind)
        columns.append(f"kind {kind}")
        weights.append(of_replies(chooser.coef_[at]))
        biases.append(chooser.intercept_[at])
    for kind in KINDS[:3]:
        held = np.array([any(KIND_OF[move] == kind for move in one.moves) for one in every])
        detector = _detector(spread.rows, held, spread.weights, FREE)
        columns.append(f"has {kind}")
        weights.append(of_replies(detector.coef_[0]))
        biases.append(detector.intercept_[0])
    columns.append("asks openly")
    asks = np.array([("open-question" in one.moves) != ("closed-question" in one.moves) for one in written])
    openly = np.array(["open-question" in one.moves for one in written])[asks]
    detector = _detector(plain.rows[asks], openly, np.ones(len(openly)), FREE / 2)
    weights.append(detector.coef_[0])
    biases.append(detector.intercept_[0] + OPEN)
    sure = {}
    for move in sorted({move for one in written for move in one.moves}):
        held = np.array([move in one.moves for one in written])
        if held.sum() >= FOLDS:
            back = move in GIVEN_BACK
            table, mine = (told, replied) if back else (plain, np.ones_like(replied))
            detector = _detector(table.rows, held[mine], table.weights, FREER)
            columns.append(f"move {move}")
            weights.append(of_replies(detector.coef_[0]) if back else detector.coef_[0])
            biases.append(detector.intercept_[0])
            sure[move] = _bounds(table.rows, held[mine], replied[mine])
    scale = np.array([_scale(name) for name in names])
    numbers = np.rint(np.array(weights).T * scale[:, None] * UNIT).astype(int)
    return {
        "unit": UNIT,
        "columns": columns,
        "bias": [round(float(bias) * UNIT) for bias in biases],
        "heat": _heat(spread.rows[teaches], kinds[teaches], spread.weights[teaches], origins[teaches]),
        "sure": sure,
        "known": sorted({word for one in written for text in (one.reply, one.client) for word in parse(text).words}),
        "features": {name: row.tolist() for name, row in zip(names, numbers, strict=True) if row.any()},
    }


def spoken(written: Sequence[Sample]) -> tuple[list[Sample], Any]:
    """All replies, and the same as in a conversation: after a nod, cut off, or going on after the client said yes.

    With each, the number of the reply that it was made from.
    """
    made = list(enumerate(written))
    for number, one in enumerate(written):
        if one.moves[0] == "back-channel":
            continue
        opening = OPENINGS[number % len(OPENINGS)]
        opened = f"{opening} {one.reply[0].lower()}{one.reply[1:]}"
        made.append((number, Sample(opened, one.client, one.moves, OPENED)))
        words = one.reply.split()
        if len(words) >= CUTTABLE:
            left = round(len(words) * LEFT)
            made.append((number, Sample("-" + " ".join(words[-left:]), "Yeah.", one.moves, CUT)))
            if one.kind != "question":
                made.append((number, Sample(" ".join(words[:left]) + "-", one.client, one.moves, CUT)))
    return [one for _, one in made], np.array([number for number, _ in made])


def _scale(name: str) -> float:
    return WORD if name.startswith("w ") else 1.0


def _chooser(rows: Any, kinds: Any, counts: Numbers) -> Any:
    """Chooses among the four kinds, which count the same but for those named in WEIGHT."""
    from sklearn.linear_model import LogisticRegression

    weights = counts.copy()
    for kind in KINDS:
        weights[kinds == kind] *= WEIGHT.get(kind, 1) / counts[kinds == kind].sum()
    return LogisticRegression(C=FREE, max_iter=5000).fit(rows, kinds, weights * _rows_of_one(counts) / weights.sum())


def _detector(rows: Any, held: Any, counts: Numbers, free: float) -> Any:
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


def _bounds(rows: Any, held: Any, replied: Any) -> list[float]:
    """From which score on a move is there in half of the unseen replies, and from which in four of five."""
    scores = np.zeros(len(held))
    for known, hidden in _folds(held):
        detector = _detector(rows[known], held[known], np.ones(len(known)), FREER)
        scores[hidden] = detector.decision_function(rows[hidden])
    scores, held = scores[replied], held[replied]
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(held[order]) / np.arange(1, len(order) + 1)
    least = max(5, int(held.sum()) // 10)
    bounds = []
    for wanted in (0.5, 0.8):
        good = [place for place in range(least - 1, len(order)) if right[place] >= wanted]
        bounds.append(round(float(scores[order[good[-1]]]) if good else 99.0, 2))
    return bounds


def _heat(rows: Any, kinds: Any, weights: Numbers, origins: Any) -> float:
    """What the scores of the kinds have to be divided by, so that chances fit what is right on unseen exemplars.

    Temperature scaling (Guo et al. 2017, arXiv 1706.04599), by the least loss over a grid. All that was made of one
    exemplar (`origins`) is hidden together, and the spoken ones count in full: conversations are made of them.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    scores, right = [], []
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for known, hidden in folds.split(kinds, kinds, origins):
        chooser = _chooser(rows[known], kinds[known], weights[known])
        scores.append(chooser.decision_function(rows[hidden]))
        right += [list(chooser.classes_).index(kind) for kind in kinds[hidden]]
    logits = np.vstack(scores)
    places = np.arange(len(right))

    def loss(heat: float) -> float:
        warm = logits / heat
        top = warm.max(axis=1, keepdims=True)
        every = np.log(np.exp(warm - top).sum(axis=1)) + top[:, 0]
        return float((every - warm[places, right]).mean())

    grid: Mapping[float, float] = {round(float(heat), 2): loss(float(heat)) for heat in np.arange(0.5, 3.01, 0.05)}
    return round(min(grid, key=grid.__getitem__) * COOL, 2)
