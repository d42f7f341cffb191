"""What it takes a learner to answer a client, and to write a note about one, in seconds."""

from __future__ import annotations

from course_lib.authoring.paces import MISSED, NOTE, OWN, READ, REMARKS, REPLY, SENTENCE, TAKE_IN, Look, read, write
from course_lib.models import Moment, Note


def moment(one: Moment, _: Look) -> float:
    """A reply to a client, what is told of it, the others, and a second one."""
    heard = read(one.scene, *(said.text for said in one.before), one.says, one.task) + TAKE_IN
    judged = read(*one.self_check) + OWN * len(one.self_check) + REMARKS * 60 / READ
    compared = read(one.meaning, *(text for model in one.models for text in (model.reply, model.note)))
    # Ideas and traps are folded away: who opens them spends more.
    return heard + 2 * write(REPLY) + judged + compared + read(one.retry) + REMARKS * 60 / READ


def note(one: Note, _: Look) -> float:
    """A note about a client and what is read in it; the second version mends one thing."""
    facts = read(*(text for fact in one.facts for text in (fact.name, fact.why))) * MISSED
    told = facts + REMARKS * 60 / READ + read(one.example, one.about_example)
    return read(one.scene, *one.seen, one.note, one.task, one.retry) + write(NOTE) + told + write(SENTENCE)
