"""One sitting of a form of the skill test: what counts of all that was done, whether it is over, what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from course_lib.measures.calibration import Calibration, calibration
from course_lib.models import Chosen, Form, Written

#: A written reply has at least and at most so many words.
SHORTEST, LONGEST = 3, 150
#: What a learner may find their own reply nearest to, by the model replies' qualities.
QUALITIES = ("misses", "follows", "meets")


class Act(Protocol):
    """One thing a learner did, as the record keeps it."""

    @property
    def item(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Sitting:
    """What counts so far, by id of vignette. `closed` are those whose answer stands for good."""

    vignettes: int
    answers: Mapping[str, Mapping[str, Any]]
    skipped: frozenset[str]
    placed: Mapping[str, str]
    closed: frozenset[str]

    @property
    def done(self) -> int:
        """How many vignettes are answered or skipped."""
        return len(self.answers) + len(self.skipped)

    @property
    def over(self) -> bool:
        """Whether all are; from then on our reading may be shown."""
        return len(self.closed) == self.vignettes


def check(one: Chosen | Written, act: str, data: Mapping[str, Any]) -> None:
    """Raises ValueError for an act that makes no sense on this vignette, whatever was done before."""
    match one, act, data:
        case Chosen(), "answer", {"picked": [int(index)], "confidence": int(sure) | float(sure)}:
            if 0 <= index < len(one.options) and 0 <= sure <= 1:
                return
        case Written(), "answer", {"text": str(text)} if SHORTEST <= len(text.split()) <= LONGEST:
            return
        case (Written(), "draft", {"text": str()}) | (_, "skip", _):
            return
        case Written(), "placed", {"quality": quality} if quality in QUALITIES:
            return
    raise ValueError(f"`{one.id}` can't take {act!r} with {dict(data)!r}")


def sitting(form: Form, acts: Iterable[Act]) -> Sitting:
    """Walk through what was done, oldest first.

    The last answer before the end counts, and a skip takes none away. The end is where every vignette has been met, and
    what counts then stands for good. An answer to an earlier version of a vignette does not count.
    """
    ours = form.vignettes
    versions = {name: one.version() for name, one in ours.items()}
    answers: dict[str, Mapping[str, Any]] = {}
    skipped: set[str] = set()
    placed: dict[str, str] = {}
    met: set[str] = set()
    for one in acts:
        if one.item not in ours or one.act not in ("answer", "skip", "placed"):
            continue
        stands = len(met) == len(ours) and (one.item in answers or one.item in skipped)
        if one.act != "placed":
            met.add(one.item)
        if one.version != versions[one.item] or not _fits(ours[one.item], one):
            continue
        if one.act == "placed":
            placed[one.item] = one.data["quality"]
        elif one.act == "answer" and not stands:
            answers[one.item] = one.data
            skipped.discard(one.item)
        elif one.act == "skip" and one.item not in answers:
            skipped.add(one.item)
    counted = answers.keys() | skipped
    return Sitting(
        vignettes=len(ours),
        answers=answers,
        skipped=frozenset(skipped),
        placed={name: quality for name, quality in placed.items() if name in answers},
        closed=frozenset(counted if len(met) == len(ours) else ()),
    )


def _fits(one: Chosen | Written, done: Act) -> bool:
    try:
        check(one, done.act, done.data)
    except (ValueError, TypeError):
        return False  # a damaged line of the record
    return True


@dataclass(frozen=True)
class Result:
    """What a sitting came to. `chosen` and `written` are how many of each kind were answered, `right` how many choices
    were the best ones; `placed` counts, by quality, what the learner found the written replies nearest to.
    """

    chosen: int
    right: int
    calibration: Calibration | None
    written: int
    placed: Mapping[str, int]


def result(form: Form, sat: Sitting) -> Result:
    """Count what counts."""
    judged = [
        (sat.answers[one.id]["confidence"], one.options[sat.answers[one.id]["picked"][0]].correct)
        for one in form.choices
        if one.id in sat.answers
    ]
    placed = list(sat.placed.values())
    return Result(
        chosen=len(judged),
        right=sum(right for _, right in judged),
        calibration=calibration(judged),
        written=sum(one.id in sat.answers for one in form.written),
        placed={quality: placed.count(quality) for quality in QUALITIES},
    )
