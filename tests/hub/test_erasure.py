"""A student is erased while they work on a real hub, by one command, also if that was killed; then a whole class."""

import os
import pwd
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader import api
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests.hub.conftest import PROXY
from tests.support.hub.accounts import Account, NoAccounts
from tests.support.hub.running import Hub, running
from tests.support.hub.small_class import Done, SmallClass, small_class
from tests.support.hub.visit import Visit
from tests.support.places import ROOT

ASSIGNMENT = "foundations"


@dataclass
class Working:
    """A class on a hub that runs, and the instructor's copy of the course with marks of everybody."""

    class_: SmallClass
    hub: Hub
    course: Path

    @property
    def python(self) -> Path:
        return self.hub.installation / "bin" / "python"

    def erase(self, *words: str, given: str = "") -> Done:
        """By what is installed, as root."""
        pipe = subprocess.PIPE
        begun = self.class_.start("erase", *words, python=self.python, stdin=pipe, stdout=pipe)
        said = begun.communicate(given)
        return Done(begun.returncode, *said)

    def marked(self) -> set[str]:
        """Who is in the gradebook."""
        with closing(sqlite3.connect(self.course / "course-work" / "gradebook.db")) as book:
            return {name for (name,) in book.execute("SELECT id FROM student")}

    def known(self) -> set[str]:
        """Whom the hub knows."""
        with closing(sqlite3.connect(self.hub.state / "jupyterhub.sqlite")) as hub:
            return {name for (name,) in hub.execute("SELECT name FROM users")}


@pytest.fixture(scope="module")
def working(installation: Path) -> Iterator[Working]:
    """Four students, of whom one has logged in and works."""
    try:
        with small_class(students=4) as class_:
            course = instructors_course(class_)
            for student in class_.students:
                hand_in(class_, student)
            about = {"group": class_.group, "instructor": class_.instructor.name, "proxy": PROXY, "own": False}
            with running(installation, class_.place, **about) as hub:  # type: ignore[arg-type]
                Visit(hub.url, class_.students[0]).log_in()
                yield Working(class_, hub, course)
    except NoAccounts as why:
        pytest.skip(str(why))


def instructors_course(class_: SmallClass) -> Path:
    """Their copy where docs/hub.md puts it, and everybody's marks in it."""
    course = class_.instructor.home / "empathy-course"
    (course / "course-work").mkdir(parents=True)
    (course / "data").mkdir()
    for name in ("course_lib", "banks", "nbgrader_config.py"):
        subprocess.run(["cp", "-r", ROOT / name, course], check=True)
    engine = create_engine(f"sqlite:///{course}/course-work/gradebook.db")
    api.Base.metadata.create_all(engine)
    with Session(engine) as book:
        book.add(api.Course(id="empathy-in-practice"))
        book.add(api.Assignment(name=ASSIGNMENT, course_id="empathy-in-practice"))
        book.add_all(api.Student(id=student.name) for student in class_.students)
        book.commit()
    for student in class_.students:
        (course / "course-work" / "submitted" / student.name / ASSIGNMENT).mkdir(parents=True)
    subprocess.run(["chown", "-R", f"{class_.instructor.name}:", course], check=True)
    course.chmod(0o700)
    return course


def hand_in(class_: SmallClass, student: Account) -> Path:
    place = class_.exchange / "inbound" / f"{student.name}+{ASSIGNMENT}+2026-11-30 10:00:00 UTC+x"
    place.mkdir(mode=0o770)
    (place / f"{ASSIGNMENT}.ipynb").write_text("{}")
    for path in (place, *place.iterdir()):
        os.chown(path, pwd.getpwnam(student.name).pw_uid, -1)
    return place


def accounts() -> set[str]:
    return {entry.pw_name for entry in pwd.getpwall()}


def owned_below(place: Path, uid: int) -> list[Path]:
    return [path for path in place.rglob("*") if path.lstat().st_uid == uid]


def test_a_student_is_erased_while_they_work(working: Working) -> None:
    # given: Ana's server runs; she has left a link to the keys and a file of hers in places where all may write
    class_, (ana, ben, *_) = working.class_, working.class_.students
    uid, left = pwd.getpwnam(ana.name).pw_uid, Path(f"/tmp/{ana.name}")
    assert ana.processes("singleuser")
    left.symlink_to(working.course / "banks")
    os.chown(left, uid, uid, follow_symlinks=False)
    assert ana.name in working.known()

    # when: it is only asked what would go, and when another name is typed, then nothing does
    told = working.erase(ana.name, "--dry-run")
    assert (told.returncode, told.stderr) == (0, ""), told
    assert f"{ana.name}, account number {uid}" in told.stdout
    assert "handed in or left in shared folders" in told.stdout
    assert "gradebooks, its copies from before runs included: 1" in told.stdout
    assert class_.run("erase", ana.name, given=f"{ben.name}\n").returncode == 1
    assert ana.processes("singleuser")
    assert working.marked() >= {ana.name}

    # when: she is erased
    told = working.erase(ana.name, given=f"{ana.name}\n")

    # then: nothing of hers is left: account, processes, hub, marks, home, what she handed in or left
    assert (told.returncode, told.stderr) == (0, ""), told
    assert "Nothing is left." in told.stdout
    assert ana.name not in accounts() | working.known() | working.marked()
    assert not (class_.place / "home" / ana.name).exists()
    assert not left.is_symlink()
    assert owned_below(class_.place, uid) == []
    assert not (working.course / "course-work" / "submitted" / ana.name).exists()
    assert subprocess.run(["pgrep", "-u", str(uid)], capture_output=True).stdout == b""
    # then: all else is there, what her link led to first of all, and the hub goes on
    assert list((working.course / "banks").glob("*.yml"))
    assert {ben.name, class_.instructor.name} <= accounts()
    assert working.marked() >= {ben.name}
    assert working.hub.process.poll() is None

    # when: it is done once more, then it says that nothing was left
    again = working.erase(ana.name, "--yes")
    assert (again.returncode, again.stderr) == (0, ""), again
    assert f"The hub doesn't know {ana.name}." in again.stdout
    assert "Nothing is left." in again.stdout


def test_a_run_that_was_killed_is_completed_by_the_next(working: Working) -> None:
    # given: Ben's home takes a while to remove
    class_, ben = working.class_, working.class_.students[1]
    uid = pwd.getpwnam(ben.name).pw_uid
    for number in range(5_000):
        (ben.home / str(number)).touch()

    # when: it is killed in the middle of that
    killed = class_.start("erase", ben.name, "--yes", python=working.python, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while all(number.exists() for number in (ben.home / "1", ben.home / "4999")) and time.monotonic() < until:
        time.sleep(0.002)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL, "it was done before it could be killed"

    # then: the account is there, so that nobody gets its number, and is locked
    assert ben.name in accounts()
    locked = subprocess.run(["passwd", "--status", ben.name], capture_output=True, text=True).stdout.split()
    assert locked[1] == "L"

    # when: it is run again, then nothing is left
    told = working.erase(ben.name, "--yes")
    assert (told.returncode, told.stderr) == (0, ""), told
    assert ben.name not in accounts() | working.marked()
    assert owned_below(class_.place, uid) == []


@pytest.mark.parametrize("who", ["instructor", "root", "nobody", "outside", "-r", "../etc"])
def test_nobody_outside_the_class_is_touched(working: Working, who: str) -> None:
    outsider = working.class_.students[3]
    if who == "outside":
        subprocess.run(["gpasswd", "--delete", outsider.name, working.class_.group], check=True, capture_output=True)
    name = {"instructor": working.class_.instructor.name, "outside": outsider.name}.get(who, who)
    before = accounts()

    told = working.class_.run("erase", "--yes", "--", name)

    assert told.returncode == 1
    assert "nothing was erased" in told.stderr or "no name of an account" in told.stderr
    assert accounts() == before
    assert working.class_.instructor.home.is_dir()
    if who == "outside":
        outsider.join(working.class_.group)


def test_a_term_is_erased_and_the_course_stays(working: Working) -> None:
    class_ = working.class_
    assert class_.run("erase", "--term", given="yes\n").returncode == 1

    told = working.erase("--term", given=f"{class_.group}\n")

    assert (told.returncode, told.stderr) == (0, ""), told
    assert {student.name for student in class_.students} & (accounts() | working.known() | working.marked()) == set()
    assert list((class_.exchange / "inbound").iterdir()) == []
    assert class_.instructor.name in accounts()
    assert (working.course / "banks" / f"{ASSIGNMENT}.yml").is_file()
    assert class_.site.is_file()
    assert working.hub.process.poll() is None
    with closing(sqlite3.connect(working.course / "course-work" / "gradebook.db")) as book:
        assert book.execute("SELECT name FROM assignment").fetchall() == [(ASSIGNMENT,)]
    again = working.erase("--term", "--yes")
    assert "Nothing is left." in again.stdout
    assert again.returncode == 0
