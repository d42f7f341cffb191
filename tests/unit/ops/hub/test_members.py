"""Who is in a group, however they got into it."""

from __future__ import annotations

import grp
import os
import pwd

from course_lib.ops.hub.members import learners, members


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
