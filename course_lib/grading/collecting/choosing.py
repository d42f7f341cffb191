"""Which folders of the exchange are whose, and which of a learner's takes the place of what was collected. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal

from course_lib.grading.collecting import naming
from course_lib.grading.collecting.naming import HandIn
from course_lib.grading.collecting.refused import LeftOut, Refused
from course_lib.grading.collecting.survey import Survey
from course_lib.grading.collecting.times import HandedIn

#: A learner may hand in as often as they like; more than the newest so many are not looked into.
MOST_LOOKED_INTO = 50


@dataclass(frozen=True)
class Found:
    """Something in the exchange: its name, whether it is a folder, and the account that put it there."""

    name: str
    is_folder: bool
    account: str


@dataclass(frozen=True)
class Rules:
    """`roster`: the learners' ids, None where none is kept. `check_owner`: a folder is its learner's only where their
    account made it. `only`: the one learner who is asked for, empty for all. `zone`: of the exchange's clock.
    """

    assignment: str
    zone: tzinfo
    roster: Collection[str] | None = None
    check_owner: bool = True
    only: str = ""


@dataclass(frozen=True)
class Chosen:
    """Each learner's folders, the newest first, and what can't be anybody's."""

    handed_in: dict[str, list[HandIn]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(frozen=True)
class Candidate:
    """A folder that may be taken: when it counts as handed in, and whether all of it was written then."""

    hand_in: HandIn
    survey: Survey
    when: HandedIn
    prompt: bool


@dataclass(frozen=True)
class Standing:
    """The copy that was collected before: `folder` and `fingerprint` are empty where it came another way."""

    at: datetime | None = None
    folder: str = ""
    fingerprint: str = ""


def choose(listing: Iterable[Found], rules: Rules) -> Chosen:
    """Sort what lies in the exchange by learner; each folder is judged alone."""
    chosen = Chosen()
    for found in listing:
        if not naming.concerns(found.name, rules.assignment):
            continue
        try:
            hand_in = _judge(found, rules)
        except Refused as refused:
            if not rules.only:
                chosen.left_out.append(LeftOut(found.name, f"account {found.account}", str(refused)))
            continue
        if rules.only in ("", hand_in.learner):
            chosen.handed_in.setdefault(hand_in.learner, []).append(hand_in)
    for learner, folders in chosen.handed_in.items():
        folders.sort(key=lambda one: (one.at, one.folder), reverse=True)
        chosen.handed_in[learner] = folders[:MOST_LOOKED_INTO]
    return chosen


def in_order(candidates: Iterable[Candidate], due: datetime | None) -> list[Candidate]:
    """The one to take first, then those for when it can't be read. `due`: what came until then goes first."""
    newest = sorted(candidates, key=_time, reverse=True)
    return newest if due is None else sorted(newest, key=lambda one: one.when.at > due)


def decide(candidate: Candidate, standing: Standing | None, due: datetime | None) -> Literal["take", "keep", "changed"]:
    """Whether a folder takes the place of the copy that was collected before.

    "changed": it is the folder of that copy, changed since then and too late to be the end of handing in.
    """
    if standing is None:
        return "take"
    if standing.folder == candidate.hand_in.folder:
        if standing.fingerprint == candidate.survey.fingerprint:
            return "keep"
        return "take" if candidate.prompt else "changed"
    if standing.at is None or candidate.when.at > standing.at:
        return "take"
    return "take" if due is not None and candidate.when.at != standing.at else "keep"


def is_later(candidate: Candidate, standing: Standing | None) -> bool:
    """Whether a folder is another one than that of the copy, handed in after it: it may hold nothing new to mark."""
    if standing is None or standing.at is None or standing.folder == candidate.hand_in.folder:
        return False
    return candidate.when.at > standing.at


def newest(candidates: Iterable[Candidate]) -> Candidate:
    """The last that was handed in, whether or not it is the one to take."""
    return max(candidates, key=_time)


def _time(one: Candidate) -> tuple[datetime, datetime]:
    return one.when.at, one.hand_in.at


def _judge(found: Found, rules: Rules) -> HandIn:
    """Whose folder it is, and of when. Raises Refused for one that is nobody's."""
    hand_in = naming.read(found.name, rules.assignment, rules.zone)
    if not found.is_folder:
        raise Refused("This is no folder.", naming.REMOVE)
    if rules.check_owner and found.account != hand_in.learner:
        raise Refused(
            f"The account {found.account} made it in the name of {hand_in.learner}.",
            "Ask both. Where one account writes for everybody, nbgrader_config.py says how to tell this course so.",
        )
    if rules.roster is not None and hand_in.learner not in rules.roster:
        says = f"{hand_in.learner} is not on the roster."
        raise Refused(says, f"To take it: `nbgrader db student add {hand_in.learner}`, then collect again.")
    return hand_in
