"""Codes given to a conversation, held against the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.measures.agreement import cohen_kappa


@dataclass(frozen=True)
class Coding:
    """Agreement with the key over the counsellor's turns. `by_code`: our count, and how many of them were matched."""

    kappa: float | None
    agreed: int
    coded: int
    turns: int
    by_code: Mapping[str, tuple[int, int]]


def score_coding(key: Mapping[int, str], offered: Sequence[str], codes: Mapping[int, str]) -> Coding:
    """Compare a learner's `codes` with the `key`, both by index of turn; `offered` are the codes to choose from.

    Turns without a code are left out. Raises ValueError for a turn that has no key, or a code that is not offered.
    """
    for index, code in codes.items():
        if index not in key:
            raise ValueError(f"turn {index} is not a counsellor's")
        if code not in offered:
            raise ValueError(f"`{code}` is not a code of this transcript")
    done = sorted(codes)
    agreed = [index for index in done if codes[index] == key[index]]
    by_code = {
        code: (sum(key[i] == code for i in done), sum(key[i] == code for i in agreed))
        for code in offered
        if any(key[i] == code for i in done)
    }
    return Coding(_kappa(key, codes, done), len(agreed), len(done), len(key), by_code)


def kappa_of_all(key: Mapping[int, str], codes: Mapping[int, str]) -> float:
    """Cohen's kappa over all turns of the key, from -1 to 1. A turn without a code counts as a disagreement."""
    return _kappa(key, {turn: codes.get(turn, "") for turn in key}, list(key)) or 0.0


def _kappa(key: Mapping[int, str], codes: Mapping[int, str], turns: Sequence[int]) -> float | None:
    return cohen_kappa([codes[turn] for turn in turns], [key[turn] for turn in turns])
