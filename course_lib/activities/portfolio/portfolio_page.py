"""A portfolio as HTML: replies to clients, sessions, skills, and what was ticked of the private pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from course_lib.activities.frame.page import TYPED, element, line, table
from course_lib.activities.portfolio.sessions import Held
from course_lib.activities.portfolio.spoken import spoken
from course_lib.content.markdown import html
from course_lib.learner.portfolio import Answered, Replied
from course_lib.learner.skills import SkillDone
from course_lib.models import Reflection

Words = Mapping[str, str]


def replies(answered: Sequence[Answered], read: Callable[[str, str], Sequence[str]], words: Words) -> Iterator[str]:
    """Lesson by lesson, what was said to the learner and what they replied; `read` is the coach, by item and reply."""
    for lesson, those in groupby(answered, key=lambda one: one.asked.lesson):
        yield element("h2", lesson or words["no_lesson"])
        for one in those:
            yield element("h3", one.asked.title)
            yield element("p", words["says"].format(client=one.asked.client), "who")
            yield f"<blockquote>{html(one.asked.says)}</blockquote>"
            for number, reply in enumerate(one.replies):
                yield from _reply(one, reply, "later" if number else "first", words)
            yield from _coached(read(one.asked.id, one.replies[-1].text), words)


def _reply(one: Answered, reply: Replied, which: str, words: Words) -> Iterator[str]:
    yield line(words[which].format(day=spoken(reply.day)), reply.text)
    if reply.changed:
        yield element("p", words["changed"], "small")
    elif reply.ratings and len(reply.ratings) == len(one.asked.checks):
        both = zip(one.asked.checks, reply.ratings, strict=True)
        rated = [f"{check} {words['rated_' + given]}" for check, given in both if given]
        yield f"<aside>{element('p', words['own_rating'], 'who')}{_list(rated)}</aside>"


def _coached(told: Sequence[str], words: Words) -> Iterator[str]:
    if told:
        yield f"<aside>{element('p', words['coach'], 'who')}{_list(told)}</aside>"


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(element('li', one) for one in lines)}</ul>"


def sessions_table(held: Sequence[Held], words: Words) -> Iterator[str]:
    """A row a session, and how they were counted."""
    yield element("h2", words["sessions"])
    yield element("p", words["sessions_count"].format(count=len(held), minutes=sum(one.minutes for one in held)))
    heads = [words[key] for key in ("client", "day", "minutes", "turns", "reflections", "questions", "hurt")]
    yield table(
        heads,
        [
            (
                f"{one.name}: {one.title}",
                spoken(one.day),
                one.minutes,
                one.counts.turns,
                one.counts.reflections,
                words["questions_value"].format(count=one.counts.questions, open=one.counts.open_questions),
                words["hurt_value"].format(count=one.ruptures, repaired=one.repaired),
            )
            for one in held
        ],
    )
    yield element("p", words["sessions_note"], "small")


def skills_table(skills: Sequence[SkillDone], words: Words) -> Iterator[str]:
    """How much was practised, skill by skill; how well, no column says."""
    yield element("h2", words["skills"])
    heads = [words[key] for key in ("skill", "answers", "own_words", "held")]
    yield table(heads, [(one.name, one.answers, one.written, one.sessions) for one in skills])
    yield element("p", words["skills_note"], "small")


def reflections(chosen: Sequence[tuple[Reflection, Mapping[str, str]]], words: Words) -> Iterator[str]:
    """Private pages, each with what was written by stage. Empty stages are left out."""
    for one, written in chosen:
        yield element("h2", one.title)
        yield element("p", words["private_note"], "small")
        for stage in one.stages:
            if text := written.get(stage.id, ""):
                yield element("h3", stage.name)
                yield element("p", text, TYPED)
