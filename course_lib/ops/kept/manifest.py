"""What a backup says of itself, in its last file: that it is there says that the backup is whole. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from course_lib.ops.kept.logins import Login

#: Its name in the archive.
NAME = "manifest.json"
#: The form of what is kept. A course that meets a higher one leaves it to its newer self.
FORMAT = 1


class NoManifest(Exception):
    """It is none, or of a newer course. The text says which, and what to do."""


@dataclass(frozen=True)
class Manifest:
    """`made`: when, in UTC; `version`: of the course; `files`: size and SHA-256 of each, by its path in the archive."""

    version: str
    made: str
    machine: str
    instructor: str
    group: str
    logins: tuple[Login, ...]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def day(self) -> str:
        return self.made[:10]

    def dump(self) -> bytes:
        """As it lies in the archive. Names that are no text are kept as they are."""
        about = {name: getattr(self, name) for name in ("version", "made", "machine", "instructor", "group", "files")}
        logins = [login.data() for login in self.logins]
        return json.dumps({"format": FORMAT, **about, "logins": logins}, indent=1).encode()

    @classmethod
    def read(cls, text: bytes) -> Manifest:
        """Raises NoManifest."""
        try:
            said = json.loads(text)
            if said["format"] > FORMAT:
                raise NoManifest("it was made by a newer version of the course; install that one, and restore with it")
            files = {str(path): (int(size), str(digest)) for path, (size, digest) in said["files"].items()}
            logins = tuple(map(Login.told, said["logins"]))
            words = {name: str(said[name]) for name in ("version", "made", "machine", "instructor", "group")}
            return cls(**words, logins=logins, files=files)
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise NoManifest(f"its {NAME} can't be read ({type(problem).__name__})") from None
