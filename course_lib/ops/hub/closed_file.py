"""A file for root's eyes only, written whole: a reader sees what was there before or what is there now."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write(file: Path, text: str) -> None:
    """Write it, and make the folder that it is in, closed, where there is none. It is on disk when this returns."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")  # for its owner alone
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as content:
            content.write(text)
            content.flush()
            os.fsync(content.fileno())
        Path(made).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(made).unlink()
        raise
