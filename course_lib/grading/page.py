"""An answer, its mark and the marker's rubric as HTML, for formgrader and for the learner's feedback.

Everything that a learner wrote is escaped here. Must not: show a learner anything of the bank but the reasons that
`points` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from course_lib.content.markdown import html
from course_lib.grading.points.mark import Mark
from course_lib.grading.submission import HandedIn
from course_lib.models.answers import Coded, Judged, Ordered, Picked, Placed
from course_lib.models.bank import BankItem
from course_lib.models.legend import Legend
from course_lib.models.question_sheet import LONGEST_REPLY
from course_lib.models.tasks.coding import CodingTask
from course_lib.models.tasks.function import FunctionTask
from course_lib.models.tasks.written import WrittenTask

#: `table` is what formgrader's style sheet knows; the learner's page styles every table.
TABLE = '<table class="table">'


def question(item: BankItem, given: HandedIn | None) -> str:
    """The question and what was answered."""
    parts = [f"<h3>{escape(item.title)}</h3>", html(item.prompt)]
    if given is not None and not isinstance(item, FunctionTask):
        parts.append(_block("Answer", _given(item, given)))
    return "".join(parts)


def marking(mark: Mark) -> str:
    """Why these points."""
    return _block("Marking", "".join(html(reason) for reason in mark.reasons))


def for_marker(item: BankItem, remarks: Iterable[str]) -> str:
    """The rubric of a written item, and what could not be read of the submission. Empty where there is neither."""
    parts = [f"<p><strong>{escape(remark)}</strong></p>" for remark in remarks]
    if isinstance(item, WrittenTask):
        rows = "".join(
            f'<tr><th scope="row" rowspan="{len(criterion.anchors)}">{escape(criterion.name)}</th>'
            + "</tr><tr>".join(
                f"<td>{anchor.points:g}</td><td>{html(anchor.looks_like)}</td>" for anchor in criterion.anchors
            )
            + "</tr>"
            for criterion in item.rubric
        )
        head = '<tr><th scope="col">Criterion</th><th scope="col">Points</th><th scope="col">A reply that…</th></tr>'
        parts.append(
            f"{TABLE}{head}{rows}</table><p>Add up one row a criterion ({item.points:g} at most) and put the sum into "
            "the score above. Write to the learner in the comment: what worked, and one thing to try next.</p>"
        )
    return _block("For the marker only", "".join(parts)) if parts else ""


def _given(item: BankItem, given: HandedIn) -> str:
    if given.stale:  # what its ids stood for is known from the learner's own sheet, or not at all
        legend = given.asked.legend() if given.asked else Legend()
        asked = f"<p>It was asked:</p><pre>{escape(given.asked.prompt)}</pre>" if given.asked else ""
        return f"{asked}<pre>{escape(given.answer.describe(legend)[:LONGEST_REPLY])}</pre>"
    legend = item.question().legend()
    match given.answer:
        case Picked(picked=picked, confidence=confidence):
            sure = "" if confidence is None else f"<p>{round(100 * confidence)} % sure</p>"
            return _list("ul", (legend.numbered(index) for index in sorted(picked))) + sure
        case Placed(cards=cards):
            return _list("ul", (f"{legend.name(card)}: {legend.name(place)}" for card, place in cards.items()))
        case Ordered(steps=steps):
            return _list("ol", map(legend.name, steps))
        case Judged():
            return f"<p>{escape(given.answer.describe(legend))}</p>"
        case Coded() if isinstance(item, CodingTask):
            return _codes(item, given.answer.by_turn())
    text = given.answer.describe(Legend())
    return f'<blockquote style="white-space: pre-wrap">{escape(text)}</blockquote><p>{len(text.split())} words</p>'


def _list(tag: str, lines: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"


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
