"""Names and sizes as an admin's terminal shows them: whoever names a file could else steer root's terminal. Pure."""

from __future__ import annotations

from collections.abc import Sequence

#: How many of a long list are told.
TOLD = 10


def safe(text: str) -> str:
    """The text, with what is no letter, sign or space written out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode() for letter in text
    )


def size(count: int) -> str:
    """Bytes, in words."""
    for unit, most in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= most:
            return f"{count / most:,.1f} {unit}"
    return f"{count} bytes"


def listed(names: Sequence[str]) -> list[str]:
    """A line for each of the first TOLD, and one for how many more there are."""
    more = [f"  ... and {len(names) - TOLD:,} more"] if len(names) > TOLD else []
    return [*(f"  {safe(name)}" for name in names[:TOLD]), *more]
