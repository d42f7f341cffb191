"""An answer, its mark and the marker's rubric as HTML, for formgrader and for the learner's feedback.

Everything that a learner wrote is escaped here. Must not: show a learner anything of the bank but what `judge` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from course_lib.grading.judge import Mark
from course_lib.grading.submission import Answer
from course_lib.markdown import html
from course_lib.models.assignment import LONGEST_REPLY, Choice, Coding, Function, Task, Written

#: `table` is what formgrader's style sheet knows; the learner's page styles every table.
TABLE = '<table class="table">'


def question(item: Task, given: Answer | None) -> str:
    """The question and what was answered."""
    parts = [f"<h3>{escape(item.title)}</h3>", html(item.prompt)]
    if given is not None and not isinstance(item, Function):
        parts.append(_block("Answer", _given(item, given)))
    return "".join(parts)


def marking(mark: Mark) -> str:
    """Why these points."""
    return _block("Marking", "".join(html(reason) for reason in mark.reasons))


def for_marker(item: Task, remarks: Iterable[str]) -> str:
    """The rubric of a written item, and what could not be read of the submission. Empty where there is neither."""
    parts = [f"<p><strong>{escape(remark)}</strong></p>" for remark in remarks]
    if isinstance(item, Written):
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


def _given(item: Choice | Coding | Written, given: Answer) -> str:
    data = given.data
    if given.stale:
        text = data.get("text")
        return f"<pre>{escape(text[:LONGEST_REPLY]) if isinstance(text, str) else 'See the folder answers.'}</pre>"
    if isinstance(item, Choice):
        picked = [item.options[index].text for index in sorted(data["picked"])]
        return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in picked) + "</ul>"
    if isinstance(item, Coding):
        rows = "".join(
            f"<tr><td>{html(turn.text)}</td><td>{data['codes'].get(str(index), 'no code').replace('-', ' ')}</td></tr>"
            for index, turn in enumerate(item.turns)
            if turn.speaker == "counsellor"
        )
        head = '<tr><th scope="col">The counsellor said</th><th scope="col">Coded as</th></tr>'
        return f"{TABLE}{head}{rows}</table>"
    words = len(data["text"].split())
    return f'<blockquote style="white-space: pre-wrap">{escape(data["text"])}</blockquote><p>{words} words</p>'


def _block(title: str, inner: str) -> str:
    return f"<h4>{title}</h4>{inner}"
