"""What differs from one hub to the next: a file of the machine's own, which no upgrade touches.

    /etc/empathy/site.toml, or the file that EMPATHY_SITE names

Without a file the hub is a trial on this machine. What doesn't fit is told at once: `file:line: key: what to do`.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, Field, ValidationError, model_validator

from course_lib.content.diagnostics import ContentError, Letter, from_validation, line_of, spoken
from course_lib.content.diagnostics import Place as Within
from course_lib.ops.hub.courses import Course, Further, Port, shared
from course_lib.ops.hub.places import Place
from course_lib.ops.hub.providers import Lti, OAuth

FILE, EXAMPLE = Path("/etc/empathy/site.toml"), "deploy/site.toml.example"
FURTHER = "further_courses"
#: What Linux takes for the path of a socket, less the longest name that a kernel's has below an account's folder.
LONGEST_RUNTIME = 107 - len(f"/{2**32 - 1}/kernel-{'0' * 36}-ipc-99")


def _short(path: Path) -> Path:
    if len(os.fsencode(path)) > LONGEST_RUNTIME:
        raise ValueError(f"“{path}” is too long for sockets in it; take a path of {LONGEST_RUNTIME} characters at most")
    return path


def _endpoint(words: str) -> str:
    if not re.fullmatch(r"([0-9.]+|\[[0-9a-f:]+\]):\d{1,5}", words):
        raise ValueError(f"“{words}” is no IP address and port; write them as in 0.0.0.0:443 or 127.0.0.1:8000")
    return words


def _address(words: str) -> str:
    parts = urlsplit(words)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"“{words}” is no address; write it as people type it, as in https://empathy.example.org")
    return words.rstrip("/")


class Site(Course):
    """The settings, and the hub's first course. deploy/site.toml.example says what each is for."""

    address: Annotated[str, AfterValidator(_address)] = "http://hub.localhost:8000"
    listen: Annotated[str, AfterValidator(_endpoint)] = "127.0.0.1:8000"
    certificate: Place | None = None
    key: Place | None = None
    certificate_in_front: bool = False
    own_addresses: bool = True
    sign_in: Literal["accounts", "native", "oauth", "lti13"] = "accounts"
    exchange: Place = Path("/usr/local/share/nbgrader/exchange")
    idle_minutes: Annotated[int, Field(ge=0)] = 0
    preloaded: bool = False
    memory_limit: Annotated[str, Field(pattern=r"^(\d+(\.\d+)?[KMGT])?$")] = ""
    cpu_limit: Annotated[float, Field(ge=0)] = 0
    state: Place = Path("/var/lib/empathy-hub")
    runtime: Annotated[Place, AfterValidator(_short)] = Path("/run/empathy")
    hub_port: Port = 581
    proxy_port: Port = 501
    proxy: Place | None = None
    further_courses: list[Further] = Field(default_factory=list)
    oauth: OAuth | None = None
    lti13: Lti | None = None

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if found := list(shared(self.courses)):
            raise ValueError(". And ".join(found))
        return self

    @property
    def courses(self) -> tuple[Course, ...]:
        """All courses of the hub; the settings are the first of them."""
        return self, *self.further_courses

    @property
    def provider(self) -> OAuth | Lti | None:
        """Who says who somebody is, where that isn't this machine."""
        return {"oauth": self.oauth, "lti13": self.lti13}.get(self.sign_in)

    @property
    def limited(self) -> bool:
        """Whether each student has a limit of memory or of processor time."""
        return bool(self.memory_limit or self.cpu_limit)

    @property
    def parts(self) -> SplitResult:
        """The address, taken apart."""
        return urlsplit(self.address)

    @property
    def origin(self) -> str:
        """The address without a path below it."""
        return f"{self.parts.scheme}://{self.parts.netloc}"

    @property
    def listens_on(self) -> str:
        """The IP address alone on which the hub listens."""
        return self.listen.rpartition(":")[0].strip("[]")

    @classmethod
    def of(cls, text: str, file: Path = FILE) -> Self:
        """The settings that a file's text says. Raises ContentError; nothing on the machine is looked at."""
        try:
            return cls.model_validate(tomllib.loads(text))
        except tomllib.TOMLDecodeError as problem:
            line = re.search(r"at line (\d+)", str(problem))
            says = f"this is no TOML ({problem}); write one `name = value` a line, words in straight quotes"
            raise ContentError([Letter(str(file), int(line[1]) if line else 1, "", says)]) from None
        except ValidationError as problem:
            raise ContentError(from_validation(problem, file, lines(text), cls, EXAMPLE)) from None


def lines(text: str) -> dict[Within, int]:
    """The line of each key, and of the head of each table; tables of one name are counted from 0."""
    found: dict[Within, int] = {}
    table: Within = ()
    for number, row in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[(\[?)(\w+)\]", row):
            before = sum(place[0] == head[2] and len(place) == 2 for place in found)
            table = (head[2], before) if head[1] else (head[2],)
            found[table] = number
        elif key := re.match(r"\s*(\w+)\s*=", row):
            found[*table, key[1]] = number
    return found


def letter(key: str, says: str, course: Course | None = None) -> Letter:
    """A letter about a key of this machine's settings, or of a further course there, at its line where there is one."""
    place = file()
    text = place.read_text("utf-8") if place.is_file() else ""
    further = [one.get("course") for one in tomllib.loads(text).get(FURTHER, [])]
    name = course.course if isinstance(course, Further) else None
    within: Within = (*((FURTHER, further.index(name)) if name in further else ()), key)
    return Letter(str(place), line_of(within, lines(text)), spoken(within), says)


def file() -> Path:
    """Where the settings are, or would be."""
    return Path(os.environ.get("EMPATHY_SITE") or FILE)


def read() -> Site:
    """The settings of this machine. Raises ContentError for a file that can't be used.

    Who may write the file decides what root runs: to root, a file that others may write can't be used either.
    """
    place = file()
    try:
        about = place.stat()
        others_may = about.st_uid != 0 or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if others_may and hasattr(os, "geteuid") and os.geteuid() == 0:
            says = f"others than root may write it; run `chown root {place}` and `chmod 644 {place}`"
            raise ContentError([Letter(str(place), 1, "", says)])
        text = place.read_text("utf-8")
    except FileNotFoundError:
        if not os.environ.get("EMPATHY_SITE"):
            return Site()
        says = "this file isn't there; copy site.toml.example to it, or set EMPATHY_SITE to the file that you mean"
        raise ContentError([Letter(str(place), 1, "", says)]) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentError([Letter(str(place), 1, "", f"it can't be read ({problem})")]) from None
    return Site.of(text, place)
