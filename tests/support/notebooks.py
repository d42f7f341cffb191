"""Notebooks made for a test, as plain data and as untidy as it likes."""

from __future__ import annotations

from typing import Any


def cell(kind: str, source: str, name: str = "3f2a1b9c", **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source, **more}


def book(*cells: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
