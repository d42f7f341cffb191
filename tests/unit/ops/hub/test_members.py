"""Who is in a group, however they got into it."""

from __future__ import annotations

import grp
import os
import pwd

from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.members import everybody, learners, members, taught


def test_members_are_those_too_whose_first_group_it_is() -> None:
    account = pwd.getpwuid(os.getuid())

    assert account.pw_name in members(account.pw_gid)


def test_nobody_is_in_a_group_that_is_none() -> None:
    assert members(2**31) == set()
    assert learners("no-such-group-here", "") == set()


def test_the_instructor_is_no_learner() -> None:
    account = pwd.getpwuid(os.getuid())
    group = grp.getgrgid(account.pw_gid).gr_name

    assert account.pw_name in learners(group, "")
    assert account.pw_name not in learners(group, account.pw_name)


def test_everybody_learns_or_teaches_in_one_of_the_courses() -> None:
    account = pwd.getpwuid(os.getuid())
    group = grp.getgrgid(account.pw_gid).gr_name
    here, elsewhere = Course(group=group, instructor="ines"), Course(group="no-such-group-here")

    assert everybody([here, elsewhere]) == learners(group, "ines") | {"ines"}
    assert everybody([elsewhere]) == set()


def test_whoever_runs_it_teaches_their_own_course_and_by_default_the_first() -> None:
    first, mine = Course(instructor="ines"), Course(course="evening", instructor=pwd.getpwuid(os.getuid()).pw_name)

    assert taught([first, mine]) == mine
    assert taught([first, Course(course="evening", instructor="omar")]) == first
