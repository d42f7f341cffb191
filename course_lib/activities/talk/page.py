"""A talk as a page to keep or to print: what was said, and what came of each turn. A learner's words are text in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from course_lib.activities.talk.sitting import Sitting, Taken

STYLE = """
body { font: 16px/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #22302b; }
li { margin: 1.4rem 0; break-inside: avoid; }
.who { margin: 0.6rem 0 0; color: #55635d; font-size: 0.9em; }
.who + p { margin: 0; }
i { color: #55635d; }
aside { margin: 0.6rem 0 0 1rem; padding-left: 0.9rem; border-left: 3px solid #2f6350; font-size: 0.95em; }
aside p { margin: 0.3rem 0; }
"""


def page(
    title: str, name: str, sitting: Sitting, rows: Sequence[tuple[Taken, Mapping[str, Any]]], words: Mapping[str, str]
) -> str:
    """The page as HTML without anything from outside. `rows` are the turns, each with what is told of it."""
    turns = "".join(f"<li>{''.join(_turn(taken, told, name, words))}</li>" for taken, told in rows)
    closing = _client(sitting.closing.says, name) if sitting.closing else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
        f"<h1>{escape(title)}</h1>{_client(sitting.opening.says, name)}<ol>{turns}</ol>{closing}"
        f"<p><small>{escape(words['page_note'])}</small></p></html>\n"
    )


def _turn(taken: Taken, told: Mapping[str, Any], name: str, words: Mapping[str, str]) -> Iterable[str]:
    for one in taken.tries:
        yield _line(words["first_try"], one.said or words["waited"])
    yield _line(words["you"], taken.turned.said or words["waited"])
    yield _client(taken.after.says, name)
    yield "<aside>"
    if taken.note:
        yield _line(words["note_yours"], taken.note)
    yield f"<p><strong>{escape(words['landing_' + told['landing']].format(client=name))}</strong></p>"
    yield told["why"] or ""
    yield from (f"<p>{escape(words['reason_' + one].format(client=name))}</p>" for one in told["reasons"])
    if told["other"]:
        yield f'<p class="who">{escape(words["other"])}</p>{told["other"]["reply"]}'
    yield "</aside>"


def _line(who: str, text: str) -> str:
    return f'<p class="who">{escape(who)}</p><p>{escape(text)}</p>'


def _client(parts: Iterable[str], name: str) -> str:
    said = escape(" ".join(parts)).replace("[", "<i>").replace("]", "</i>")
    return f'<p class="who">{escape(name)}</p><p>{said}</p>'
