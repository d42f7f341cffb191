"""Places as settings name them: a path, an address of this machine."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field


def _absolute(path: Path) -> Path:
    if not path.is_absolute():
        raise ValueError(f"“{path}” must begin with a slash: the hub may be started anywhere")
    return path


Place = Annotated[Path, Field(strict=False), AfterValidator(_absolute)]


def is_local(host: str) -> bool:
    """Whether a name or an IP address is this machine's own, for nobody else to reach."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
