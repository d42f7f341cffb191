"""Accounts of this system, made for one test run and removed with their homes and processes."""

import os
import pwd
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

#: Below an account's home: what its server says of itself (`course_lib.paths.server_log`).
LOG = Path(".local/state/empathy-in-practice/log/server.log")


class NoAccounts(Exception):
    """Accounts can't be made on this machine, and why."""


@dataclass(frozen=True)
class Account:
    """An account with a random name and password."""

    name: str
    password: str

    @classmethod
    def make(cls, homes: Path) -> "Account":
        """Make an account with a home below `homes` that only it may enter, as docs/hub.md says. Raises NoAccounts."""
        account = cls(f"eip-test-{secrets.token_hex(4)}", secrets.token_urlsafe(16))
        options: list[str | Path] = ["--create-home", "--base-dir", homes, "--key", "HOME_MODE=0700"]
        added = subprocess.run(["useradd", *options, account.name], capture_output=True, text=True, check=False)
        if added.returncode:
            raise NoAccounts(f"accounts can't be made here: {added.stderr.strip()}")
        try:
            subprocess.run(["chpasswd"], input=f"{account.name}:{account.password}", text=True, check=True)
        except BaseException:
            account.remove()
            raise
        return account

    def remove(self) -> None:
        """Remove the account with its processes and its home."""
        end(self.processes())
        # Some systems complain of a mail box that was never there; what counts is that the account is gone.
        subprocess.run(["userdel", "--remove", self.name], capture_output=True, check=False)
        assert self.name not in {entry.pw_name for entry in pwd.getpwall()}, f"the account {self.name} is still there"

    def remove_if_there(self) -> None:
        """Remove the account, where a test has not done it."""
        if self.name in {entry.pw_name for entry in pwd.getpwall()}:
            self.remove()

    def join(self, group: str) -> None:
        """Make the account a member of a group."""
        subprocess.run(["usermod", "--append", "--groups", group, self.name], check=True)

    @property
    def home(self) -> Path:
        return Path(pwd.getpwnam(self.name).pw_dir)

    @contextmanager
    def home_left_open(self) -> Iterator[None]:
        """The home as `useradd` leaves it on some systems: anybody may enter it. Afterwards it is closed again."""
        mode = self.home.stat().st_mode
        self.home.chmod(0o755)
        try:
            yield
        finally:
            self.home.chmod(mode)

    def processes(self, word: str = "") -> list[psutil.Process]:
        """The account's processes with `word` in their name or command line."""
        uid = pwd.getpwnam(self.name).pw_uid
        found = []
        for process in psutil.process_iter(["uids", "name", "cmdline"]):
            uids, command = process.info["uids"], [process.info["name"] or "", *(process.info["cmdline"] or [])]
            if uids and uids.real == uid and word in " ".join(command):
                found.append(process)
        return found

    def run(
        self, *command: str | Path, folder: Path, given: str | None = None, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command as this account; nothing of the caller's environment but the PATH comes along."""
        rights = self._rights(folder, environ)
        return subprocess.run(command, input=given, capture_output=True, check=False, **rights)

    def start(self, *command: str | Path, folder: Path, **environ: str) -> subprocess.Popen[str]:
        """Start a command as this account and let it run; both its ends are pipes."""
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, **self._rights(folder, environ))

    def _rights(self, folder: Path, environ: dict[str, str]) -> dict[str, Any]:
        """What makes a process this account's."""
        return {
            "cwd": folder,
            "env": {"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environ},
            "user": self.name,
            "group": pwd.getpwnam(self.name).pw_gid,
            "extra_groups": os.getgrouplist(self.name, pwd.getpwnam(self.name).pw_gid),
            "umask": 0o022,
            "text": True,
        }


def end(processes: list[psutil.Process]) -> None:
    """End processes and wait until they are gone."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    gone(processes)


def gone(processes: list[psutil.Process]) -> bool:
    """Whether all are gone within ten seconds, or nothing is left of them but their number."""
    deadline = time.monotonic() + 10
    while any(map(runs, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(runs, processes))


def runs(process: psutil.Process) -> bool:
    """Whether a process still runs. Where process 1 forgets nobody, what has lost its maker never goes."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
