"""The word by which a command of root's may ask the hub to remove a user, and for nothing else.

It lies in the hub's closed folder, for root alone; deploy/jupyterhub_config.py gives it the one right it has.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

#: What JupyterHub calls the right: no reading of users, no servers of theirs, no tokens.
SCOPES = ("delete:users",)
SERVICE = "erasure"


def file(state: Path) -> Path:
    """Where it lies."""
    return state / "erasure-token"


def prepare(state: Path) -> str:
    """The token, made where there is none. `state` is a folder for root alone."""
    place = file(state)
    try:
        return place.read_text("ascii")
    except FileNotFoundError:
        beside = place.with_name(f".{place.name}")
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(32))
        beside.replace(place)
        return place.read_text("ascii")
