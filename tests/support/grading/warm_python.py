"""The warm Python of this process, as the operating system sees it."""

from __future__ import annotations

import psutil


def python() -> psutil.Process:
    """The warm Python itself, under bubblewrap's two processes; a server of another test is a Python, too."""
    ours = (one for one in psutil.Process().children(recursive=True) if "python" in one.name())
    (found,) = [one for one in ours if any("zygote" in word for word in one.cmdline())]
    return found
