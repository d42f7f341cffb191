"""A notebook without what would run or be shown: outputs, attachments, widgets' states and all settings but nbgrader's.

An instructor's browser renders what a notebook saved, with the instructor's rights (CVE-2026-44727, CVE-2026-40171). A
cell's source is text and stays to the letter. Pure.
"""

from __future__ import annotations

import json
import math
from typing import Any

from course_lib.grading.collecting.refused import Refused
from course_lib.learner import cells

MOST_CELLS = 5_000


def stripped(data: bytes) -> bytes | None:
    """The notebook with its cells' sources alone, in the form of nbformat 4.5; None for what is none.

    Raises Refused for one of more than MOST_CELLS cells.
    """
    try:
        found = cells.cells(data)
    except ValueError:
        return None
    if len(found) > MOST_CELLS:
        raise Refused(f"A notebook has {len(found):,} cells; {MOST_CELLS:,} are the most.")
    kept = [_cell(cell, f"cell-{number}") for number, cell in enumerate(found, 1)]
    notebook = {"cells": kept, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _cell(cell: dict[str, Any], name: str) -> dict[str, Any]:
    kind = cells.kind(cell)
    kept = {
        "cell_type": kind,
        "id": name,
        "metadata": _settings(cell.get("metadata")),
        "source": cells.text(cell),
    }
    if kind != "code":
        return kept
    count = cell.get("execution_count")  # by which marking sees that somebody was at work
    return kept | {"execution_count": count if type(count) is int and count > 0 else None, "outputs": []}


def _settings(metadata: Any) -> dict[str, Any]:
    """Nbgrader's own, by which marking finds the cell."""
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(about, dict):
        return {}
    return {"nbgrader": {name: value for name, value in about.items() if _is_plain(value)}}


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))
