"""Why the exchange does not do what it was asked for: in words for whoever asked, and of which sort. Pure."""

from __future__ import annotations


class Refused(Exception):
    """It may not be, or is not well formed. Its words say what is wrong and what to do."""


class NotThere(Refused):
    """There is no such thing, or none for whoever asks."""


class TooMuch(Refused):
    """It is larger, or more often, than the exchange keeps."""


class AlreadyThere(Refused):
    """Something is in its place, and nobody said to replace it."""


class NoRoom(Refused):
    """The disk of the exchange is full, or can't be written."""
