"""An answer, its mark and the marker's rubric as HTML, for formgrader and for the learner's feedback.

Everything that a learner wrote is escaped here. Must not: show a learner anything of the bank but the reasons that
`points` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from course_lib.content.markdown import html
from course_lib.grading import transcript
from course_lib.grading.points.mark import Mark
from course_lib.grading.submission import HandedIn
from course_lib.models.answer import percent
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed
from course_lib.models.bank import BankItem
from course_lib.models.cue_answers import Shared
from course_lib.models.legend import Legend
from course_lib.models.own_data import FromOwnData
from course_lib.models.question_sheet import LONGEST_REPLY
from course_lib.models.talk_answers import Talked
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.own_data import OwnDataTask
from course_lib.models.tasks.session import SessionTask
from course_lib.models.tasks.worksheet import WorkTask
from course_lib.models.tasks.written import Criterion, WrittenTask
from course_lib.scoring.own_data import drawn

#: `table` is what formgrader's style sheet knows; the learner's page styles every table.
TABLE = '<table class="table">'
SUGGESTION = (
    "The practice coach, a program, is sure of this, and would tell the learner. It is a suggestion to you and no part "
    "of the mark; where it says nothing, that means nothing."
)


def question(item: BankItem, answers: Mapping[str, HandedIn], code: Mapping[str, str | None]) -> str:
    """The question and what was answered. `code` is by cell; that of an item's own cell stands there already."""
    parts = [f"<h3>{escape(item.title)}</h3>", html(item.prompt)]
    if isinstance(item, WorkTask):
        if any(step.id in answers for step in item.steps):
            parts.append(_block("Answer", _numbers(item, answers)))
        if source := code.get(item.code_cell):
            parts.append(_block("Code", f"<pre><code>{escape(source)}</code></pre>"))
    elif given := answers.get(item.id):
        parts.append(_block("Answer", _given(item, given)))
    return "".join(parts)


def marking(mark: Mark) -> str:
    """Why these points; nothing where there is no reason yet."""
    return _block("Marking", "".join(html(reason) for reason in mark.reasons)) if mark.reasons else ""


def for_marker(
    item: BankItem,
    remarks: Iterable[str],
    *,
    student: str = "",
    suggestion: Iterable[str] = (),
    given: HandedIn | None = None,
    mark: Mark | None = None,
) -> str:
    """What could not be read of the submission; the rubric of what a person marks, with what the coach is sure of
    beside it; what comes out of the data of `student`; what was said in a session. Empty where there is none of these.
    """
    parts = [f"<p><strong>{escape(remark)}</strong></p>" for remark in remarks]
    if isinstance(item, OwnDataTask):
        parts.append(_keys(item, student))
    if isinstance(item, WrittenTask | SessionTask) and item.rubric:
        most = sum(criterion.most() for criterion in item.rubric)
        rule = (
            f" Add the {mark.points:g} that the rules gave."
            if isinstance(item, SessionTask) and mark and mark.points
            else ""
        )
        parts.append(
            f"{_rubric(item.rubric)}<p>Add up one row a criterion ({most:g} at most) and put the sum into the score "
            f"above.{rule} Write to the learner in the comment: what worked, and one thing to try next.</p>"
        )
        parts += [f"<p>{escape(item.guideline)}</p>"] if item.guideline else []
        if told := "".join(html(one) for one in suggestion):
            parts.append(f"<p>{escape(SUGGESTION)}</p><blockquote>{told}</blockquote>")
    if isinstance(item, SessionTask) and given and isinstance(given.answer, Talked) and not given.stale:
        parts.append(transcript.for_marker(item, given.answer))
    return _block("For the marker only", "".join(parts)) if parts else ""


def _rubric(rubric: Iterable[Criterion]) -> str:
    rows = "".join(
        f'<tr><th scope="row" rowspan="{len(criterion.anchors)}">{escape(criterion.name)}</th>'
        + "</tr><tr>".join(
            f"<td>{anchor.points:g}</td><td>{html(anchor.looks_like)}</td>" for anchor in criterion.anchors
        )
        + "</tr>"
        for criterion in rubric
    )
    head = '<tr><th scope="col">Criterion</th><th scope="col">Points</th><th scope="col">A reply that…</th></tr>'
    return f"{TABLE}{head}{rows}</table>"


def _given(item: BankItem, given: HandedIn) -> str:
    legend = given.asked.legend() if given.asked else Legend()
    if given.stale:
        asked = f"<p>It was asked:</p><pre>{escape(given.asked.prompt)}</pre>" if given.asked else ""
        return f"{asked}<pre>{escape(given.answer.describe(legend)[:LONGEST_REPLY])}</pre>"
    match given.answer:
        case Picked(picked=picked, confidence=confidence):
            sure = "" if confidence is None else f"<p>{round(100 * confidence)} % sure</p>"
            return _list("ul", (legend.numbered(index) for index in sorted(picked))) + sure
        case Placed(cards=cards):
            return _list("ul", (f"{legend.name(card)}: {legend.name(place)}" for card, place in cards.items()))
        case Ordered(steps=steps):
            return _list("ol", map(legend.name, steps))
        case FromOwnData(found=found):
            lines = (f"{legend.name(one)}: {number:g}" for one, number in found.items())
            return _list("ul", lines) + f"<p>Worked out from data set {given.answer.data_set}</p>"
        case Shared(shares=shares, question=chosen):
            asks = "" if chosen is None else f"<p>Would ask: {escape(legend.numbered(chosen))}</p>"
            return _list("ul", (f"{legend.name(one)}: {percent(share)}" for one, share in shares.items())) + asks
        case Judged():
            return f"<p>{escape(given.answer.describe(legend))}</p>"
        case Coded() if isinstance(item, CodingTask):
            return _codes(item, given.answer.by_turn())
        case Talked() as talked if isinstance(item, SessionTask):
            return transcript.for_learner(item, talked)
    text = given.answer.describe(Legend())
    said = f'<blockquote dir="auto" style="white-space: pre-wrap">{escape(text)}</blockquote>'
    return f"{said}<p>{len(text.split())} words</p>"


def _keys(item: OwnDataTask, student: str) -> str:
    data = drawn(item.recipe, student)
    rows = "".join(
        f"<tr><td>{escape(asked.name)}</td><td>{' or '.join(shown)}</td><td>{asked.points:g}</td></tr>"
        for asked in item.numbers
        if (shown := dict.fromkeys(f"{key:.{asked.decimals}f}" for key in data.read(asked.reading)))
    )
    head = '<tr><th scope="col">Asked</th><th scope="col">Comes to</th><th scope="col">Points</th></tr>'
    return f"<p>The data set of {escape(student)} is {data.mark}.</p>{TABLE}{head}{rows}</table>"


def _list(tag: str, lines: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"


def _numbers(item: WorkTask, answers: Mapping[str, HandedIn]) -> str:
    legends = item.legends()
    rows = "".join(
        f"<tr><td>{html(step.prompt)}</td>"
        f"<td>{escape(answers[step.id].answer.describe(legends[step.id])) if step.id in answers else '–'}</td></tr>"
        for step in item.steps
    )
    return f'{TABLE}<tr><th scope="col">Asked for</th><th scope="col">Given</th></tr>{rows}</table>'


def _codes(item: CodingTask, codes: Mapping[int, str]) -> str:
    rows = "".join(
        f"<tr><td>{html(turn.text)}</td><td>{escape(codes.get(index, 'no code').replace('-', ' '))}</td></tr>"
        for index, turn in enumerate(item.turns)
        if turn.speaker == "counsellor"
    )
    head = '<tr><th scope="col">The counsellor said</th><th scope="col">Coded as</th></tr>'
    return f"{TABLE}{head}{rows}</table>"


def _block(title: str, inner: str) -> str:
    return f"<h4>{title}</h4>{inner}"
