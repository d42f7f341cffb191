"""The page to read: everything that is to be signed, on one page that prints and asks for nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import Any

from course_lib.authoring.review.rows import Row
from course_lib.content.markdown import html

STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1d2925; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; border-bottom: 2px solid; }
article { margin: 1.5rem 0; padding: 0.5rem 1rem 1rem; border: 1px solid #7d8a84; border-radius: 0.5rem; }
article > p { color: #4c5a54; }
dl { margin: 0; }
dt { margin-top: 0.5rem; font-weight: 600; }
dd { margin: 0 0 0 1.2rem; }
dd p { margin: 0.2rem 0; }
table { width: 100%; margin-top: 1rem; border-collapse: collapse; }
th, td { padding: 0.3rem; border: 1px solid #7d8a84; text-align: left; font-weight: 400; height: 1.6rem; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  h2, h3, dt { break-after: avoid; }
  table, li { break-inside: avoid; }
}
"""
HEAD = """\
<p>Each box below is one thing that learners meet, with all that we say of it: keys, feedback, reasons. Read it and ask
whether you would say the same to a trainee, and whether anything in it could do harm. What concerns risk comes
first.</p>
<p>Then sign it in its row of <code>review.csv</code>, which any spreadsheet opens. Write <b>agree</b> or <b>object</b>
under <i>verdict</i>; your profession under <i>role</i>; two to five letters under <i>initials</i>; and the
<i>date</i> as year-month-day, such as 2026-11-29, with the column set to text. An objection needs a
<i>comment</i>. Leave a row empty that you have not read. Change nothing else, and save it as CSV.</p>
<p>The space at the end of each box is for a pen.</p>
"""
PEN = (
    "<table><tr><th>agree, or object and why</th><th>role, initials</th><th>date</th></tr><tr><td><td><td></tr></table>"
)


def page(title: str, rows: Iterable[Row]) -> str:
    """The text of the page. Nothing in it is run: what the course says is Markdown, and HTML in it shows as text."""
    boxes = []
    for heading, group in groupby(rows, key=lambda row: "What concerns risk" if row.risk else row.lesson):
        boxes += [f"<h2>{escape(heading)}</h2>", *map(_box, group)]
    name = escape(f"{title}: to be reviewed by clinicians")
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{name}</title>\n<style>{STYLE}</style>\n'
        f"<h1>{name}</h1>\n{HEAD}" + "\n".join(boxes) + "\n</html>\n"
    )


def _box(row: Row) -> str:
    head = f"{row.kind}: {row.title}" if row.title else row.kind
    beside = "".join(f"<dt>to be read with it</dt><dd>{_shown(one)}</dd>" for one in row.signed.beside)
    return (
        f"<article><h3>{escape(head)}</h3>\n"
        f"<p><code>{escape(row.signed.id)}</code> · {escape(row.lesson)} · version {row.signed.version}</p>\n"
        f"{_shown(row.signed.says)}{beside and f'<dl>{beside}</dl>'}{PEN}</article>"
    )


def _shown(data: Any) -> str:
    match data:
        case dict():
            pairs = (f"<dt>{escape(key.replace('_', ' '))}</dt><dd>{_shown(one)}</dd>" for key, one in data.items())
            return f"<dl>{''.join(pairs)}</dl>"
        case list():
            return f"<ol>{''.join(f'<li>{_shown(one)}</li>' for one in data)}</ol>"
        case bool():
            return "yes" if data else "no"
    return html(str(data))
