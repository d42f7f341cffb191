"""Pages that a learner takes along, to keep or to print: one style for all, and nothing from outside.

What was typed or said is text in them; only what the course wrote comes as HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

#: The kind of what somebody typed: its lines stay as they are, and it runs as its own letters do.
TYPED = "typed"


@cache
def style() -> str:
    """The style of all pages."""
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def page(title: str, body: Iterable[str], note: str) -> str:
    """The whole page; `body` is HTML, `note` stands below it."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style()}</style><h1>{escape(title)}</h1>{''.join(body)}"
        f"<p><small>{escape(note)}</small></p></html>\n"
    )


def element(tag: str, text: str, kind: str = "") -> str:
    """An element that holds a text."""
    named = f' class="{kind}"' if kind else ""
    named += ' dir="auto"' if kind == TYPED else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>"


def line(who: str, text: str) -> str:
    """What somebody said or typed, line breaks and all, below who it was."""
    return element("p", who, "who") + element("p", text, TYPED)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table."""
    head = "".join(element("th", one) for one in heads)
    body = "".join(f"<tr>{''.join(element('td', str(cell)) for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
