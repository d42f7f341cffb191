"""The page that a learner gets back, from a marked notebook and the gradebook's numbers. Rendered the same by whomever.

Must not: show what is for the marker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter

from course_lib.content.markdown import html
from course_lib.grading import bank as bank_file
from course_lib.grading import standing
from course_lib.grading.marked_cell import FOR, output

#: For nbconvert's exporter: our template, and where it is.
TEMPLATE: dict[str, Any] = {
    "template_name": "empathy_feedback",
    "extra_template_basedirs": [str(Path(__file__).parent / "share" / "nbconvert" / "templates")],
}
#: What is said under an item whose points a person gives, before that and after it.
TO_COME = "<p>A person has still to mark this.</p>"
SAID = {
    standing.TO_MARK: TO_COME,
    standing.BEGUN: TO_COME,
    standing.BY_HAND: "<p>Read and marked by a person.</p>",
}


@cache
def known() -> str:
    """What a page looks like, as a digest: it changes with the template."""
    files = sorted(Path(TEMPLATE["extra_template_basedirs"][0], TEMPLATE["template_name"]).iterdir())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def template() -> Any:
    """The template, ready to be filled in as often as there are learners."""
    return HTMLExporter(**TEMPLATE).template  # type: ignore[no-untyped-call]


def render(template: Any, cells: Iterable[Any], about: dict[str, Any]) -> str:
    """The page. `about`: the notebook's name, score, most points and late penalty, as GetGrades leaves them."""
    page: str = template.render(nb={"cells": cells}, resources={"nbgrader": about})
    return page.lstrip("\r\n")


def for_learner(
    outputs: Iterable[Any], comment: str | None, source: str, earned: str, how_far: str
) -> tuple[list[Any], dict[str, Any]]:
    """Of a cell: what is for the learner, and what the template asks of it beside nbgrader's own metadata.

    That is a person's comment fit to show, whether its code is shown, and how far it is marked, as `standing` has it.
    `earned` is the table of points by criterion, or an empty text.
    """
    kept = [one for one in outputs if one.get("metadata", {}).get(FOR) == "learner"]
    kept += [output(SAID[how_far], "learner")] if how_far in SAID else []
    kept += [output(earned, "learner")] if earned else []
    code = not bank_file.CALL.search(source)
    return kept, {"empathy_comment": html(comment or ""), "empathy_code": code, "empathy_marked": how_far}
