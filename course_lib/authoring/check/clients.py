"""Whether simulated clients hold up: everything can be reached by listening, and nothing deep without."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.authoring.check.references import cues_of_risk
from course_lib.authoring.policies import SIMPLE, Walk, listener, walk
from course_lib.content.diagnostics import Letter
from course_lib.models import Client, Help
from course_lib.models.landing import SERVES

#: So many sessions of each way of choosing are walked, and in so many of them at most the core may be told to somebody
#: who doesn't listen: one of twenty.
WALKS, CHANCE = 40, 0.05
#: Of a thing's replies so many at most serve.
MOST_SERVE = 0.5
#: A session of somebody who listens has so many turns at least.
DEEP = 12


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """What is wrong with each client, walked through by those who listen and those who don't."""
    for client in course.all(Client):
        for says in (*_written(client), *_walked(client)):
            yield course.content.letter(Client, client.id, (), says)


def _written(client: Client) -> Iterator[str]:
    for thing in client.things():
        serve = sum(one.lands in SERVES for one in thing.replies)
        if serve > MOST_SERVE * len(thing.replies):
            yield f"{serve} of the {len(thing.replies)} replies to `{thing.id}` serve; half of them may, or chance does"


def _walked(client: Client) -> Iterator[str]:
    heard = [walk(client, listener, str(seed)) for seed in range(WALKS)]
    yield from _reached(client, heard)
    for name, policy in SIMPLE.items():
        walks = [walk(client, policy, str(seed)) for seed in range(WALKS)]
        reached = sum(one.last.cores > 0 for one in walks)
        if reached > CHANCE * WALKS:
            says = f"who chooses {name} reaches the core in {reached} of {WALKS} sessions"
            yield f"{says}; without listening it may be 5 %, so mend the replies that give themselves away"
        heard += walks
    asked = [walk(client, listener, str(turn), asks_directly=turn) for turn in range(DEEP)]
    for thing in filter(None, (one.told_after_a_no() for one in asked)):
        says = f"`{thing}` tells of suicide after a direct question was answered with a no"
        yield f"{says}; give what is said to such a question a thing of its own, with `after: asks-directly`"
        break
    for one in [*heard, *asked]:
        if len(set(one.lines)) < len(one.lines):
            twice = next(line for line in one.lines if one.lines.count(line) > 1)
            yield f"“{twice}” is said twice in one session"
            return


def _reached(client: Client, heard: list[Walk]) -> Iterator[str]:
    missed = [str(seed) for seed, one in enumerate(heard) if not one.last.cores]
    if missed:
        yield f"who listens misses the core in {len(missed)} of {WALKS} sessions, the first with seed {missed[0]}"
    turns = min(len(one.exchanges) - 1 for one in heard)
    if turns < DEEP:
        yield f"who listens is through after {turns} turns; write more, so that there are {DEEP}"
    told = {one.state.floor for each in heard for one in each.exchanges}
    for thing in client.things():
        if thing.id not in told:
            yield f"`{thing.id}` isn't told in {WALKS} sessions of somebody who listens; mend its gate or `after`"


def hints(course: ReadableCourse) -> Iterator[Letter]:
    """Lines that may hold a cue of risk without saying so."""
    said = course.only(Help)
    for client in course.all(Client) if said else ():
        for thing in client.things():
            for cue in cues_of_risk(" ".join(thing.says), said) if said and not thing.risk else ():
                says = (
                    f"`{thing.id}`: “{cue}” may be a cue of risk; if it is one, say with `risk` what a reply owes to it"
                )
                yield course.content.letter(Client, client.id, (), says)
