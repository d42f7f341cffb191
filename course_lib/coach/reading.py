"""Reading a reply: safety first, then the guards, then what it does, where that shows, and how sure the coach is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from course_lib.coach import fault_names, guards, nearness, remarks, safety
from course_lib.coach.book import Book
from course_lib.coach.case import Case
from course_lib.coach.faults import Doubt
from course_lib.coach.features import look
from course_lib.coach.fit import Fit, fit
from course_lib.coach.met import fairly
from course_lib.coach.moves import Found, moves
from course_lib.coach.text import parse
from course_lib.coach.to_try import HINDERS
from course_lib.coach.verdict import judge

if TYPE_CHECKING:
    from course_lib.coach.fit import Card

#: Cues of a sentence that says how people in general are; a feeling in it is nobody's: “That’s normal in grief.”
OF_ANYBODY = frozenset(["normal", "generalises"])


@dataclass(frozen=True)
class Reading:
    """What the coach sees. Where `safety` is true or `hold` names a guard, nothing else was judged.

    `look`: it stops for the learner to look, since what a danger asks for may or may not be in the reply.
    `arguable` is false where a danger was left unasked; all else a learner may see otherwise. `directly` tells that a
    danger was asked about in words that can't be mistaken.
    `told` describes, `to_try` invites to one thing, and `strength` names one, each where there is something to say; at
    least one of them is there.
    `kind` is what the reply mainly does, and `certainty` how sure that is: `likely`, `maybe` or `can't tell`. `doubt`
    tells whether it closes the client down, `asks_about_suicide` that it asks that, whether or not there is a cue, and
    `limits` that it says what couldn't be kept secret.
    """

    moves: tuple[Found, ...] = ()
    hold: str | None = None
    safety: bool = False
    look: bool = False
    arguable: bool = True
    directly: bool = False
    told: tuple[str, ...] = ()
    to_try: str | None = None
    strength: str | None = None
    kind: str = "other"
    certainty: str = "can't tell"
    fit: Fit = field(default_factory=lambda: Fit(()))
    asks_about_suicide: bool = False
    limits: bool = False
    doubt: Doubt | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that a learner reads, in its order."""
        return (*self.told, *(one for one in (self.to_try, self.strength) if one))


def read(
    reply: str, says: str, *, book: Book, risk: str | bool | None = None, moment: Card | None = None, asked: int = 0
) -> Reading:
    """Read a reply to a client's words.

    `moment` tells what the client feels, and its risk counts like `risk`: what a reply owes to these words, or True
    where somebody is known to be in danger of one sort or another. `asked` is the place of the moment's question to
    oneself that is put to the learner where nothing else can be said.
    """
    ours, theirs = parse(reply), parse(says)
    cues = safety.cued(theirs, risk or (moment.risk if moment else None), book.safety)
    seen = look(ours, book.cues)
    given = safety.given(ours, theirs, seen, cues, book)
    shown = safety.shown(ours, book.safety)
    asks = book.owed.names.are_in(ours, "suicide") and "asks-suicide" in shown
    stop = safety.stops(ours, theirs, cues, given, book)
    if stop is not None:
        return Reading(
            safety=True,
            look=stop.perhaps,
            arguable=not stop.owed,
            directly=given.directly,
            told=(book.says[stop.text],),
            asks_about_suicide=asks,
        )
    danger = next(iter(cues), None)
    guard = guards.held(ours, seen, theirs, danger, book)
    if guard is not None:
        return Reading(hold=guard.name, told=(guard.tells,), asks_about_suicide=asks, limits="limits" in shown)
    verdict = judge(seen, theirs, book)
    found, near = moves(verdict, book), nearness.nearest(reply, moment) if moment else None
    closing = [one.span for one in found if one.certainty == "likely" and one.name in HINDERS]
    closing += [one.span for one in verdict.sentences if OF_ANYBODY & one.cues and not one.to_you]
    if near and near.quality == "misses":
        closing.append((0, len(ours.raw)))
    elif moment and not near and not danger and (part := nearness.nearest_sentence(ours, moment)):
        near = part[0]
        closing.append(part[1])
    fits = fairly(fit(ours, theirs, moment, book.feelings, book.alike), closing, book)
    doubt = book.faults.doubt(verdict.features, ours)
    plainly = asks and safety.directly(ours, theirs, seen, "suicide", book)
    case = Case(ours, theirs, found, fits, verdict, danger, given.directly, plainly, near, doubt, moment, book)
    told, to_try, strength = remarks.of(replace(case, doubt=fault_names.cleared(case)), asked)
    return Reading(
        found,
        directly=given.directly,
        told=told,
        to_try=to_try,
        strength=strength,
        kind=verdict.kind,
        certainty=verdict.certainty,
        fit=fits,
        asks_about_suicide=asks,
        limits="limits" in shown,
        doubt=doubt,
    )
