"""A small class at the end of a term, with what its members have written, and what of it can be compared later."""

import grp
import os
import pwd
import stat
from pathlib import Path
from typing import Any

from course_lib.learner.record import Record
from course_lib.models.acts import Act
from course_lib.models.answers import Written
from tests.support.hub.accounts import Account
from tests.support.hub.small_class import SmallClass

RECORD = Path(".local/share/empathy-in-practice/private")
PRIVATE = "Nobody else may read this."
TORN = b'{"id": "torn", "at": "2026-'


def own(account: Account, *paths: Path) -> None:
    entry = pwd.getpwnam(account.name)
    for path in paths:
        os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def write(account: Account, path: str, content: bytes = b"x", mode: int = 0o600) -> Path:
    """A file in an account's home, and the folders above it."""
    file = account.home / path
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(mode)
    own(account, *[place for place in (file, *file.parents) if place != account.home and account.home in place.parents])
    return file


def hand_in(class_: SmallClass, account: Account) -> Path:
    place = class_.exchange / "inbound" / f"{account.name}+foundations+2026-11-30 10:00:00 UTC+x"
    place.mkdir()
    (place / "foundations.ipynb").write_text("{}")
    instructor = pwd.getpwnam(class_.instructor.name)
    for path in (place, place / "foundations.ipynb"):
        os.chown(path, pwd.getpwnam(account.name).pw_uid, instructor.pw_gid)
        path.chmod(0o770 if path.is_dir() else 0o660)
    return place


def facts(class_: SmallClass, *, folder_times: bool = True) -> dict[str, tuple[Any, ...]]:
    """All that a class has: what each thing is, whose by name, its rights, its time and its content."""
    found = {}
    for root in (class_.place / "home", class_.exchange, class_.site):
        for path in (root, *root.rglob("*")):
            about, is_link = path.lstat(), path.is_symlink()
            if path != class_.place / "home" and ".cache" not in path.parts:
                content = path.readlink() if is_link else path.read_bytes() if path.is_file() else ""
                owner = pwd.getpwuid(about.st_uid).pw_name, grp.getgrgid(about.st_gid).gr_name
                is_made = class_.exchange in (path, path.parent) or (path.is_dir() and not folder_times)
                when = 0 if is_link or is_made else about.st_mtime_ns
                found[str(path.relative_to(class_.place))] = stat.filemode(about.st_mode), owner, content, when
    return found


def secrets_of(class_: SmallClass) -> dict[str, str]:
    names = {account.name for account in class_.accounts}
    rows = [line.split(":") for line in Path("/etc/shadow").read_text().splitlines()]
    return {row[0]: row[1] for row in rows if row[0] in names}


def live_in(class_: SmallClass) -> None:
    """Answers, lessons, keys, a submission, and the odd things that a student may have planted."""
    ana, ben = class_.students
    entry = pwd.getpwnam(ana.name)
    record = Record(ana.home / RECORD)
    record.append("what-i-heard", Act.ANSWER, Written(text=PRIVATE))
    for path in (ana.home / ".local").rglob("*"):
        os.chown(path, entry.pw_uid, entry.pw_gid)
    own(ana, ana.home / ".local")
    (segment,) = (ana.home / RECORD).glob("*.jsonl")
    with segment.open("ab") as file:
        file.write(TORN)
    write(ana, "empathy/05-active-listening.ipynb", b"{}", 0o644)
    write(ana, ".cache/large", bytes(1000))
    write(ben, "-odd \n name", b"odd")
    (ben.home / "to the keys").symlink_to(class_.instructor.home / "course" / "banks")
    own(ben, ben.home / "to the keys")
    write(class_.instructor, "course/banks/foundations.yml", b"key: secret", 0o640)
    hand_in(class_, ana)
