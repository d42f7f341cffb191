"""What `python -m course_lib coach` prints: figures, a reading, or where the numbers were written."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from course_lib.coach.loading import book, read


def train(data: Path) -> int:
    """Train anew and say where the numbers lie."""
    from course_lib.coach.learning import train

    print(f"{train(data)} is written")
    return 0


def evaluate(options: argparse.Namespace) -> int:
    """Print the figures for a table of labelled turns."""
    if options.gate:
        return _gate(options)
    from course_lib.coach.evaluation import evaluate

    found = {file.name: evaluate(file, book()) for file in options.files}
    told = found if len(found) > 1 else next(iter(found.values()))
    print(json.dumps(told, indent=1) if options.json else "\n".join(_lines(told)))
    return 0


def _gate(options: argparse.Namespace) -> int:
    """Print what stops everyday talk, and fail where a rule does so too often."""
    from course_lib.coach.gate import ENOUGH, gate

    stopped, seen = gate(options.files, book())
    told = {
        "helpers": {"turns": stopped.turns, "stopped": dict(stopped.found), "too_many": stopped.too_many},
        "clients": {"turns": seen.turns, "in_danger": dict(seen.found), "too_many": seen.too_many},
    }
    print(json.dumps(told, indent=1) if options.json else "\n".join(_lines(told)))
    if stopped.turns < ENOUGH:
        print(f"These are {stopped.turns} turns of helpers; fewer than {ENOUGH} can't tell whether the bar is met.")
        return 1
    return 1 if stopped.too_many or seen.too_many else 0


def show(options: argparse.Namespace) -> int:
    """Print what a learner would see."""
    reading = read(options.reply, options.client, risk=options.risk)
    if options.json:
        moves = [{"name": one.name, "span": list(one.span), "certainty": one.certainty} for one in reading.moves]
        told = {
            "moves": moves,
            "hold": reading.hold,
            "safety": reading.safety,
            "strength": reading.strength,
            "remarks": list(reading.remarks),
            "kind": reading.kind,
            "certainty": reading.certainty,
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(reading.remarks))
    return 0


def _lines(found: dict[str, Any], above: str = "") -> list[str]:
    """Nested figures, one a line."""
    lines = []
    for name, value in found.items():
        lines += _lines(value, f"{above}{name} ") if isinstance(value, dict) else [f"{above}{name}: {value}"]
    return lines
