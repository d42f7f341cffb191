"""The sheet to sign: a CSV file that a spreadsheet opens as it is, with one row for each thing to sign."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from course_lib.authoring.review.rows import Row, lines
from course_lib.content.diagnostics import spoken

#: What a clinician fills in.
FILLED_IN = ("verdict", "comment", "role", "initials", "date")
#: What says which thing is signed, and as it was when.
NAMED = ("id", "version")
COLUMNS = ("id", "kind", "lesson", "risk", "version", "what", *FILLED_IN)
#: Without a letter before it, a spreadsheet would read a version such as 0123e456 as a number and write another one.
VERSION = "v"
#: Spreadsheets take a file for UTF-8 that begins so.
BOM = "\ufeff"


def sheet(rows: Iterable[Row]) -> str:
    """The text of the sheet. What is to be filled in is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                "id": row.signed.id,
                "kind": row.kind,
                "lesson": row.lesson,
                "risk": "yes" if row.risk else "",
                "version": VERSION + row.signed.version,
                "what": what(row),
            }
        )
    return BOM + out.getvalue()


def what(row: Row) -> str:
    """All that is signed in one cell, a line a piece. Each begins with the name of its key, so none is a formula."""
    pieces = [*lines(row.signed.says), *(piece for one in row.signed.beside for piece in lines(one, ("beside it",)))]
    return "\n".join(f"{spoken(place).replace('_', ' ')}: {text}" for place, text in pieces)
