"""The exchange as a service, asked for from a student's server or an instructor's machine.

    EMPATHY_EXCHANGE=https://exchange--service.empathy.example.org/services/exchange
    JUPYTERHUB_API_TOKEN=...      of the server, where the hub has set it; else one that the hub's page gave

The token goes to this address and nowhere else: no redirection is followed, and no proxy of the environment is asked.
"""

from __future__ import annotations

import io
import json
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Self
from urllib.parse import quote, urlsplit

from course_lib.ops.exchange_service import archive, names
from course_lib.ops.exchange_service.refused import Refused

#: In seconds; a large archive on a slow line takes its time.
TIMEOUT = 60
ADDRESS, TOKEN = "EMPATHY_EXCHANGE", "JUPYTERHUB_API_TOKEN"


class NotDone(Exception):
    """The service did not do it; why, in words for whoever asked."""


@dataclass(frozen=True)
class Service:
    """Where the exchange is, and who asks."""

    address: str
    token: str = field(repr=False)

    @classmethod
    def of_environment(cls) -> Self:
        """As the environment says it. Raises NotDone."""
        address, token = os.environ.get(ADDRESS, "").rstrip("/"), os.environ.get(TOKEN, "")
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotDone(f"{ADDRESS} doesn’t say where the exchange is; please tell your instructor.")
        if not token.isascii() or not token.isprintable() or not token:
            raise NotDone(f"{TOKEN} holds no token of the hub; start your server anew, or ask the hub’s page for one.")
        return cls(address, token)

    def names(self, *path: str) -> list[str]:
        """The names that are listed there. Raises NotDone."""
        found = self._said("GET", path).get("names")
        if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
            raise NotDone("The exchange answered with something else than names; please tell your instructor.")
        return found

    def files(self, *path: str) -> dict[str, bytes]:
        """The files of an archive that is there, by path. Raises NotDone."""
        try:
            return archive.unpacked(io.BytesIO(self._ask("GET", path)))
        except Refused as problem:
            raise NotDone(f"What the exchange gave can’t be used. {problem}") from problem

    def put(self, files: Mapping[str, bytes], *path: str, again: bool = False) -> None:
        """Have these files kept there; `again`: in the place of what is there. Raises NotDone."""
        self._said("PUT", path, _packed(files), "?again=yes" if again else "")

    def hand_in(self, files: Mapping[str, bytes], course: str, assignment: str) -> tuple[str, str, str]:
        """Hand in; the name, the time and the secret that the exchange gave. Raises NotDone."""
        said = self._said("POST", (course, "inbound", assignment), _packed(files))
        name, time, secret = (said.get(key) for key in ("name", "timestamp", "secret"))
        if not (isinstance(name, str) and isinstance(time, str) and isinstance(secret, str)):
            raise NotDone("The exchange gave no receipt; hand in again, and tell your instructor.")
        try:
            if names.of_submission(name)[1:] != (assignment, time):
                raise NotDone("The exchange’s receipt is for something else; please tell your instructor.")
        except Refused as problem:
            raise NotDone("The exchange gave no receipt; hand in again, and tell your instructor.") from problem
        return name, time, secret

    def _said(self, method: str, path: tuple[str, ...], body: bytes | None = None, query: str = "") -> dict[str, Any]:
        try:
            said = json.loads(self._ask(method, path, body, query))
        except ValueError:
            said = None
        if not isinstance(said, dict):
            raise NotDone(f"What answers at {self.address} is no exchange; please tell your instructor.")
        return said

    def _ask(self, method: str, path: tuple[str, ...], body: bytes | None = None, query: str = "") -> bytes:
        """Ask once; what was answered. Raises NotDone for everything but a yes."""
        parts = urlsplit(self.address)
        secured = parts.scheme == "https"
        about: dict[str, Any] = {"context": ssl.create_default_context()} if secured else {}
        there = (HTTPSConnection if secured else HTTPConnection)(
            str(parts.hostname), parts.port, timeout=TIMEOUT, **about
        )
        place = "/".join([parts.path, *(quote(name, safe="") for name in path)]) + query
        try:
            there.request(method, place, body, {"Authorization": f"token {self.token}"})
            answer = there.getresponse()
            said = answer.read(archive.LARGEST_ARCHIVE + 1)
        except (OSError, HTTPException) as problem:
            why = getattr(problem, "strerror", None) or type(problem).__name__
            raise NotDone(
                f"The exchange at {self.address} can’t be reached ({why}). Try again in a minute; if it stays so, tell "
                "your instructor."
            ) from problem
        finally:
            there.close()
        if answer.status != 200:
            raise NotDone(_words(said) or f"The exchange at {self.address} answered {answer.status}.")
        return said


def _packed(files: Mapping[str, bytes]) -> bytes:
    try:
        return archive.packed(files)
    except Refused as problem:
        raise NotDone(str(problem)) from problem


def _words(said: bytes) -> str:
    """What the service says of a refusal, or nothing where it isn't the service that answers."""
    try:
        words = json.loads(said)["says"]
    except (ValueError, KeyError, TypeError):
        return ""
    return words if isinstance(words, str) else ""
