"""A notebook without what would run or be shown: outputs, attachments, widgets' states and all settings but nbgrader's.

An instructor's browser renders what a notebook saved, with the instructor's rights (CVE-2026-44727, CVE-2026-40171). A
cell's source is text and stays to the letter. Pure.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from course_lib.grading.collecting.refused import Refused

MOST_CELLS = 5_000


def stripped(data: bytes) -> bytes | None:
    """The notebook with its cells' sources alone, in the form of nbformat 4.5; None for what is none.

    Raises Refused for one of more than MOST_CELLS cells.
    """
    try:
        cells = list(_cells(json.loads(data)))
    except (ValueError, RecursionError):
        return None
    if len(cells) > MOST_CELLS:
        raise Refused(f"A notebook has {len(cells):,} cells; {MOST_CELLS:,} are the most.")
    kept = [_cell(cell, f"cell-{number}") for number, cell in enumerate(cells, 1)]
    notebook = {"cells": kept, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _cells(notebook: Any) -> Iterator[dict[str, Any]]:
    """The cells, also those of nbformat 3. Raises ValueError where there can be none."""
    sheets = notebook.get("worksheets") if isinstance(notebook, dict) else None
    for holder in [notebook] if not isinstance(sheets, list) else [notebook, *sheets]:
        cells = holder.get("cells", [] if sheets else None) if isinstance(holder, dict) else None
        if not isinstance(cells, list):
            raise ValueError("this is no notebook")
        yield from (cell for cell in cells if isinstance(cell, dict))


def _cell(cell: dict[str, Any], name: str) -> dict[str, Any]:
    kind = cell.get("cell_type")
    kept = {
        "cell_type": kind if kind in ("code", "raw") else "markdown",
        "id": name,
        "metadata": _settings(cell.get("metadata")),
        "source": _text(cell.get("source", cell.get("input"))),
    }
    return kept | {"execution_count": None, "outputs": []} if kind == "code" else kept


def _settings(metadata: Any) -> dict[str, Any]:
    """Nbgrader's own, by which marking finds the cell."""
    about = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if not isinstance(about, dict):
        return {}
    return {"nbgrader": {name: value for name, value in about.items() if _is_plain(value)}}


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


def _text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
