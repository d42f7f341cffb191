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
