"""How a reply in free words lands by what the coach sees in it, where its author has written nothing that is near."""

from __future__ import annotations

from collections.abc import Mapping

from course_lib.coach import Reading, parse
from course_lib.coach.faults import TRAP
from course_lib.coach.words import content
from course_lib.dialogue.state import State
from course_lib.models import Thing
from course_lib.models.client import Rupture
from course_lib.models.landing import LEADS_DEEPER, RUPTURES, Landing

#: What the coach holds without judging it, and how that lands.
HELD: Mapping[str, Landing] = {
    "echo": Landing.STAYS_CLOSE,
    "stock-stems": Landing.STAYS_CLOSE,
    "repetition": Landing.UNCLEAR,
    "dismissive": Landing.JUDGES,
    "sarcasm": Landing.JUDGES,
    "about-oneself": Landing.TURNS_AWAY,
    "aimed-at-scorer": Landing.TURNS_AWAY,
}
#: Moves that get in the way where the coach is sure of them, the worst first.
MOVES: Mapping[str, Landing] = {
    "confrontation": Landing.JUDGES,
    "story-stealing": Landing.TURNS_AWAY,
    "advice": Landing.ADVISES,
    "stacked-questions": Landing.PUSHES,
    "reassurance": Landing.SMOOTHS_OVER,
    "praise": Landing.SMOOTHS_OVER,
}
#: Faults that the coach's detectors know.
FAULTS: Mapping[str, Landing] = {
    "stereotype": Landing.STEREOTYPES,
    "microaggression": Landing.STEREOTYPES,
    "sarcasm": Landing.JUDGES,
    "diagnosis": Landing.JUDGES,
    "moralising": Landing.JUDGES,
    "blame": Landing.JUDGES,
    "contempt": Landing.JUDGES,
    "defending": Landing.JUDGES,
    "siding": Landing.MISREADS,
    "interpretation": Landing.MISREADS,
    "wrong-feeling": Landing.MISREADS,
    "hijack": Landing.TURNS_AWAY,
    "off-subject": Landing.TURNS_AWAY,
    "advice": Landing.ADVISES,
    "interrogation": Landing.PUSHES,
    "feelings-list": Landing.STAYS_CLOSE,
    "copied-words": Landing.STAYS_CLOSE,
}
#: What a reply shows most likely, where nothing else tells.
SHOWN: Mapping[str, Landing] = {
    "reflection": Landing.UNDERSTANDS,
    "reflection-of-feeling": Landing.UNDERSTANDS,
    "reflection-of-meaning": Landing.UNDERSTANDS,
    "summary": Landing.UNDERSTANDS,
    "open-question": Landing.EXPLORES,
    "affirmation": Landing.SUPPORTS,
    "autonomy": Landing.SUPPORTS,
    "validation": Landing.SUPPORTS,
}
SUPPORTS = frozenset(["affirmation", "autonomy", "validation", "permission"])
#: Below this chance of a fault, what may be a reflection or a question is taken for one; below the second, where the
#: coach can't say which fault it would be. What soothes is mostly taken for validation, so there the first bound holds.
#: A move that is no more than likely enough to be guessed at needs less doubt: below the third.
WELL_MEANT, UNNAMED = 0.53, 0.7
GUESSED = 0.6
#: What may mock, preach or make light is taken well up to this chance only. Blame isn't among it: who says back what
#: somebody reproaches themselves with sounds like it.
MOCKS, STINGS = frozenset(["sarcasm", "contempt", "moralising", "toxic-positivity"]), 0.6
LIKE_SOOTHING = frozenset(["validation", "autonomy"])
#: Words that deny what stands beside them.
DENIES = frozenset(["not", "no", "never", "hardly"])


def also(seen: Reading, landing: Landing) -> Landing | None:
    """The other way of leading deeper in a reply that asks and gives something back, too."""
    if landing not in LEADS_DEEPER or not (_asks(seen) and _gives(seen)):
        return None
    return next(one for one in LEADS_DEEPER if one is not landing)


def shows(seen: Reading) -> bool:
    """Whether the coach can tell from the words that it asks or understands."""
    moves = any(one.name in SHOWN and one.certainty == "likely" and one.tellable for one in seen.moves)
    return moves or bool(seen.fit.met or seen.fit.ventured or seen.fit.fits)


def landing_of(seen: Reading, state: State, place: Thing | Rupture) -> Landing:
    """How it lands with a client to whom it is said here."""
    risk = None if isinstance(place, Rupture) else place.risk
    if seen.asks_about_suicide and not risk:
        return Landing.ASKS_DIRECTLY
    if seen.safety and seen.asks_about_suicide:
        return Landing.STAYS_CLOSE  # asked again after the answer: it harms nobody, and isn't the next step
    if seen.safety:
        return Landing.MISSES_DANGER if risk else Landing.JUDGES
    if isinstance(place, Thing) and place.asks and seen.limits and seen.hold not in HELD:
        return Landing.EXPLORES if _asks(seen) else Landing.SUPPORTS  # they asked, and this is the honest answer
    if seen.hold:
        return HELD.get(seen.hold, Landing.UNCLEAR)
    if risk == "suicide" and not (seen.directly or seen.asks_about_suicide):
        return Landing.HALF_ASKS
    if risk:
        return Landing.NEXT_STEP if risk == "next-step" else Landing.ASKS_DIRECTLY
    likely = {one.name for one in seen.moves if one.certainty == "likely"}
    hinders = next((landing for move, landing in MOVES.items() if move in likely), None)
    if hinders and not (hinders is Landing.ADVISES and "permission" in likely):
        return hinders
    if seen.fit.wrong and not seen.fit.met:
        # Somebody who has said “I’m lonely” doesn't deny it later, though it's not what they speak of now.
        own = all(_said_before(one.words, state) for one in seen.fit.wrong)
        return Landing.STAYS_CLOSE if own else Landing.MISREADS
    if seen.fit.listed:
        return Landing.STAYS_CLOSE
    if seen.doubt and seen.doubt.surely:
        landing = FAULTS.get(seen.doubt.fault, Landing.SMOOTHS_OVER)
        if seen.doubt.fault == TRAP and _neutral(seen):
            return Landing.STAYS_CLOSE
        clumsy = seen.fit.met or seen.fit.ventured or not seen.doubt.named  # that breaks no thread
        return Landing.STAYS_CLOSE if clumsy and landing in RUPTURES else landing
    if state.ruptured:
        return Landing.REPAIRS if _repairs(seen) else Landing.UNCLEAR
    return _serving(seen, likely, state)


def _neutral(seen: Reading) -> bool:
    """Whether a reply in which the coach sees a fault that has no name asks something, or may give something back."""
    asks = any(one.name in ("open-question", "closed-question") and one.certainty == "likely" for one in seen.moves)
    back = any(one.name == "reflection" for one in seen.moves) and seen.kind == "reflection"
    soothes = any(one.name == "reassurance" for one in seen.moves)
    return (asks or back) and not soothes


def _serving(seen: Reading, likely: set[str], state: State) -> Landing:
    """How a reply lands in which nothing gets in the way."""
    doubt = seen.doubt
    plainly = doubt and (doubt.named or doubt.skill in LIKE_SOOTHING)
    mocks = doubt and doubt.fault in MOCKS
    well_meant = not doubt or doubt.chance < (WELL_MEANT if plainly else STINGS if mocks else UNNAMED)
    asked, given = _asks(seen), _gives(seen)
    if not well_meant:
        return Landing.STAYS_CLOSE if asked or given else Landing.UNCLEAR
    soothes = any(one.name == "reassurance" and one.tellable for one in seen.moves)
    told = {one.name for one in seen.moves if one.certainty == "likely" and one.tellable}
    if soothes and told.isdisjoint(SHOWN):  # “You weren’t to know” is no understanding, however warm it is
        return Landing.SMOOTHS_OVER
    if asked and given:  # both lead deeper; it lands as the one that was missing
        return next((one for one in LEADS_DEEPER if one not in state.here.led), Landing.UNDERSTANDS)
    if asked or given:
        return Landing.EXPLORES if asked else Landing.UNDERSTANDS
    if SUPPORTS & likely:
        return Landing.SUPPORTS
    maybe = {one.name for one in seen.moves if not doubt or doubt.chance < GUESSED}
    if "open-question" in maybe and "closed-question" not in likely:
        return Landing.EXPLORES
    if "reflection" in maybe and seen.kind == "reflection":
        return Landing.UNDERSTANDS
    if likely or not doubt or doubt.chance >= GUESSED:
        return Landing.STAYS_CLOSE if likely else Landing.UNCLEAR
    return SHOWN.get(doubt.skill, Landing.UNCLEAR) if doubt.chance < WELL_MEANT else Landing.STAYS_CLOSE


def _asks(seen: Reading) -> bool:
    """Whether it surely asks an open question."""
    return any(one.name == "open-question" and one.certainty == "likely" for one in seen.moves)


def _gives(seen: Reading) -> bool:
    """Whether it gives something of the client's back: a feeling or an idea of theirs, or surely a reflection."""
    fit = seen.fit
    reflects = any(one.name in ("reflection", "summary") and one.certainty == "likely" for one in seen.moves)
    return bool(fit.met or fit.ventured or fit.ideas or fit.fits or reflects)


def _said_before(feeling: str, state: State) -> bool:
    """Whether the client has named a feeling of their own accord, in a clause without a not."""
    named = content(parse(feeling).words)
    clauses = (set(clause.words) for line in state.spoken for clause in parse(line).clauses)
    said = ({word.text for word in clause} for clause in clauses)
    return any(named and named <= content(words) and "i" in words and not words & DENIES for words in said)


def _repairs(seen: Reading) -> bool:
    """Whether a reply to somebody who is offended speaks to that."""
    return bool(seen.fit.met) or (seen.doubt is not None and seen.doubt.skill == "repair")
