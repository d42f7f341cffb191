"""What can become of a submission on its way, each kind done to a folder that was whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.grading.classroom import FUNCTION

#: Half an emoji, as JSON writes it.
HALF = "\\ud83d"


def _notebook(folder: Path) -> Path:
    """A submission's notebook, which is called as its assignment is."""
    return folder / f"{folder.name}.ipynb"


def _content(content: bytes) -> Callable[[Path], object]:
    return lambda folder: _notebook(folder).write_bytes(content)


def _edited(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        nb = json.loads(_notebook(folder).read_bytes())
        change(nb)
        _notebook(folder).write_text(json.dumps(nb), "utf-8")

    return edit


def _code(nb: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(
        cell for cell in nb["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == FUNCTION
    )
    return found


def _a_folder(folder: Path) -> None:
    _notebook(folder).unlink()
    _notebook(folder).mkdir()


def _a_link(folder: Path) -> None:
    _notebook(folder).rename(folder / "aside.txt")
    _notebook(folder).symlink_to(folder / "aside.txt")


def _twice_renamed(folder: Path) -> None:
    _notebook(folder).rename(folder / "one.ipynb")
    (folder / "two.ipynb").write_bytes((folder / "one.ipynb").read_bytes())


#: By the learner it happens to: the code can't be read any more.
WITHOUT_CODE: dict[str, Callable[[Path], object]] = {
    "no-json": _content(b"{"),
    "empty": _content(b""),
    "no-text": _content(b'{"cells": "\xff\xfe"}'),
    "a-list": _content(b"[]"),
    "nested": _content(b"[" * 200_000),
    "format-five": _edited(lambda nb: nb.update(nbformat=5)),
    "no-source": _edited(lambda nb: _code(nb).update(source=7)),
    "half-an-emoji": _edited(lambda nb: _code(nb).update(source="x = '\ud83d'")),
    "a-folder": _a_folder,
    "a-link": _a_link,
    "missing": lambda folder: _notebook(folder).unlink(),
    "twice-renamed": _twice_renamed,
}
#: The code can still be read.
WITH_CODE: dict[str, Callable[[Path], object]] = {
    "renamed": lambda folder: _notebook(folder).rename(folder / "my answers.ipynb"),
    "twice": lambda folder: (folder / "copy.ipynb").write_bytes(b"{"),
    "no-metadata": _edited(lambda nb: nb["cells"][0].pop("metadata")),
}


def half_an_emoji_in_the_reply(folder: Path) -> None:
    """A line of the answers that no writer of ours could have written."""
    for file in (folder / "answers").glob("*.jsonl"):
        text = file.read_text("utf-8").replace("the weather.", f"the weather {HALF}.")
        file.write_text(text, "utf-8")
