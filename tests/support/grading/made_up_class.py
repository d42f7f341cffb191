"""A made-up class: who is good at what is drawn by seed; answers follow from it, and points by rule."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course_lib.grading import marking
from course_lib.grading.marks import Learner, Marks, Points
from course_lib.grading.report.scores import Scores
from course_lib.grading.submission import HandedIn
from course_lib.models.answers import answer
from course_lib.models.bank import Bank, BankItem
from tests.support.grading.keys import right_answer, wrong_answer


def answers(bank: Bank, size: int, seed: int = 7) -> dict[str, dict[str, dict[str, Any]]]:
    """By learner and item, what each of `size` learners handed in."""
    chance = random.Random(seed)
    found = {}
    for place in range(size):
        skill = chance.random()
        given = {item.id: _given(item, chance, skill) for item in bank.items}
        found[f"learner-{place:04}"] = {name: one for name, one in given.items() if one}
    return found


def _given(item: BankItem, chance: random.Random, skill: float) -> dict[str, Any]:
    if chance.random() < 0.02:
        return {}
    right = chance.random() < 0.2 + 0.7 * skill
    if item.kind in ("choice", "many-choice"):
        wrong = [index for index, option in enumerate(item.options) if not option.correct]
        sure = {"confidence": chance.choice((0.3, 0.5, 0.7, 0.9))} if item.confidence else {}
        return (right_answer(item) if right else {"picked": [chance.choice(wrong)]}) | sure
    return right_answer(item) if right or item.kind in ("written", "session", "coding") else wrong_answer(item)


def scores(bank: Bank, given: Mapping[str, Mapping[str, dict[str, Any]]], absent: int = 0) -> Scores:
    """The class as a report gets it, and `absent` learners more who have handed in nothing."""
    read = {
        name: {item: HandedIn(answer(data), "2026-11-01T10:00:00.000000Z", stale=False) for item, data in one.items()}
        for name, one in given.items()
    }
    learners = [
        Learner(name, handed_in=True, items={item.id: _points(item, one) for item in bank.items})
        for name, one in read.items()
    ]
    learners += [Learner(f"absent-{place}") for place in range(absent)]
    most = {item.id: item.points for item in bank.items}
    return Scores(Marks("foundations", most, tuple(learners)), bank, read)


def _points(item: BankItem, given: Mapping[str, HandedIn]) -> Points:
    if item.id not in given:
        return Points(0.0)
    mark = marking._points(item, given[item.id], False, "")
    return Points(mark.points, waits=mark.waits or mark.points is None)


def write(folder: Path, bank: Bank, given: Mapping[str, Mapping[str, dict[str, Any]]]) -> None:
    """Lay what was handed in into `folder`, as collecting does: `<learner>/<assignment>/answers/`."""
    versions = {item.id: item.question().version() for item in bank.items}
    for name, one in given.items():
        place = folder / name / "foundations" / "answers"
        place.mkdir(parents=True)
        lines = [
            {
                "id": f"{at:032x}", "at": f"2026-11-01T10:00:{at:02}.000000Z", "item": item, "act": "answer",
                "version": versions[item], "data": data,
            }
            for at, (item, data) in enumerate(one.items())
        ]  # fmt: skip
        text = "".join(f"{json.dumps(line)}\n" for line in ({"format": 1}, *lines))
        (place / "20261101.jsonl").write_text(text, "utf-8")
