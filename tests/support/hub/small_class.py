"""A class of this system for one test run: a group, students, an instructor, an exchange and settings. No hub runs."""

import io
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.ops.hub import exchange, site
from tests.support.hub.accounts import Account
from tests.support.hub.running import Setting, write_site
from tests.support.places import ROOT

COURSE = "empathy-in-practice"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class SmallClass:
    """`place` is entered by everybody; what is closed in it is `closed`, for root alone.

    `evening` teaches a further course, if there is one, in which are all students but the first.
    """

    place: Path
    group: str
    students: list[Account]
    instructor: Account
    site: Path
    evening: Account | None = None

    @property
    def accounts(self) -> list[Account]:
        return [*self.students, self.instructor, *([self.evening] if self.evening else [])]

    @property
    def further_group(self) -> str:
        return f"{self.group}-x"

    @property
    def closed(self) -> Path:
        return self.place / "closed"

    @property
    def exchange(self) -> Path:
        return self.place / "exchange" / COURSE

    def run(self, *words: str | Path, given: str = "") -> Done:
        """Give a command of root's, in this process: starting Python takes longer than what it does."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
            patched.setenv("EMPATHY_SITE", str(self.site))
            patched.setattr("sys.stdin", io.StringIO(given))
            status = main([str(word) for word in words])
        return Done(status, out.getvalue(), err.getvalue())

    def start(
        self,
        *words: str | Path,
        stdout: int,
        stdin: int | None = None,
        python: str | Path = sys.executable,
        within: Sequence[str] = (),
    ) -> subprocess.Popen[str]:
        """Begin a command of root's, in a group of processes of its own. `within`: the program that starts it."""
        return subprocess.Popen(
            [*within, python, "-m", "course_lib", *words],
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "EMPATHY_SITE": str(self.site)},
            cwd=ROOT if python == sys.executable else "/",
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def leave(self) -> None:
        """Be a new machine: no accounts, no files, no settings; the backups are there still."""
        for account in self.accounts:
            account.remove()
        for group in (self.group, self.further_group):
            subprocess.run(["groupdel", group], check=False, capture_output=True)
        for folder in ("home", "exchange", "run", "state"):
            shutil.rmtree(self.place / folder, ignore_errors=True)
        (self.place / "home").mkdir(mode=0o755)
        self.site.unlink()


@contextmanager
def small_class(students: int = 2, *, evening: bool = False) -> Iterator[SmallClass]:
    """Make it, with an evening course if asked for, and remove all of it at the end. Raises NoAccounts."""
    place, group, made = Path(tempfile.mkdtemp(prefix="eip-test-")), f"eip-test-{secrets.token_hex(4)}", list[Account]()
    place.chmod(0o755)
    try:
        (place / "home").mkdir()
        (place / "closed").mkdir(mode=0o700)
        subprocess.run(["groupadd", group], check=True)
        for _ in range(students + 1 + evening):
            made.append(Account.make(place / "home"))
        class_, (instructor, *further) = made[:students], made[students:]
        for student in class_:
            student.join(group)
        room = SmallClass(place, group, class_, instructor, place / "site.toml", *further)
        further_course: dict[str, Setting] = {}
        if room.evening:
            subprocess.run(["groupadd", room.further_group], check=True)
            for student in class_[1:]:
                student.join(room.further_group)
            about = {"course": "evening", "group": room.further_group, "instructor": room.evening.name}
            further_course = {"further_courses": about}
        settings = write_site(place, group=group, instructor=instructor.name, **further_course)
        exchange.prepare(site.Site.of(settings.read_text(), settings))
        yield room
    finally:
        for account in made:
            account.remove_if_there()
        for name in (group, f"{group}-x"):
            subprocess.run(["groupdel", name], check=False, capture_output=True)
        shutil.rmtree(place)
