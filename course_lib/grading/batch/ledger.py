"""Files of JSON lines that only grow: which submission was marked from what, and which mark a run has changed.

Must not: change a line. A line that a kill has torn is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def read(file: Path) -> list[dict[str, Any]]:
    """All whole lines, oldest first; none where there is no file yet."""
    found = []
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict):
            found.append(said)
    return found


def last(file: Path, key: str) -> dict[str, dict[str, Any]]:
    """The last line of each value of `key`."""
    return {str(said[key]): said for said in read(file) if key in said}


def append(file: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Add lines and return once they are on disk. For its owner alone to read."""
    text = "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
    if not text:
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "r+b") as opened:
        if (end := opened.seek(0, os.SEEK_END)) and os.pread(handle, 1, end - 1) != b"\n":
            text = f"\n{text}"  # a kill tore the last line: it stays, and stays alone
        opened.write(text.encode("utf-8", "backslashreplace"))
        opened.flush()
        os.fsync(handle)


def compact(file: Path, key: str) -> dict[str, dict[str, Any]]:
    """The last line of each value of `key`. Where most lines are older the file keeps these; whole or not at all."""
    lines = read(file)
    kept = {str(said[key]): said for said in lines if key in said}
    if len(lines) > 2 * len(kept):
        beside = file.with_name(f".{file.name}")
        beside.unlink(missing_ok=True)
        append(beside, kept.values())
        beside.replace(file)
    return kept
