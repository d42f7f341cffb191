"""The hub's log: each entry begins a line, and nothing in an entry can pass for the beginning of another.

What people type is in it, such as a name that nobody has, and whoever types it can send a line's end along. JupyterHub
sets all lines of an entry in but the first; what else a terminal or a reader of logs obeys is made visible here.
"""

from __future__ import annotations

import logging
import re

from jupyterhub.log import CoroutineLogFormatter

#: Control characters but tab and line feed, and what else ends a line somewhere.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class OneEntry(CoroutineLogFormatter):  # type: ignore[misc]
    """JupyterHub's form of an entry, without colours."""

    def __init__(self, *about: object, **more: object) -> None:
        super().__init__(*about, **{**more, "color": False})

    def format(self, record: logging.LogRecord) -> str:
        return CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", super().format(record))
