"""A talk as a page to keep or to print: what was said, and what came of each turn. A learner's words are text in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from course_lib.activities.frame.page import line, page
from course_lib.activities.talk.sitting import Sitting, Taken


@dataclass(frozen=True)
class Row:
    """A turn with what is told of it, and what was said another way afterwards: `said`, `heard` and `told` of each."""

    taken: Taken
    told: Mapping[str, Any]
    instead: Sequence[Mapping[str, Any]]


def talk_page(title: str, name: str, sitting: Sitting, rows: Sequence[Row], words: Mapping[str, str]) -> str:
    """The page as HTML without anything from outside."""
    turns = "".join(f"<li>{''.join(_turn(row, name, words))}</li>" for row in rows)
    closing = _client(sitting.closing.says, name) if sitting.closing else ""
    body = (_client(sitting.opening.says, name), f"<ol>{turns}</ol>", closing)
    return page(title, body, words["page_note"])


def _turn(row: Row, name: str, words: Mapping[str, str]) -> Iterable[str]:
    taken, told = row.taken, row.told
    for one in taken.tries:
        yield line(words["first_try"], one.said or words["waited"])
    yield line(words["you"], taken.turned.said or words["waited"])
    yield _client(taken.after.says, name)
    yield "<aside>"
    if taken.note:
        yield line(words["note_yours"], taken.note)
    yield _landing(told, name, words)
    yield told["why"] or ""
    yield from (f"<p>{escape(words['reason_' + one].format(client=name))}</p>" for one in told["reasons"])
    if told["other"]:
        yield f'<p class="who">{escape(words["other"])}</p>{told["other"]["reply"]}'
    yield "</aside>"
    for would in row.instead:
        yield "<aside>"
        yield line(words["instead_now"], would["said"] or words["waited"])
        yield _landing(would["told"], name, words)
        yield f'<p class="who">{escape(words["instead_heard"].format(client=name))}</p><p>{_said(would["heard"])}</p>'
        yield "</aside>"


def _landing(told: Mapping[str, Any], name: str, words: Mapping[str, str]) -> str:
    return f"<p><strong>{escape(words['landing_' + told['taken']].format(client=name))}</strong></p>"


def _client(parts: Iterable[str], name: str) -> str:
    return f'<p class="who">{escape(name)}</p><p>{_said(parts)}</p>'


def _said(parts: Iterable[str]) -> str:
    """What a client says, with what is seen of them set apart."""
    return escape(" ".join(parts)).replace("[", "<i>").replace("]", "</i>")
