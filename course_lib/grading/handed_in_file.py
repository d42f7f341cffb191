"""A file of a folder that was handed in, opened as a stranger's: never through a link, and never waiting for a pipe."""

from __future__ import annotations

import os
import stat

OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


def read(path: str | os.PathLike[str], most: int) -> bytes:
    """All of an ordinary file of at most so many bytes. Raises OSError for anything else.

    No more is asked of the system than what the file holds: room for the most would be made and given back each time.
    """
    handle = os.open(path, OPEN)
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            raise OSError(f"no ordinary file of at most {most} bytes")
        content = os.read(handle, about.st_size)
    finally:
        os.close(handle)
    if len(content) != about.st_size:
        raise OSError("it was changed while it was being read")
    return content
