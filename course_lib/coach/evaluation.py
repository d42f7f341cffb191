"""Measuring the coach against turns that experts have labelled. Reads a table, trains on nothing, writes nothing.

The columns are those of AnnoMI's turns (Wu et al. 2022, doi 10.1109/ICASSP43922.2022.9746035): `utterance_text`,
`prev_client`, `main_therapist_behaviour`, `question_exists`, `reflection_exists`, `therapist_input_exists`,
`question_subtype`, `group`, and optionally `part`. Or they are `text` and `label`: sentences alone, with the labels of
the MITI as Welivita & Pu use them (2023, arXiv 2305.10195).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from course_lib.coach import KINDS, Book, judge, parse, read
from course_lib.coach.detect import Numbers
from course_lib.coach.features import look
from course_lib.content.diagnostics import ContentError, Letter

NEEDED = (
    *("utterance_text", "prev_client", "main_therapist_behaviour", "question_exists", "reflection_exists"),
    *("therapist_input_exists", "question_subtype", "group"),
)
SENTENCES = ("text", "label")
#: The labels of the MITI that our moves answer to. Only where the label is wider than the move do the names differ:
#: `Affirm` takes in what we call praise, and `Support` is sympathy of any sort.
MITI = {
    "advice": ("Advise with Permission", "Advise without Permission", "Direct"),
    "affirmation": ("Affirm",),
    "affirmation or praise": ("Affirm",),
    "reflection": ("Simple Reflection", "Complex Reflection"),
    "information": ("Give Information",),
    "open-question": ("Open Question",),
    "closed-question": ("Closed Question",),
    "self-disclosure": ("Self-Disclose",),
    "autonomy": ("Emphasize Autonomy",),
    "confrontation": ("Confront", "Warn"),
    "reassurance or validation": ("Support",),
}
#: Replies of fewer words are mostly listening sounds and are reported apart.
WORDS = 5
ROUNDS = 1000


@dataclass(frozen=True)
class Turn:
    """A labelled turn and what the coach made of it. `has` and `open` are chances, `seconds` processor time."""

    row: Mapping[str, str]
    kind: str
    chance: float
    certainty: str
    has: Mapping[str, float]
    open: float
    held: bool
    seconds: float

    @property
    def label(self) -> str:
        return self.row["main_therapist_behaviour"].removeprefix("therapist_")

    @property
    def long(self) -> bool:
        return len(self.row["utterance_text"].split()) >= WORDS


def evaluate(file: Path, book: Book) -> dict[str, Any]:
    """All figures for the whole file and, where it has the column `part`, for each part. Raises ContentError."""
    rows = _rows(file)
    if not _has(rows, NEEDED):
        return sentence_figures(rows, book)
    turns = [_turn(row, book) for row in rows]
    parts = sorted({turn.row["part"] for turn in turns if turn.row.get("part")})
    found = figures(turns)
    if parts:
        found["parts"] = {part: figures([turn for turn in turns if turn.row["part"] == part]) for part in parts}
    return found


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentError([Letter(str(file), 1, "", f"the table can't be read ({problem})")]) from problem
    if not _has(rows, NEEDED) and not _has(rows, SENTENCES):
        says = f"the table needs rows and these columns: {', '.join(NEEDED)}; or {' and '.join(SENTENCES)}"
        raise ContentError([Letter(str(file), 1, "", says)])
    return rows


def _has(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bool:
    return bool(rows) and set(columns) <= rows[0].keys()


def sentence_figures(rows: Sequence[Mapping[str, str]], book: Book) -> dict[str, Any]:
    """How well the detector of each move finds the sentences of its label among all others (AUC).

    A text of several sentences counts as the one that speaks most for the move. `reflection as the main kind` goes by
    the chance that the whole is a reflection and nothing else, since these labels give each sentence one act.
    """
    judged = [judge(look(parse(row["text"]), book.cues), parse(""), book) for row in rows]
    scores = [[book.detectors.moves(one.scores) for one in verdict.sentences] for verdict in judged]

    def found(moves: Sequence[str]) -> list[float]:
        return [max((one[move] for one in each for move in moves), default=-np.inf) for each in scores]

    there = {name: [row["label"] in labels for row in rows] for name, labels in MITI.items()}
    aucs = {name: auc(there[name], found(name.split(" or "))) for name in MITI}
    aucs["reflection as the main kind"] = auc(there["reflection"], [one.chances["reflection"] for one in judged])
    return {"sentences": len(rows), "auc": aucs}


def _turn(row: Mapping[str, str], book: Book) -> Turn:
    began = process_time()
    reading = read(row["utterance_text"], row["prev_client"], book=book)
    seconds = process_time() - began
    judged = judge(look(parse(row["utterance_text"]), book.cues), parse(row["prev_client"]), book)
    kind = max(judged.chances, key=judged.chances.__getitem__)
    held = reading.safety or reading.hold is not None
    return Turn(row, kind, judged.chances[kind], judged.certainty, judged.has, judged.open, held, seconds)


def figures(turns: Sequence[Turn]) -> dict[str, Any]:
    """The figures of some turns; shares from 0 to 1, times in milliseconds. Needs at least one turn."""
    long = [turn for turn in turns if turn.long]
    sure = [turn for turn in long if turn.label != "other"]
    likely = [turn for turn in sure if turn.certainty == "likely"]
    experts = [turn for turn in turns if turn.label in ("reflection", "question")]
    times = [turn.seconds * 1000 for turn in turns]
    return {
        "turns": len(turns),
        "macro_f1": macro_f1(*_labels(turns)),
        "macro_f1_interval": interval(turns),
        "macro_f1_5_words": macro_f1(*_labels(long)),
        "macro_f1_5_words_interval": interval(long),
        "f1_5_words": {kind: f1(*_labels(long), kind) for kind in KINDS},
        "detectors": {kind: _detector(turns, kind) for kind in KINDS[:3]},
        "open_closed_macro_f1": _open_closed(turns),
        "ece": ece(long),
        "likely_accuracy": _share([turn.kind == turn.label for turn in likely]),
        "likely_coverage": _share([turn.certainty == "likely" for turn in sure]),
        "false_holds": _share([turn.held for turn in experts]),
        "false_holds_5_words": _share([turn.held for turn in experts if turn.long]),
        "milliseconds_median": round(float(np.median(times)), 2),
        "milliseconds_p95": round(float(np.percentile(times, 95)), 2),
    }


def _labels(turns: Sequence[Turn]) -> tuple[list[str], list[str]]:
    return [turn.label for turn in turns], [turn.kind for turn in turns]


def _share(right: Sequence[bool]) -> float | None:
    return round(sum(right) / len(right), 3) if right else None


def f1(labels: Sequence[str], predicted: Sequence[str], kind: str) -> float:
    """The harmonic mean of precision and recall for one kind; 0 where it was neither there nor told."""
    both = sum(one == other == kind for one, other in zip(labels, predicted, strict=True))
    there = list(labels).count(kind) + list(predicted).count(kind)
    return round(2 * both / there, 3) if there else 0.0


def macro_f1(labels: Sequence[str], predicted: Sequence[str]) -> float:
    """The mean F1 of the four kinds."""
    return round(sum(f1(labels, predicted, kind) for kind in KINDS) / len(KINDS), 3)


def interval(turns: Sequence[Turn]) -> tuple[float, float]:
    """A 95 % bootstrap interval of macro-F1: whole conversations (`group`) are drawn, for their turns are alike."""
    groups = sorted({turn.row["group"] for turn in turns})
    number = {kind: place for place, kind in enumerate(KINDS)}
    counts = np.zeros((len(groups), len(KINDS), len(KINDS)))
    for turn in turns:
        counts[groups.index(turn.row["group"]), number[turn.label], number[turn.kind]] += 1
    draw = np.random.default_rng(0)
    drawn = [_macro(counts[draw.integers(len(groups), size=len(groups))].sum(axis=0)) for _ in range(ROUNDS)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)


def _macro(table: Numbers) -> float:
    there = table.sum(axis=0) + table.sum(axis=1)
    return float(np.mean(2 * table.diagonal() / np.maximum(there, 1)))


def _detector(turns: Sequence[Turn], kind: str) -> dict[str, float | None]:
    column = "therapist_input_exists" if kind == "input" else f"{kind}_exists"
    there = [turn.row[column].lower() in ("true", "1") for turn in turns]
    chances = [turn.has[kind] for turn in turns]
    labels, predicted = ([kind if one else "" for one in row] for row in (there, [one >= 0.5 for one in chances]))
    return {"auc": auc(there, chances), "f1": f1(labels, predicted, kind)}


def auc(there: Sequence[bool], chances: Sequence[float]) -> float | None:
    """The chance that a turn with the behaviour gets a higher score than one without; ties count half."""
    right = np.array(there)
    if right.all() or not right.any():
        return None
    _, place, often = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(often) - (often - 1) / 2)[place]
    with_it = int(right.sum())
    return round(float((ranks[right].sum() - with_it * (with_it + 1) / 2) / (with_it * (len(right) - with_it))), 3)


def _open_closed(turns: Sequence[Turn]) -> float | None:
    """Macro-F1 of open against closed, over the turns whose question an expert called one of them."""
    asked = [turn for turn in turns if turn.row["question_subtype"] in ("open", "closed")]
    if not asked:
        return None
    labels = [turn.row["question_subtype"] for turn in asked]
    predicted = ["open" if turn.open >= 0.5 else "closed" for turn in asked]
    return round((f1(labels, predicted, "open") + f1(labels, predicted, "closed")) / 2, 3)


def ece(turns: Sequence[Turn], bins: int = 10) -> float | None:
    """Expected calibration error: how far chances are from what is right (Guo et al. 2017, arXiv 1706.04599)."""
    if not turns:
        return None
    chance = np.array([turn.chance for turn in turns])
    right = np.array([turn.kind == turn.label for turn in turns])
    place = np.minimum((chance * bins).astype(int), bins - 1)
    gaps = [
        abs(chance[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in set(place.tolist())
    ]
    return round(float(sum(gaps)), 3)
