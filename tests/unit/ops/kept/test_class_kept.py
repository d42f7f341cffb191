"""A class is written into one file while it is at work, and is there again on a new machine, logins included."""

from __future__ import annotations

import os
import pwd
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from course_lib.learner.record import Record
from course_lib.models.answers import Written
from tests.support.hub.lived_in import PRIVATE, RECORD, facts, secrets_of, write
from tests.support.hub.small_class import SmallClass


def test_a_class_is_there_again_on_a_new_machine(lived_in: SmallClass) -> None:
    # given
    class_, file = lived_in, lived_in.closed / "empathy.tar.gz"
    taken = pwd.getpwnam(class_.students[1].name).pw_uid
    before, hashes = facts(class_), secrets_of(class_)

    # when: a backup is made, and the machine is another
    kept = class_.run("backup", file)
    assert (kept.returncode, kept.stderr) == (0, ""), kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    class_.leave()
    # given: somebody else has Ben's number by now
    subprocess.run(["useradd", "--uid", str(taken), "--no-create-home", f"{class_.group}-x"], check=True)
    try:
        restored = class_.run("restore", file)
    finally:
        subprocess.run(["userdel", f"{class_.group}-x"], check=True)

    # then: all is where it was, by name, with its rights, times and links, and the passwords are the same
    assert (restored.returncode, restored.stderr) == (0, ""), restored
    assert facts(class_) == before
    assert secrets_of(class_) == hashes
    now = pwd.getpwnam(class_.students[1].name).pw_uid
    assert now != taken
    assert f"{class_.students[1].name} (now number {now}; {taken} is another's here)" in restored.stdout
    # then: the record is read as before, past its torn line
    (event,) = Record(class_.students[0].home / RECORD).events()
    assert event.answer == Written(text=PRIVATE)
    # then: who learns is in the class, and who teaches is not
    members = subprocess.run(["getent", "group", class_.group], capture_output=True, text=True).stdout
    assert sorted(members.strip().rpartition(":")[2].split(",")) == sorted(account.name for account in class_.students)

    # when: it is restored once more, then nothing changes
    again = class_.run("restore", file)
    assert "Accounts made: 0 of 3" in again.stdout
    assert "Files and links put: 0;" in again.stdout
    assert facts(class_) == before


def test_what_is_newer_stays_and_the_backups_lies_beside_it(lived_in: SmallClass) -> None:
    class_, ana = lived_in, lived_in.students[0]
    assert class_.run("backup", class_.closed / "older.tar.gz").returncode == 0
    lesson = write(ana, "empathy/05-active-listening.ipynb", b'{"newer": true}')

    told = class_.run("restore", class_.closed / "older.tar.gz")

    (beside,) = (path for path in lesson.parent.iterdir() if "(backup " in path.name)
    assert (lesson.read_bytes(), beside.read_bytes()) == (b'{"newer": true}', b"{}")
    assert f"  {beside}" in told.stdout
    assert beside.owner() == ana.name
    beside.unlink()


def test_a_restore_that_was_killed_is_completed_by_the_next(lived_in: SmallClass) -> None:
    # given: a class that takes a while
    class_, file = lived_in, lived_in.closed / "killed.tar.gz"
    for number in range(300):
        write(class_.students[0], f"many/{number}", os.urandom(2_000))
    before, hashes = facts(class_, folder_times=False), secrets_of(class_)
    assert class_.run("backup", file).returncode == 0
    class_.leave()

    # when: restoring is killed once accounts are made, and again once files are on their way
    def made() -> bool:
        return class_.students[0].name in {entry.pw_name for entry in pwd.getpwall()}

    def arriving() -> bool:
        return (class_.place / "home" / class_.students[0].name / "many" / "50").exists()

    for reached in (made, arriving):
        killed_when(reached, class_, "restore", file)
        while class_.students[0].name not in secrets_of(class_):
            time.sleep(0.01)  # useradd ends its work
        assert secrets_of(class_)[class_.students[0].name] == "!"  # nobody logs in to what is half there

    # then: the next completes it, and nothing of a killed one is left
    told = class_.run("restore", file)
    assert (told.returncode, told.stderr) == (0, ""), told
    assert facts(class_, folder_times=False) == before
    assert secrets_of(class_) == hashes


def killed_when(reached: Callable[[], bool], class_: SmallClass, *words: str | Path) -> None:
    running = class_.start(*words, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not reached() and running.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert running.returncode == -signal.SIGKILL, "it was done before it could be killed"


def test_an_account_of_that_name_that_is_not_of_the_class_is_not_touched(lived_in: SmallClass) -> None:
    class_, ana = lived_in, lived_in.students[0]
    assert class_.run("backup", class_.closed / "other.tar.gz").returncode == 0
    subprocess.run(["gpasswd", "--delete", ana.name, class_.group], check=True, capture_output=True)
    before = facts(class_)

    told = class_.run("restore", class_.closed / "other.tar.gz")

    assert told.returncode == 1
    assert f"{ana.name}: an account of this name is here and not in the group {class_.group}" in told.stderr
    assert facts(class_) == before
    ana.join(class_.group)
