"""A session as it goes when its replies are said again, as HTML: for the learner what was said, for the marker more."""

from __future__ import annotations

from html import escape

from course_lib.dialogue.replay import Run, play
from course_lib.grading.suggestion import by_the_coach
from course_lib.models.talk_answers import MOST_SESSIONS, Talked
from course_lib.models.tasks.session import SessionTask

WAITED = "(said nothing, and waited)"
SURE = (
    "How each reply lands is the simulation's reading. Replies in free words are read by the practice coach, a "
    "program; only what it is sure of stands here, and it misses much. Look at those in which it is sure of nothing."
)


def for_learner(item: SessionTask, talked: Talked) -> str:
    """What was said, turn by turn."""
    run = play(item.client, talked, by_the_coach)
    said = '<span dir="auto">{}</span>'.format  # it runs as the learner's own letters do
    rows = "".join(
        f"<li>{said(escape(turn.said or WAITED))}<br>{_client(item, turn.after.says)}</li>" for turn in run.turns
    )
    return f"<p>{_client(item, run.opening.says)}</p><ol>{rows}</ol>{_closing(item, run)}"


def for_marker(item: SessionTask, talked: Talked) -> str:
    """The same with how each reply landed, and what the coach is sure of in free words."""
    run = play(item.client, talked, by_the_coach)
    rows = "".join(
        f'<tr><td>{at}</td><td dir="auto">{escape(turn.said or WAITED)}</td>'
        f"<td>{escape(turn.after.state.landings[-1].value)}</td>"
        f"<td>{escape(', '.join(sorted(turn.sure)) or ('chosen' if turn.reply.number is not None else ''))}</td></tr>"
        for at, turn in enumerate(run.turns, 1)
    )
    heads = "".join(
        f'<th scope="col">{one}</th>' for one in ("Turn", "The learner said", "It landed as", "Coach, sure of")
    )
    begun = f"Session {talked.session} of {MOST_SESSIONS} at most; the last one counts."
    left = f" {run.unsaid} replies can't have been said and were left out." if run.unsaid else ""
    return f'<p>{escape(begun + left)}</p><p>{escape(SURE)}</p><table class="table"><tr>{heads}</tr>{rows}</table>'


def _client(item: SessionTask, says: tuple[str, ...]) -> str:
    return f"<em>{escape(item.name)}:</em> {escape(' '.join(says))}"


def _closing(item: SessionTask, run: Run) -> str:
    return f"<p>{_client(item, run.closing.says)}</p>" if run.closing else ""
