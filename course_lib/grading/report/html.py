"""Pieces of the page. Whatever comes in is text and is escaped here, but for drawings, which are ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #22302b; --quiet: #55635d; --line: #a9aaa0; --ground: #fdfcf8; }
body { max-width: 58rem; margin: 2rem auto; padding: 0 1rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
h3 { margin: 1.8rem 0 0.3rem; font-size: 1rem; }
p, figcaption { max-width: 44rem; }
figure { margin: 1rem 0; }
figcaption, .means { color: var(--quiet); }
svg { max-width: 100%; height: auto; }
.dark { display: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.7rem 0; }
caption { text-align: left; color: var(--quiet); }
th, td { padding: 0.25rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td { font-variant-numeric: tabular-nums; }
thead th { border-bottom: 2px solid var(--line); }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
tr.key th { font-weight: 600; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e7ebe5; --quiet: #b0bcb5; --line: #5d6862; --ground: #1b211e; }
  .light { display: none; }
  .dark { display: block; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; background: none; font-size: 10pt; }
  h2, h3, caption { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .wide { overflow: visible; }
}
"""


def page(title: str, body: Iterable[str]) -> str:
    """A page that asks for nothing from elsewhere: a policy in it forbids that, and any script."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def heading(text: str, level: int = 2) -> str:
    """A heading of the page."""
    return f"<h{level}>{escape(text)}</h{level}>"


def said(text: str) -> str:
    """A paragraph that tells something."""
    return f"<p>{escape(text)}</p>"


def means(text: str) -> str:
    """A paragraph on what a figure means, and what not."""
    return f'<p class="means">{escape(text)}</p>'


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], keyed: Sequence[bool] = ()) -> str:
    """A table whose first column names its rows. `keyed` says of each row whether it is set off; the words do, too."""
    marks = [' class="key"' if one else "" for one in keyed]
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    lines = []
    for place, (first, *others) in enumerate(rows):
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
        mark = marks[place] if marks else ""
        lines.append(f'<tr{mark}><th scope="row">{escape(first)}</th>{cells}</tr>')
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def figure(drawn: Mapping[str, str], text: str) -> str:
    """A drawing for a light and for a dark page, and beside it in words what it shows."""
    both = "".join(f'<div class="{theme}" aria-hidden="true">{svg}</div>' for theme, svg in drawn.items())
    return f"<figure>{both}<figcaption>{escape(text)}</figcaption></figure>"
