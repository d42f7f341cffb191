"""What a client hears in a reply in free words: how it lands, on which topic, with which feeling.

First what the author wrote about replies to these very words; then what the coach sees. Where neither can tell, the
client asks to hear it another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from course_lib.coach import Card, Reading, parse
from course_lib.coach.nearness import nearest
from course_lib.coach.words import STOCK, content
from course_lib.dialogue.offer import written
from course_lib.dialogue.state import Reply, State
from course_lib.models import Client, Thing
from course_lib.models.client import Rupture
from course_lib.models.drill import Heard
from course_lib.models.landing import LEADS_DEEPER, RUPTURES, SERVES, Landing
from course_lib.models.moment import Sample
from course_lib.models.replies import Quality
from course_lib.models.topic import Candidate
from course_lib.models.topic import Sample as TurnSample

Read = Callable[[str, Card], Reading]

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
WELL_MEANT, UNNAMED = 0.5, 0.7
LIKE_SOOTHING = frozenset(["validation", "autonomy"])
#: Words that deny what stands beside them.
DENIES = frozenset(["not", "no", "never", "hardly"])
#: A plain question that shares so many meanings with one of the author's is that question in other words.
ALIKE = 2
#: What keeps somebody talking and is too short to be read.
NODS = frozenset(
    ["mm", "mhm", "hm", "mm-hm", "mm-hmm", "uh-huh", "yes", "yeah", "ok", "okay", "right", "go", "on", "i", "see"]
)


def floor(client: Client, state: State, says: str) -> Heard:
    """What the coach has to know of the words that a learner replies to."""
    place: Thing | Rupture = client.rupture if state.ruptured else client.thing(state.floor)
    risk = None if isinstance(place, Rupture) else place.risk
    samples = tuple(_as_samples(client, state))
    return Heard(says, risk, place.feelings, place.listen_for, models=(), samples=samples)


def _as_samples(client: Client, state: State) -> Iterator[Sample]:
    """All that the author has written here, as the coach compares with it; what each `shows` is its number."""
    place: Thing | Rupture = client.rupture if state.ruptured else client.thing(state.floor)
    why = {one.lands: one.why for one in reversed(place.replies)}  # a sample is told what its sort is told
    for number, one in enumerate(written(client, state)):
        said = one.why if isinstance(one, Candidate) else why.get(one.lands)
        quality: Quality = "meets" if one.lands in SERVES else "misses"
        yield Sample(reply=one.reply, quality=quality, shows=str(number), remark=said)


def hear(text: str, client: Client, state: State, says: str, read: Read) -> tuple[Reply, Reading]:
    """How a reply in free words lands with a client who has just said `says`, and the coach's reading of it."""
    here = floor(client, state, says)
    seen = read(text, here)
    if seen.safety and not here.risk and (seen.look or not seen.arguable):
        # The author marks what holds danger here; what only reads like it in the client's words is not a cue.
        seen = read(text, replace(here, says=""))
    place: Thing | Rupture = client.rupture if state.ruptured else client.thing(state.floor)
    near = nearest(text, here)  # what the author wrote to these words comes before all that a program makes of them
    if near:
        one = written(client, state)[int(near.shows)]
        about = one.about or _about(text, client, state)
        return Reply(one.lands, about, _feeling(seen), answers=one.answers), seen
    close = _plain(text) <= NODS or _gives_back(text, says)
    landing = Landing.STAYS_CLOSE if close else _landing(seen, state, place)
    if landing is Landing.STAYS_CLOSE and _asks_plainly(seen) and (asked := _asked_by_author(text, client, state)):
        return Reply(asked.lands, asked.about, _feeling(seen), answers=asked.answers), seen
    about = _about(text, client, state) if landing is Landing.EXPLORES else None
    return Reply(landing, about, _feeling(seen)), seen


def _landing(seen: Reading, state: State, place: Thing | Rupture) -> Landing:
    risk = None if isinstance(place, Rupture) else place.risk
    if seen.asks_about_suicide and not risk:
        return Landing.ASKS_DIRECTLY
    if seen.safety and seen.asks_about_suicide:
        return Landing.STAYS_CLOSE  # asked again after the answer: it harms nobody, and isn't the next step
    if seen.safety:
        return Landing.MISSES_DANGER if risk else Landing.JUDGES
    if seen.hold:
        return HELD.get(seen.hold, Landing.UNCLEAR)
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
        clumsy = seen.fit.met or seen.fit.ventured or not seen.doubt.named  # that breaks no thread
        return Landing.STAYS_CLOSE if clumsy and landing in RUPTURES else landing
    if state.ruptured:
        return Landing.REPAIRS if _repairs(seen) else Landing.UNCLEAR
    return _serving(seen, likely, state)


def _serving(seen: Reading, likely: set[str], state: State) -> Landing:
    """How a reply lands in which nothing gets in the way."""
    doubt = seen.doubt
    plainly = doubt and (doubt.named or doubt.skill in LIKE_SOOTHING)
    well_meant = not doubt or doubt.chance < (WELL_MEANT if plainly else UNNAMED)
    fit = seen.fit
    given = bool(fit.met or fit.ventured or fit.ideas or fit.fits or {"reflection", "summary"} & likely)
    asked = "open-question" in likely
    if not well_meant:
        return Landing.STAYS_CLOSE if asked or given else Landing.UNCLEAR
    soothes = any(one.name == "reassurance" and one.tellable for one in seen.moves)
    told = {one.name for one in seen.moves if one.certainty == "likely" and one.tellable}
    if soothes and told.isdisjoint(SHOWN):  # “You weren’t to know” is no understanding, however warm it is
        return Landing.SMOOTHS_OVER
    if asked and given:  # both lead deeper; what counts is the one that was missing
        return next((one for one in LEADS_DEEPER if one not in state.here.led), Landing.UNDERSTANDS)
    if asked or given:
        return Landing.EXPLORES if asked else Landing.UNDERSTANDS
    if SUPPORTS & likely:
        return Landing.SUPPORTS
    maybe = {one.name for one in seen.moves}
    if "open-question" in maybe and "closed-question" not in likely:
        return Landing.EXPLORES
    if "reflection" in maybe and seen.kind == "reflection":
        return Landing.UNDERSTANDS
    if likely or not doubt:
        return Landing.STAYS_CLOSE if likely else Landing.UNCLEAR
    return SHOWN.get(doubt.skill, Landing.UNCLEAR)


def _said_before(feeling: str, state: State) -> bool:
    """Whether the client has named a feeling of their own accord, in a clause without a not."""
    named = content(parse(feeling).words)
    clauses = (set(clause.words) for line in state.spoken for clause in parse(line).clauses)
    said = ({word.text for word in clause} for clause in clauses)
    return any(named and named <= content(words) and "i" in words and not words & DENIES for words in said)


def _asks_plainly(seen: Reading) -> bool:
    """Whether it is a closed question in which the coach sees no fault."""
    plain = seen.doubt is not None and seen.doubt.chance < WELL_MEANT
    return plain and any(one.name == "closed-question" and one.certainty == "likely" for one in seen.moves)


def _asked_by_author(text: str, client: Client, state: State) -> Candidate | TurnSample | None:
    """The question of the author's that a plain question asks in other words: may be what has to be asked here."""
    mine = content(parse(text).words)
    asked = [one for one in written(client, state) if one.lands in SERVES and one.reply.strip().endswith("?")]
    shared = [(len(mine & content(parse(one.reply).words)), number) for number, one in enumerate(asked)]
    most, number = max(shared, default=(0, 0))
    return asked[number] if most >= ALIKE else None


def _gives_back(text: str, says: str) -> bool:
    """Whether a reply says nothing but the client’s own words, or none, behind a stem (“it sounds like”) or without.

    Of somebody who has said nothing a parrot gives back nothing.
    """
    mine = content(parse(text).words) - STOCK
    return "?" not in text and mine <= content(parse(says).words)


def _repairs(seen: Reading) -> bool:
    """Whether a reply to somebody who is offended speaks to that."""
    return bool(seen.fit.met) or (seen.doubt is not None and seen.doubt.skill == "repair")


def _about(text: str, client: Client, state: State) -> str | None:
    """Another topic of the client's that a reply turns to: one of its words is in it, and none of this one's."""
    words = _plain(text)
    here = next(topic for topic in client.topics if topic.id == state.topic)
    if words & set(here.words):
        return None
    return next((topic.id for topic in client.topics if words & set(topic.words)), None)


def _feeling(seen: Reading) -> str | None:
    named = seen.fit.wrong or seen.fit.named
    return named[0].words if named else None


def _plain(text: str) -> set[str]:
    return {word.strip(".,?!;:…“”\"'’").lower() for word in text.split()}
