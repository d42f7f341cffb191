"""How replies move what a client doesn't say.

The steps are ours. Their signs and rough sizes follow two published machines: half a step of trust for a good or a bad
turn of ten (PatientAct, arXiv 2608.12750), and no drift upwards for what is bland (Liu & He 2026).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from course_lib.dialogue.state import Mood
from course_lib.models.landing import Landing

LOWEST, HIGHEST = 0.0, 10.0
#: From this arousal on, a question about what goes deep is more than they can take.
FLOODED = 7.0
#: From this hope on, who has told something of the core goes home with some.
HOPEFUL = 5.0
#: What deep trust needs, beside being asked and understood.
TRUSTS, FEELS_UNDERSTOOD = 6.0, 6.0
#: What lies at the core is told from this trust on, whichever gate is open.
TELLS_THE_CORE = 6.25
#: Trust that was brought along has to grow by so much on this day before the core is told.
GROWN = 2.5
#: At this trust they leave.
LEAVES = 1.0


@dataclass(frozen=True)
class Step:
    """By how much each of the four moves."""

    trust: float = 0.0
    arousal: float = 0.0
    hope: float = 0.0
    understood: float = 0.0


STEPS: Mapping[Landing, Step] = {
    Landing.EXPLORES: Step(0.4, 0.5, 0.2, 0.3),
    Landing.UNDERSTANDS: Step(0.5, -1.0, 0.2, 1.5),
    Landing.SUPPORTS: Step(0.2, -1.0, 1.0, 0.3),
    Landing.REPAIRS: Step(),
    Landing.ASKS_DIRECTLY: Step(0.6, 0.5, 0.3, 1.0),
    Landing.NEXT_STEP: Step(0.6, -1.0, 1.0, 1.0),
    Landing.STAYS_CLOSE: Step(0.0, -0.3, 0.0, -0.3),
    Landing.UNCLEAR: Step(),
    Landing.MISREADS: Step(-0.25, 0.5, 0.0, -1.5),
    Landing.ADVISES: Step(-0.5, 0.5, -0.3, -1.0),
    Landing.PUSHES: Step(-0.5, 1.5, -0.3, -0.5),
    Landing.SMOOTHS_OVER: Step(-0.5, 0.3, -0.5, -1.0),
    Landing.TURNS_AWAY: Step(-0.5, 0.0, -0.3, -1.0),
    Landing.JUDGES: Step(-1.5, 2.0, -1.0, -2.0),
    Landing.STEREOTYPES: Step(-1.5, 2.0, -1.0, -2.0),
    Landing.MISSES_DANGER: Step(-1.5, 1.0, -1.0, -2.0),
}
#: What is bland costs from the second time in a row on; a second wrong guess costs more than the first.
BLAND_AGAIN, WRONG_AGAIN = Step(-0.5, 0.0, 0.0, -0.5), Step(-0.25)
DRAWN_BACK = Step(-0.25, -0.5)
#: After a turn that went wrong, a good one is trusted by so much of what it would have been.
WARY = 0.5
#: A third good turn of the same sort adds nothing.
NOTHING = Step()
#: Telling costs something, the deeper the more.
TOLD = {"surface": Step(), "middle": Step(arousal=0.5), "core": Step(arousal=1.5)}
#: Who was won back trusts a little more than before it happened; the second time, no more than before.
REPAIRED, REPAIRED_AGAIN = Step(0.5, -2.0, 0.5, 1.0), Step(0.0, -2.0, 0.0, 0.5)
UNMOVED = Step(-0.5, 0.5, -0.3, -0.5)


def moved(mood: Mood, step: Step) -> Mood:
    """The mood after a step, each of the four between 0 and 10."""
    names = [each.name for each in fields(Mood)]
    return Mood(**{name: min(HIGHEST, max(LOWEST, getattr(mood, name) + getattr(step, name))) for name in names})
