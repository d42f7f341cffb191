"""Safety first: what in an exchange must stop everything else.

A cue of suicide, self-harm or violence in the client's words asks for a direct question; harm condoned, secrecy
promised or a shaming answer stops in any case. That the reply names suicide is no reason to stop, but what is hoped
for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course_lib.coach import guards
from course_lib.coach.book import Book
from course_lib.coach.features import Seen
from course_lib.coach.patterns import Pattern
from course_lib.coach.signs import AllSigns
from course_lib.coach.text import Text

#: For each cue in the client's words, the questions one of which has to be asked.
ASKS = {
    "client-suicide": ("asks-suicide",),
    "client-self-harm": ("asks-suicide",),
    "client-harm-to-others": ("asks-harm-to-others", "asks-safety"),
    "client-violence": ("asks-safety", "asks-harm-to-others"),
}
#: What a moment says that a reply owes (`course_lib.models.moment.Risk`), and what gives it.
OWED = {
    "suicide": ("asks-suicide",),
    "safety": ("asks-safety", "asks-harm-to-others"),
    "harm-to-others": ("asks-harm-to-others", "asks-safety"),
    "next-step": ("asks-next-step", "asks-safety", "hands-over", "how-it-is-now", "means-out-of-reach"),
}
#: A no is believed, and there is a way back; or else the detector has to see that something follows.
NO, BELIEVED, WAY_BACK = "client-says-no", "believes-the-no", "leaves-a-way-back"
#: Next steps that can be about nothing else, so that rules alone see them; and what undoes them.
PLAIN, UNDONE = frozenset(["how-it-is-now", "means-out-of-reach"]), frozenset(["bargains", "shames"])
#: Steps for somebody's safety that may be taken before the question was asked, or in its place.
STEPS = frozenset(["asks-next-step", "hands-over", "means-out-of-reach"])
#: Stands for a danger that is known of and that no sign shows; one of these questions has to be asked.
MARKED, EITHER = "marked", ("asks-suicide", "asks-harm-to-others", "asks-safety")
#: Which of the ways in which a moment can be marked a cue in the client's words stands for.
OWES: Mapping[str, tuple[str, ...]] = {
    "client-suicide": ("suicide",),
    "client-self-harm": ("suicide",),
    "client-harm-to-others": ("harm-to-others", "safety"),
    "client-violence": ("safety", "harm-to-others"),
}
#: From these chances on a question, and a step, that the rules see is one; below, it is about something else.
DIRECTLY, SURELY = 0.25, 0.5
#: Guards whose words do more than spoil a reply where somebody is in danger.
CRUEL = frozenset(["dismissive", "sarcasm", "too-close"])

_ABSOLUTE_WORDS = """
promise promised swear whatever ever never anything matter grave always forever good 100 hundred total totally complete
completely absolute absolutely exceptions soul nobody anyone anybody sealed vault record nothing
"""
#: Words that make a promise of secrecy one without limits.
ABSOLUTE = frozenset(_ABSOLUTE_WORDS.split())


def cued(says: Text, risk: str | bool | None, signs: AllSigns) -> list[str]:
    """The cues in a client's words, the gravest first.

    `risk` marks a moment known to hold danger. Where it names what a reply owes (a key of `OWED`), nothing else is.
    """
    if isinstance(risk, str):
        return [risk]
    there = _shown(says, signs.of_clients)
    return [cue for cue in ASKS if cue in there] or ([MARKED] if risk else [])


@dataclass(frozen=True)
class Given:
    """Whether a reply gives what is owed to a cue, and whether in words that can't be mistaken.

    `step`: whether it takes a step for somebody's safety, be the question asked or not. `seen`: whether the rules see
    a question, whatever stands beside it. `perhaps`: that it gives what is owed can neither be said nor ruled out.
    """

    owed: bool
    directly: bool
    step: bool = False
    seen: bool = False
    perhaps: bool = False


def given(reply: Text, says: Text, seen: tuple[Seen, ...], cues: Sequence[str], book: Book) -> Given:
    """What a reply gives to the gravest cue, by the rules and by the detector together.

    A question that the rules see is one, unless the detector thinks it is about something else; one that they don't
    see is one where the detector is sure of it. Directly asked is what the rules see and the detector lets stand.
    """
    if not cues:
        return Given(owed=True, directly=False)
    cue, rules = cues[0], shown(reply, book.safety)
    believed = cue == "next-step" and BELIEVED in rules and NO in _shown(says, book.safety.of_clients)
    plain = cue == "next-step" and rules & PLAIN and not rules & UNDONE
    if plain or (believed and WAY_BACK in rules):
        return Given(owed=True, directly=True)
    by_rule = believed or not rules.isdisjoint(asks(cue))
    if cue == MARKED:  # the detector has to know what is owed
        return Given(by_rule, by_rule)
    chances = {one: book.owed.chance(seen, reply, says, one, rules) for one in OWES.get(cue, (cue,))}
    chance = max(chances.values())
    learnt, perhaps = chance >= book.owed.gives, chance >= book.owed.may_give
    directly = by_rule and chance >= DIRECTLY
    after = book.owed.chance(seen, reply, says, "next-step", rules)
    ruled = not STEPS.isdisjoint(rules)
    # What may be the question itself is called a step only where the rules, too, see one.
    step = after >= SURELY if ruled else after >= book.owed.gives and not perhaps
    return Given(learnt or directly, directly, step, by_rule, perhaps)


def directly(reply: Text, says: Text, seen: tuple[Seen, ...], owes: str, book: Book) -> bool:
    """Whether the detector, too, takes what the rules see for a question about that."""
    return book.owed.chance(seen, reply, says, owes, shown(reply, book.safety)) >= DIRECTLY


@dataclass(frozen=True)
class Stop:
    """The name of the text that a learner has to see, and nothing else.

    After a cue it is `safety`, or `safety-step` where a step was taken and no question was seen, or `safety-next-step`
    where the question was asked before; where what is owed may be there, it is `safety-look` or `safety-next-look`.
    Else it is `safety-harm` or `safety-secrecy`, for what it does.
    `owed` tells that a danger was left unasked; any other stop rests on the words of the reply, and may be mistaken.
    So may one after an answer: to believe a no is a step, too, and takes many forms. `perhaps`: what is owed may be
    there.
    """

    text: str
    owed: bool
    perhaps: bool = False


def stops(reply: Text, says: Text, cues: Sequence[str], given: Given, book: Book) -> Stop | None:
    """Why the reading of a reply stops here; None where it may go on."""
    there, asked = _shown(reply, book.safety.of_replies), given.owed
    harmful = harms(reply, says, book)
    secret = "secrecy" in there and "limits" not in there
    if not cues:
        if harmful:
            return Stop("safety-harm", owed=False)
        return Stop("safety-secrecy", owed=False) if secret and _promises(reply) else None
    cruel = any(guards.shows(guard, reply, says, book) for guard in CRUEL)
    wrong = harmful or secret or "shames" in there or cruel
    if wrong or not asked:
        after_answer, perhaps = cues[0] == "next-step", given.perhaps and not wrong
        return Stop(
            _text(after_answer, perhaps, stepped=given.step and not wrong),
            owed=not asked and not after_answer and not perhaps and not (wrong and given.seen),
            perhaps=perhaps,
        )
    return None


def _text(after_answer: bool, perhaps: bool, *, stepped: bool) -> str:
    if after_answer:
        return "safety-next-look" if perhaps else "safety-next-step"
    return "safety-step" if stepped else "safety-look" if perhaps else "safety"


def asks(cue: str) -> tuple[str, ...]:
    """The questions, and other steps, of which one has to be in a reply to a cue."""
    return ASKS.get(cue) or OWED.get(cue) or EITHER


def harms(reply: Text, says: Text, book: Book) -> list[str]:
    """The names of what a reply does that none may do after these words."""
    return [harm for harm in _shown(reply, book.harms) if _said_before(book.harms_after.get(harm), says)]


def shown(reply: Text, signs: AllSigns) -> frozenset[str]:
    """Which rules of safety a reply shows, clause by clause and from one sentence to the next."""
    return _shown(reply, signs) | _asked_on(reply, signs)


def _said_before(after: Pattern | None, says: Text) -> bool:
    return after is None or any(after.is_in(clause.line) for clause in says.clauses)


def _shown(text: Text, signs: AllSigns) -> frozenset[str]:
    return frozenset[str]().union(*(signs.shown(clause.line) for clause in text.clauses))


def _asked_on(reply: Text, signs: AllSigns) -> frozenset[str]:
    """What shows in a whole sentence, or is named in one and asked in a few words in the next: “Do you?”"""
    sentences = [f" {one}" for one in reply.sentences]
    pairs = [one + other for one, other in pairwise(sentences) if "asks-on" in signs.shown(other)]
    return frozenset[str]().union(*(signs.shown(one) for one in (*sentences, *pairs)))


def _promises(reply: Text) -> bool:
    """Secrecy whatever may come, promised to anybody, is a promise that can't be kept."""
    return bool(ABSOLUTE & set(reply.words))
