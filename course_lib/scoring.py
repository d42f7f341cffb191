"""An answer and its item in, a result with reasons out. No files, no clock, no chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.measures.agreement import cohen_kappa
from course_lib.models import Item, Transcript


@dataclass(frozen=True)
class Choice:
    """`picked` are indexes of options, as chosen; `missing` is how many right ones were left out."""

    right: bool
    picked: tuple[int, ...]
    missing: int


def choice(item: Item, picked: Sequence[int]) -> Choice:
    """Judge a choice or many-choice answer. Raises ValueError where `picked` names no option or too many."""
    chosen = tuple(sorted(set(picked)))
    if not chosen or not all(isinstance(index, int) and 0 <= index < len(item.options) for index in chosen):
        raise ValueError("an answer names at least one of the item's options")
    if item.kind == "choice" and len(chosen) > 1:
        raise ValueError("a choice item takes one option")
    wanted = {index for index, option in enumerate(item.options) if option.correct}
    return Choice(right=set(chosen) == wanted, picked=chosen, missing=len(wanted - set(chosen)))


@dataclass(frozen=True)
class Coding:
    """Agreement with the key over the counsellor's turns. `by_code`: our count, and how many of them were matched."""

    kappa: float | None
    agreed: int
    coded: int
    turns: int
    by_code: Mapping[str, tuple[int, int]]


def coding(transcript: Transcript, codes: Mapping[int, str]) -> Coding:
    """Compare a learner's codes, by index of turn, with the transcript's key. Turns without a code are left out.

    Raises ValueError for a code or a turn that the transcript does not have.
    """
    key = {index: turn.code for index, turn in enumerate(transcript.turns) if turn.code is not None}
    for index, code in codes.items():
        if index not in key:
            raise ValueError(f"turn {index} is not a counsellor's")
        if code not in transcript.codes:
            raise ValueError(f"`{code}` is not a code of this transcript")
    done = sorted(codes)
    agreed = [index for index in done if codes[index] == key[index]]
    by_code = {
        code: (sum(key[i] == code for i in done), sum(key[i] == code for i in agreed))
        for code in transcript.codes
        if any(key[i] == code for i in done)
    }
    kappa = cohen_kappa([codes[i] for i in done], [key[i] for i in done])
    return Coding(kappa, len(agreed), len(done), len(key), by_code)
