"""Root's commands on a hub with two courses: what is done to one leaves the other, and who is in both, as they are."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hub.accounts import Account, NoAccounts
from tests.support.hub.small_class import COURSE, SmallClass, small_class

WORK = "foundations+2026-11-30 10:00:00 UTC+x"


@pytest.fixture
def class_() -> Iterator[SmallClass]:
    """Ana is in the one course, Ben in both; each has handed in where they are. Skips where none can be made."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("useradd") is None:
        pytest.skip("accounts are made by root, with useradd: run this test as root on Linux")
    try:
        with small_class(evening=True) as made:
            ana, ben = made.students
            for student, course in ((ana, COURSE), (ben, COURSE), (ben, "evening")):
                place = inbound(made, course) / f"{student.name}+{WORK}"
                place.mkdir(mode=0o770)
                os.chown(place, pwd.getpwnam(student.name).pw_uid, inbound(made, course).stat().st_gid)
            yield made
    except NoAccounts as why:
        pytest.skip(str(why))


def inbound(class_: SmallClass, course: str) -> Path:
    return class_.place / "exchange" / course / "inbound"


def handed_in(class_: SmallClass, course: str) -> set[str]:
    return {place.name.partition("+")[0] for place in inbound(class_, course).iterdir()}


def groups(account: Account) -> set[str]:
    about = pwd.getpwnam(account.name)
    return {grp.getgrgid(number).gr_name for number in os.getgrouplist(account.name, about.pw_gid)} - {account.name}


def test_a_term_of_one_course_is_erased_and_who_is_in_the_other_too_stays_there(class_: SmallClass) -> None:
    ana, ben = class_.students
    unnamed = class_.run("erase", "--term", "--yes")
    assert f"this hub has the courses {COURSE}, evening; say which one is meant: --course {COURSE}" in unnamed.stderr

    told = class_.run("erase", "--term", "--course", COURSE, "--yes")

    assert f"In another course, too, so they leave this one and their accounts stay: 1.\n  {ben.name}" in told.stdout
    assert ana.name not in {entry.pw_name for entry in pwd.getpwall()}
    assert groups(ben) == {class_.further_group}
    assert ben.home.is_dir()
    assert (handed_in(class_, COURSE), handed_in(class_, "evening")) == (set(), {ben.name})
    assert f"what the instructor of {COURSE} holds" in told.stdout  # there is no copy of the project here
    assert "what the instructor of evening holds" not in told.stdout


def test_whoever_is_erased_is_erased_from_both_and_who_teaches_either_is_not(class_: SmallClass) -> None:
    ben, omar = class_.students[1], class_.evening
    assert omar is not None
    assert "this is the instructor; nothing was erased" in class_.run("erase", omar.name, "--yes").stderr
    assert "leave --course out" in class_.run("erase", ben.name, "--course", "evening", "--yes").stderr

    told = class_.run("erase", ben.name, "--yes")

    assert (handed_in(class_, COURSE), handed_in(class_, "evening")) == ({class_.students[0].name}, set())
    assert f"what the instructor of {COURSE} holds" in told.stdout
    assert "what the instructor of evening holds" in told.stdout


def test_both_are_there_again_on_a_new_machine(class_: SmallClass) -> None:
    ana, ben = class_.students
    evening = class_.evening
    assert evening is not None
    (evening.home / "keys.yml").write_text("of the evening")
    os.chown(evening.home / "keys.yml", *[pwd.getpwnam(evening.name).pw_uid] * 2)
    assert class_.run("backup", class_.closed / "both.tar.gz").returncode == 0
    class_.leave()

    told = class_.run("restore", class_.closed / "both.tar.gz")

    assert (told.returncode, told.stderr) == (0, ""), told
    assert "Accounts made: 4 of 4" in told.stdout
    assert "was also in" not in told.stdout
    assert (groups(ana), groups(ben)) == ({class_.group}, {class_.group, class_.further_group})
    assert (handed_in(class_, COURSE), handed_in(class_, "evening")) == ({ana.name, ben.name}, {ben.name})
    assert (evening.home / "keys.yml").owner() == evening.name
    course = inbound(class_, "evening").parent
    assert (course.owner(), course.group()) == (evening.name, class_.further_group)
    assert stat.S_IMODE(course.stat().st_mode) == 0o750


def test_a_machine_whose_second_course_is_another_is_not_written_to(class_: SmallClass) -> None:
    assert class_.run("backup", class_.closed / "both.tar.gz").returncode == 0
    class_.site.write_text(class_.site.read_text().replace('course = "evening"', 'course = "night"'))

    told = class_.run("restore", class_.closed / "both.tar.gz")

    assert told.returncode == 1
    assert "teaches the course evening to the group" in told.stderr
    assert "Nothing was written" in told.stderr


def test_a_list_is_of_the_course_that_is_named(class_: SmallClass) -> None:
    ana, ben = class_.students
    listed = class_.closed / "class.csv"
    listed.write_text(f"id\n{ben.name}\n{ana.name}\n")

    unnamed = class_.run("accounts", listed)
    refused = class_.run("accounts", listed, "--course", "evening")
    ana.join(class_.further_group)
    told = class_.run("accounts", listed, "--course", "evening")

    assert "say which one is meant" in unnamed.stderr
    says = f"{ana.name} already, which is of the course {COURSE} and not of this one. Take another name; or, if it is"
    assert says in refused.stderr
    assert f"run `usermod --append --groups {class_.further_group} {ana.name}`" in refused.stderr
    assert told.stdout == "New: 0. As they were: 2. Not in this file: 0.\n"
