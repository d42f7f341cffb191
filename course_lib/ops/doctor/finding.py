"""One thing that is wrong with an installation. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What is wrong, and what to do: each in sentences for an admin."""

    says: str
    do: str

    def __str__(self) -> str:
        return f"{self.says}\n    What to do: {self.do}."
