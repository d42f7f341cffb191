"""What a client hears in a reply in free words: how it lands, on which topic, with which feeling.

First what the author wrote about replies to these very words; then what the coach sees. Where neither can tell, the
client asks to hear it another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from course_lib.coach import Card, Reading, parse
from course_lib.coach.nearness import nearest
from course_lib.coach.words import STOCK, content
from course_lib.dialogue.impact import WELL_MEANT, also, landing_of, shows
from course_lib.dialogue.offer import written
from course_lib.dialogue.rebuke import rebukes
from course_lib.dialogue.staleness import gives_back, stale
from course_lib.dialogue.state import Reply, State
from course_lib.dialogue.subject import plain, subject
from course_lib.models import Client, Thing
from course_lib.models.client import Rupture
from course_lib.models.drill import Heard
from course_lib.models.landing import GIVES_WHAT_IS_OWED, LEADS_DEEPER, SERVES, Gate, Landing
from course_lib.models.moment import Sample
from course_lib.models.replies import Quality
from course_lib.models.topic import Candidate
from course_lib.models.topic import Sample as TurnSample

Read = Callable[[str, Card], Reading]

#: Words of warm sentences that fit anybody, beside those of any show of understanding; so many others say much.
_WARM_WORDS = "matter mean deal great weigh weighing carry carrying affect mind torn live much"
WARM = content(parse(_WARM_WORDS).words)
MUCH = 3
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
    near = nearest(text, here)  # what the author wrote to these words comes before all that a program makes of them
    if near:
        one = written(client, state)[int(near.shows)]
        reply = Reply(one.lands, one.about or subject(text, one.lands, client, state, says), answers=one.answers)
    else:
        reply = _reply(text, client, state, says, seen)
    if reply.landing is Landing.MISREADS and _affirmed(seen, state, read, here):
        reply = replace(reply, landing=Landing.STAYS_CLOSE, answers=None)
    reply = replace(reply, feeling=_feeling(seen), said=text)
    if reply.landing in LEADS_DEEPER and stale(text, says, state.heard):
        return replace(reply, landing=Landing.STAYS_CLOSE, also=None, stale=True), seen
    return reply, seen


def _reply(text: str, client: Client, state: State, says: str, seen: Reading) -> Reply:
    """How it lands by what the coach sees."""
    place: Thing | Rupture = client.rupture if state.ruptured else client.thing(state.floor)
    close = plain(text) <= NODS or gives_back(text, says)
    landing = Landing.STAYS_CLOSE if close else landing_of(seen, state, place)
    if landing not in GIVES_WHAT_IS_OWED and landing is not Landing.MISSES_DANGER and rebukes(text):
        landing = Landing.JUDGES
    if landing is Landing.STAYS_CLOSE and _asks_plainly(seen) and (asked := _asked_by_author(text, client, state)):
        return Reply(asked.lands, asked.about, answers=asked.answers)
    heard_before = max(one.gate for one in state.topics.values()) >= Gate.FELT_HEARD
    if landing is Landing.UNDERSTANDS and heard_before and not _theirs(text, seen, says):
        landing = Landing.STAYS_CLOSE
    return Reply(landing, subject(text, landing, client, state, says), also=also(seen, landing))


def _theirs(text: str, seen: Reading, says: str) -> bool:
    """Whether anything in a reply is this client's: a feeling, idea or word of theirs, or much in words of its own.

    Without that a warm sentence can be the first that lets somebody feel heard, and does no more after it.
    """
    fit, own = seen.fit, content(parse(text).words) - STOCK - WARM
    shared = own & content(parse(says).words)
    return bool(fit.met or fit.ventured or fit.ideas or fit.fits or shared or len(own) >= MUCH)


def perhaps(landing: Landing, text: str, seen: Reading, here: Heard) -> bool:
    """Whether the client took it for asking or understanding, though neither its author nor the coach can tell."""
    return landing in LEADS_DEEPER and not shows(seen) and not nearest(text, here)


def _asks_plainly(seen: Reading) -> bool:
    """Whether it is a closed question in which the coach sees no fault."""
    harmless = seen.doubt is not None and seen.doubt.chance < WELL_MEANT
    return harmless and any(one.name == "closed-question" and one.certainty == "likely" for one in seen.moves)


def _asked_by_author(text: str, client: Client, state: State) -> Candidate | TurnSample | None:
    """The question of the author's that a plain question asks in other words: may be what has to be asked here."""
    mine = content(parse(text).words)
    asked = [one for one in written(client, state) if one.lands in SERVES and one.reply.strip().endswith("?")]
    shared = [(len(mine & content(parse(one.reply).words)), number) for number, one in enumerate(asked)]
    most, number = max(shared, default=(0, 0))
    return asked[number] if most >= ALIKE else None


def _affirmed(seen: Reading, state: State, read: Read, here: Heard) -> bool:
    """Whether they have said yes before to a feeling of the same family as each that would be denied now."""
    yes = (one for word in state.affirmed for one in read(f"You feel {word}.", here).fit.named)
    families = frozenset[str]().union(*(one.families for one in yes))
    wrong = seen.fit.wrong
    return bool(wrong) and all(one.families & families for one in wrong)


def _feeling(seen: Reading) -> str | None:
    named = seen.fit.wrong or seen.fit.named
    return named[0].words if named else None
