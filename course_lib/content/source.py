"""The file behind a text that an author wrote: read whole or not at all, and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter


def read(file: Path, most: int) -> str:
    """The text of a regular file of at most `most` bytes. Raises ContentError.

    A pipe would keep its reader waiting for ever, and a device never ends.
    """
    try:
        if file.exists() and not file.is_file():
            raise _error(file, 1, "the file can't be read (it is a folder, a pipe or a device); remove it")
        with file.open("rb") as opened:
            said = opened.read(most + 1)
        if len(said) > most:
            raise _error(file, 1, f"this is larger than {most / 1e6:g} MB; split it, or take it back from git")
        return said.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise _error(file, line, "this is not UTF-8 text; save the file anew with the encoding UTF-8") from problem
    except OSError as problem:
        says = f"the file can't be read ({problem.strerror}); see that it exists and that you may open it"
        raise _error(file, 1, says) from problem


def write(file: Path, text: str) -> None:
    """Write beside the file, then rename, so that a full disk leaves it as it was. Raises ContentError."""
    part = None
    try:
        handle, part = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(part).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)  # mkstemp's are its owner's alone
        Path(part).replace(file)
    except (OSError, UnicodeEncodeError) as problem:
        why = getattr(problem, "strerror", None) or "half a character, such as half an emoji, stands in it"
        raise _error(file, 1, f"this could not be written ({why}); it is as it was") from problem
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def _error(file: Path, line: int, says: str) -> ContentError:
    return ContentError([Letter(str(file), line, "", says)])
