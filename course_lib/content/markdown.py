"""Markdown from content files, and from whoever marks, to HTML. Raw HTML and script addresses in it are shown as text.

No picture comes of it: a page that shows one would ask for it wherever it lies. A link to it stands in its place.
"""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table").disable("image")


@lru_cache(maxsize=4096)
def html(text: str) -> str:
    """Block HTML of `text`, safe to show."""
    return str(_reader().render(text)).strip()


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """Inline HTML of `text`, without a paragraph around it."""
    return str(_reader().renderInline(text)).strip()


def plain(text: str) -> str:
    """The words of `text` on one line, without Markdown's marks, headings, HTML and the addresses of links."""
    heading, words = False, []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        inside = () if heading else token.children or ()
        words += [" " if one.type in ("softbreak", "hardbreak") else one.content for one in inside]
        words += [token.content] if token.type in ("fence", "code_block") else []
        words.append(" ")
    return " ".join("".join(words).split())
