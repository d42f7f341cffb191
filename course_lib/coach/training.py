"""Training the detectors of moves on our own exemplars, and on nothing else. scikit-learn is needed here alone.

Logistic regression over named features: one detector for each move, one for each of three broader questions (is there a
question, a reflection, an input?), and two that choose among the four kinds. One of these tells what a reply mainly is;
a sentence alone, without a client's words before it, doesn't teach it. The other tells reflections from what looks like
them, and learns from all. The same exemplars give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from course_lib.coach import KIND_OF, KINDS, AllSigns, parse, signs
from course_lib.coach.calibration import FOLDS, ahead_unseen, bounds, choosing, detecting, heat, unseen
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
#: Gives back what a client said: told by how far a sentence is from all else. What gathers it is learnt from replies.
GIVEN_BACK, GATHERS = "reflection", "summary"
#: Experts call a question open a little more readily than its build does: “Anything else?” leaves much open.
#: So much is added to the score of open ones.
OPEN = 0.25
#: How people begin when they speak; and how much an exemplar counts that was made to sound spoken, or was cut.
OPENINGS = ("Yeah.", "Okay.", "Mm-hmm.", "Right.", "Okay, so", "So", "Yeah, so", "All right.", "Well,", "Mm.", "And")
OPENED, CUT = 0.3, 0.5
#: A reply of fewer words is not cut; what is left of a longer one is this share.
CUTTABLE, LEFT = 8, 0.6


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
    columns, weights, biases = list[str](), list[Numbers](), list[float]()

    def of_replies(learnt: Numbers) -> Numbers:
        """What was learnt from replies, with nothing for what stands in sentences alone."""
        wide = np.zeros(len(names))
        wide[shared] = learnt
        return wide

    def add(column: str, learnt: Numbers, bias: float) -> None:
        columns.append(column)
        weights.append(learnt)
        biases.append(bias)

    teaches = np.array([one.moves[0] not in BETWEEN for one in every])
    kinds = np.array([one.kind for one in every])
    chooser = choosing(spread.rows[teaches], kinds[teaches], spread.weights[teaches], FREE)
    for kind in KINDS:
        at = list(chooser.classes_).index(kind)
        add(f"kind {kind}", of_replies(chooser.coef_[at]), chooser.intercept_[at])
    for kind in KINDS[:3]:
        held = np.array([any(KIND_OF[move] == kind for move in one.moves) for one in every])
        detector = detecting(spread.rows, held, spread.weights, FREE)
        add(f"has {kind}", of_replies(detector.coef_[0]), detector.intercept_[0])
    sorts = np.array([one.kind for one in written])
    sorter = choosing(plain.rows, sorts, plain.weights, FREE / 2)
    for kind in KINDS:
        at = list(sorter.classes_).index(kind)
        add(f"sort {kind}", sorter.coef_[at], sorter.intercept_[at])
    asks = np.array([("open-question" in one.moves) != ("closed-question" in one.moves) for one in written])
    openly = np.array(["open-question" in one.moves for one in written])[asks]
    detector = detecting(plain.rows[asks], openly, np.ones(len(openly)), FREE / 2)
    add("asks openly", detector.coef_[0], detector.intercept_[0] + OPEN)
    given_back = np.array([GIVEN_BACK in one.moves for one in written])
    sure = {GIVEN_BACK: bounds(ahead_unseen(plain.rows, sorts, FREE / 2), given_back, replied)}
    for move in sorted({move for one in written for move in one.moves} - {GIVEN_BACK}):
        held = np.array([move in one.moves for one in written])
        if held.sum() >= FOLDS:
            table, mine = (told, replied) if move == GATHERS else (plain, np.ones_like(replied))
            detector = detecting(table.rows, held[mine], table.weights, FREER)
            weight = of_replies(detector.coef_[0]) if move == GATHERS else detector.coef_[0]
            add(f"move {move}", weight, detector.intercept_[0])
            sure[move] = bounds(unseen(table.rows, held[mine], FREER), held[mine], replied[mine])
    scale = np.array([_scale(name) for name in names])
    numbers = np.rint(np.array(weights).T * scale[:, None] * UNIT).astype(int)
    return {
        "unit": UNIT,
        "columns": columns,
        "bias": [round(float(bias) * UNIT) for bias in biases],
        "heat": heat(spread.rows[teaches], kinds[teaches], spread.weights[teaches], origins[teaches], FREE),
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
