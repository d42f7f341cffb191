"""The cells of a notebook file that may be anything: of any version, damaged, or a stranger's. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

#: What a cell may be; whatever else it calls itself is text.
KINDS = ("code", "raw")


def cells(data: bytes) -> list[dict[str, Any]]:
    """The cells of a notebook, also those of nbformat 3. Raises ValueError for what is none, or nests without end."""
    try:
        return list(_cells(json.loads(data)))
    except RecursionError:
        raise ValueError("it nests too deep") from None


def kind(cell: dict[str, Any]) -> str:
    """`code`, `raw` or `markdown`."""
    return cell["cell_type"] if cell.get("cell_type") in KINDS else "markdown"


def text(cell: dict[str, Any]) -> str:
    """What is written in a cell, also in one of nbformat 3."""
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _cells(notebook: Any) -> Iterator[dict[str, Any]]:
    sheets = notebook.get("worksheets") if isinstance(notebook, dict) else None
    for holder in [notebook] if not isinstance(sheets, list) else [notebook, *sheets]:
        held = holder.get("cells", [] if sheets else None) if isinstance(holder, dict) else None
        if not isinstance(held, list):
            raise ValueError("this is no notebook")
        yield from (cell for cell in held if isinstance(cell, dict))
