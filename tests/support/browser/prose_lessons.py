"""Lessons of the course with their prose and few of their activities: quick to start, and true places of the course."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from tests.support.places import ROOT


def write_prose(folder: Path, file: str, activities: Collection[str] = ()) -> None:
    """Write a notebook of the course: its prose, its import, and the activities in these cells."""
    said = json.loads((ROOT / "notebooks" / file).read_text(encoding="utf-8"))
    kept = {"import-course", *activities}
    cells = [cell for cell in said["cells"] if cell["cell_type"] == "markdown" or cell["id"] in kept]
    metadata = {**said["metadata"], "empathy_in_practice": {"lesson": "with-less-to-do"}}  # else it was changed
    (folder / file).write_text(json.dumps({**said, "cells": cells, "metadata": metadata}), encoding="utf-8")
