"""What each kind of thing takes a learner, in seconds: one rule a verb, from the words and the parts that it holds.

A verb that has no rule gets a letter from `check`. Must not: read files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from statistics import mean
from typing import Any

from course_lib.authoring.minutes_of_tests import item, sitting
from course_lib.authoring.minutes_of_writing import moment, note
from course_lib.authoring.paces import (
    ALOUD,
    CHART,
    CHOOSE,
    CONFIDE,
    EXPLORE,
    FACE_TASK,
    JUDGE,
    LABEL,
    LEVEL,
    LOOK,
    MISSED,
    OWN,
    PLACE,
    PLAY,
    READ,
    REMARKS,
    REPLY,
    SENTENCE,
    SHARE,
    SUM,
    TAKE_IN,
    TOLD,
    WORDING,
    Look,
    read,
    write,
)
from course_lib.models import (
    Attention,
    Claim,
    Client,
    Codebook,
    Cue,
    Drill,
    Face,
    FeelingLab,
    Figure,
    Form,
    Gate,
    MetaAnalysis,
    Model,
    Ordering,
    PracticeTest,
    Quiz,
    Rating,
    Scale,
    Sorting,
    Transcript,
    Worksheet,
)
from course_lib.models.attention import MINUTES
from course_lib.models.drill import ASKED
from course_lib.models.feeling import FeelingLine

#: Turns that a client's things take, in walks that reach them all: some lead on, some are half a step back.
TURNS_A_THING = 2

#: Pages without content of their own. The review is of earlier lessons, on many days empty, and not a lesson's own
#: time. The others are looked over.
PAGES: dict[str, float] = {"review": 0.0} | dict.fromkeys(["kept", "home", "closing"], 20.0)
PAGES |= dict.fromkeys(["progress", "room", "portfolio"], 30.0)


def _quiz(one: Quiz, look: Look) -> float:
    again = [
        other for name, items in one.again.items() if (quiz := look(Quiz, name)) for other in quiz.items
        if other.id in items
    ]  # fmt: skip
    return read(one.intro) + sum(item(asked) for asked in (*one.items, *again) if not asked.retired)


def _transcript(one: Transcript, look: Look) -> float:
    book = look(Codebook)
    codes = [read(code.means, code.example) for code in book.codes if code.id in one.codes] if book else []
    turns = [turn for turn in one.turns if turn.code]
    reasons = read(*(turn.reason for turn in turns))
    # The codebook is folded; a learner looks up what they doubt. Reasons are read where the codes differ.
    told = MISSED * (sum(codes) + reasons + LABEL * len(turns))
    return read(one.intro, *(turn.text for turn in one.turns)) + LABEL * len(turns) + told


def _sorting(one: Sorting, _: Look) -> float:
    cards = one.shown
    asked = read(one.intro, *(place.means for place in one.categories), *(card.text for card in cards))
    hints = mean([read(hint) for card in cards for hint in card.misplaced.values()] or [0]) * len(cards)
    told = read(*(card.reason for card in cards)) + MISSED * (hints + PLACE * len(cards))
    return asked + PLACE * len(cards) + told


def _ordering(one: Ordering, _: Look) -> float:
    told = read(*(step.reason for step in one.steps)) + MISSED * PLACE * len(one.steps)
    return read(one.intro, *(step.text for step in one.steps)) + PLACE * len(one.steps) + told


def _rating(one: Rating, look: Look) -> float:
    scale = look(Scale, one.scale)
    levels = read(scale.origin, *(level.means for level in scale.levels)) if scale else 0
    hints = MISSED * (read(*(reply.hint for reply in one.replies)) + LEVEL * len(one.replies))
    heard = [one.says or "", *(f"{reply.says or ''} {reply.text}" for reply in one.replies)]
    asked = levels + read(one.intro, *heard) + LEVEL * len(one.replies)
    return asked + hints + read(*(reply.reason for reply in one.replies))


def _face(one: Face, _: Look) -> float:
    tasks = [task for task in one.tasks if not task.retired]
    tried = sum(read(task.prompt, task.reason) + FACE_TASK + MISSED * (read(task.hint) + FACE_TASK) for task in tasks)
    return read(one.intro, one.closing) + PLAY + tried


def _cue(one: Cue, _: Look) -> float:
    shown = read(one.intro, one.noticed, *(reading.text for reading in one.readings)) + LOOK
    scenes = sum(read(scene.scene, scene.note) + SHARE for scene in one.contexts)
    checks = read(*(text for check in one.checks for text in (check.reply, check.note)))
    return shown + scenes + read(one.task) + 2 * write(REPLY) + checks + read(one.retry)


def _drill(one: Drill, _: Look) -> float:
    lines = one.asked()
    each = mean(
        read(line.detail, *(said.text for said in line.before), line.says, *line.listen_for, *line.meets)
        for line in lines
    )
    answer = SENTENCE * 60 / ALOUD + write(SENTENCE) + REMARKS / 2 * 60 / READ
    return read(one.about, one.example.says, one.example.reply) + min(ASKED, len(lines)) * (each + answer)


def _worksheet(one: Worksheet, _: Look) -> float:
    given = read(*(" ".join(row) for row in one.table.rows)) if one.table else 0
    asked = sum(read(step.prompt, step.way) + SUM for step in one.steps)
    slips = MISSED * sum(SUM / 2 + read(*(slip.says for slip in step.slips[:1])) for step in one.steps)
    return read(one.intro) + given + asked + slips


def _client(one: Client, _: Look) -> float:
    # A session goes through most of what can be told: a reply to each, the learner's own line, what is told of it.
    things = list(one.things())
    each = mean(read(thing.says[0], thing.inside, thing.replies[0].why) for thing in things)
    turns = len(things) * TURNS_A_THING
    return read(one.task) + turns * (each + write(REPLY) + write(SENTENCE) + REMARKS / 2 * 60 / READ)


def _feeling(one: FeelingLab, _: Look) -> float:
    def line_of(line: FeelingLine) -> float:
        told = [read(family.feedback) for family in line.families if family.name in line.fitting or line.silent]
        sized = CHOOSE + read(line.size.fits) if line.size else 0
        models = read(*(text for model in line.models for text in (model.reply, model.note)))
        heard = read(line.scene, line.says, *(family.name for family in line.families)) + CHOOSE * (1 + MISSED)
        return heard + sum(told) + sized + 2 * write(SENTENCE) + models + read(line.retry) + REMARKS / 2 * 60 / READ

    return read(one.intro, one.closing) + sum(line_of(line) for line in one.lines)


def _form(one: Form, _: Look) -> float:
    chosen = sum(item(asked) + CONFIDE for asked in one.choices if not asked.retired)
    written = sum(
        read(asked.scene, asked.says) + TAKE_IN + write(REPLY) + OWN
        + read(asked.meaning, *(text for model in asked.models for text in (model.reply, model.note)))
        for asked in one.written if not asked.retired
    )  # fmt: skip
    return read(one.intro, one.task, one.closing) + chosen + written


def _chart(one: Figure, _: Look) -> float:
    return read(one.first, one.look, one.description, one.origin) + CHART


def _pool(one: MetaAnalysis, _: Look) -> float:
    # Two guesses, the picture and what is told beside it, studies left out, and what is to be found in them.
    found = sum(read(task.prompt, task.reason) + CHOOSE + MISSED * (read(task.hint) + CHOOSE) for task in one.asked)
    told = CHART + TOLD * 60 / READ + EXPLORE
    return read(one.intro, one.origin, one.ask.mean, one.ask.spread, one.closing) + 2 * CHOOSE + told + found


def _test(one: PracticeTest, look: Look) -> float:
    return sitting(one, look, RULES)


def _gate(one: Gate, _: Look) -> float:
    return read(*one.notes, one.frame, one.skip)


def _claim(one: Claim, _: Look) -> float:
    found: Iterable[str | None] = ()
    if card := one.card:
        found = (
            card.why,
            card.also.why if card.also else None,
            *(finding.says for finding in card.findings),
            card.fair,
        )
    return read(one.claim) + JUDGE + read(*found) + write(WORDING)


def _reflection(_: Model, __: Look) -> float:
    """Nothing: a page for oneself is as long as its writer makes it and may stay empty. The lessons say so."""
    return 0


def _attention(one: Attention, _: Look) -> float:
    """The shortest of the times on offer: nobody is asked for more, and it may be left out."""
    anchors = read(*(text for anchor in one.anchors for text in (anchor.name, anchor.how)))
    return read(one.intro, one.care, one.closing) + anchors + CHOOSE + 60 * min(MINUTES) + write(SENTENCE)


#: By verb, what the thing that it shows takes in seconds.
RULES: Mapping[str, Callable[[Any, Look], float]] = {
    "quiz": _quiz,
    "respond": moment,
    "rewrite": note,
    "code": _transcript,
    "sort": _sorting,
    "order": _ordering,
    "rate": _rating,
    "face": _face,
    "cue": _cue,
    "drill": _drill,
    "talk": _client,
    "feeling": _feeling,
    "form": _form,
    "chart": _chart,
    "pool": _pool,
    "safety": _gate,
    "claim": _claim,
    "reflect": _reflection,
    "attend": _attention,
    "work": _worksheet,
    "test": _test,
}
