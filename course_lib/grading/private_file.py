"""A file with marks in it: whole or not at all, and for its owner alone to read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter


def write(out: Path, text: str) -> None:
    """Put the text in the place of whatever is there. Raises ContentError where that can't be done; nothing is left."""
    try:
        out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(out)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as problem:
        says = f"the file can't be written ({problem.strerror}); name another with --out"
        raise ContentError([Letter(str(out), 1, "", says)]) from None
