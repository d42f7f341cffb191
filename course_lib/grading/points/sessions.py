"""Points for a session with a client: its replies are said again, and what they bring decides."""

from __future__ import annotations

from course_lib.dialogue import Deed
from course_lib.dialogue.hearing import Read
from course_lib.dialogue.replay import Run, Turn, play
from course_lib.grading.points.mark import UNANSWERED, Mark
from course_lib.models.landing import SERVES, Landing
from course_lib.models.talk_answers import Talked
from course_lib.models.tasks.session import Decided, SessionTask

OTHERWISE = "Said again, your session goes otherwise than it went for you, so a person marks it."
#: How a reply lands that asks about a subject.
ASKED = (Landing.EXPLORES, Landing.ASKS_DIRECTLY)
#: Moves by which the coach knows in free words that it is surely one of these.
OPEN, REFLECTED = frozenset(["open-question"]), frozenset(["reflection", "summary"])


def session(item: SessionTask, talked: Talked, read: Read) -> Mark:
    """Points for what the replies decide without doubt; a person adds what the rubric gives.

    What the page kept of how replies landed earns nothing. Where a reply lands otherwise when it is said again (another
    version of the coach, or a record that was changed), a person decides all of it; replies that can't have been said
    are left out.
    """
    if not talked.replies:
        return UNANSWERED
    run = play(item.client, talked, read)
    if any(kept.lands not in (None, turn.reply.landing) for kept, turn in zip(talked.replies, run.turns, strict=False)):
        return Mark(None, (OTHERWISE,))
    earned = [(one, round(one.points * min(1.0, share(one, item, run)), 2)) for one in item.decided]
    reasons = [f"{one.name}: {points:g} of {one.points:g}." for one, points in earned]
    if run.unsaid:
        reasons.append(f"{run.unsaid} of your replies can’t have been said in this session, and weren’t counted.")
    return Mark(round(sum(points for _, points in earned), 2), tuple(reasons), waits=bool(item.rubric))


def share(one: Decided, item: SessionTask, run: Run) -> float:
    """The share of one thing's points that a session earns, from 0; above 1 is all of it."""
    state = run.last.state
    match one.by:
        case "topics":
            return len(asked_about(run)) / len(item.client.topics)
        case "depth":
            return 1.0 if state.cores else 0.5 if state.middles else 0.0
        case "repair":
            return repaired(run, one.least)
        case "danger":
            return 0.0 if Landing.ASKS_DIRECTLY not in state.landings else 0.5 if state.danger_missed else 1.0
        case "questions":
            return count(run, Landing.EXPLORES, OPEN) / one.least
        case "reflections":
            return count(run, Landing.UNDERSTANDS, REFLECTED) / one.least


def asked_about(run: Run) -> set[str]:
    """The topics that a reply asked about, openly or of danger directly; not those that the client alone began."""
    return {turn.reply.about or turn.before.state.topic for turn in run.turns if _landed(turn) in ASKED}


def repaired(run: Run, least: int) -> float:
    """The share of offences that were mended; where there was none, all after `least` turns, in proportion before."""
    deeds = [turn.after.deed for turn in run.turns]
    taken = deeds.count(Deed.TAKES_OFFENCE) + (run.last.state.ruptured > 0 and Deed.TAKES_OFFENCE not in deeds)
    if taken:
        return deeds.count(Deed.IS_WON_BACK) / taken
    return len(run.turns) / least


def count(run: Run, landing: Landing, moves: frozenset[str]) -> int:
    """Replies on offer that land so, and free words in which the coach is sure of such a move and nothing hinders."""
    chosen = sum(turn.seen is None and _landed(turn) is landing for turn in run.turns)
    written = sum(bool(turn.sure & moves) and _landed(turn) in SERVES for turn in run.turns)
    return chosen + written


def _landed(turn: Turn) -> Landing:
    """How a reply landed at its place, which can differ from how it would elsewhere."""
    return turn.after.state.landings[-1]
