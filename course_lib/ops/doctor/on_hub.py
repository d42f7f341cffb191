"""What is looked at on a hub, by root: the class, the exchange, and what one account could do to the others."""

from __future__ import annotations

import grp
import pwd
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from pwd import struct_passwd

from course_lib.ops.doctor import (
    accounts,
    browser,
    disk,
    machine,
    names,
    others,
    sandbox,
    sockets,
    stranger,
    tries,
    uids,
)
from course_lib.ops.doctor.accounts import Accounts
from course_lib.ops.doctor.finding import Finding
from course_lib.ops.doctor.tries import Try
from course_lib.ops.hub import members, people, port, site
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.signing_in import settings as signing_in
from course_lib.ops.hub.site import Site


def sections(settings: Site) -> Iterator[tuple[str, Iterable[Finding]]]:
    """What is checked, in words, and what was found."""
    nobody, known = pwd.getpwnam("nobody"), {account.pw_name: account for account in pwd.getpwall()}
    teaching = [known.get(course.instructor, nobody) for course in settings.courses]
    pupils = {account.pw_name: account for course in settings.courses for account in people.class_of(course)}
    learners = [pupils[name] for name in sorted(pupils)]
    curious = learners[0] if learners else nobody
    yield "names, certificate, and an address for each student", names.check(settings, _troubles(settings))
    yield "how people sign in", names.in_words(signing_in.letters(settings))
    cannot_run = others.cannot_run(curious)
    for course in settings.courses:
        about = f" of {course.course}" if settings.further_courses else ""
        yield f"accounts{about}, and what they can run", accounts.check(_accounts(course, cannot_run))
    made = stranger.tried(curious, [*_tries(settings, learners, teaching, curious)])
    yield f"{len(made)} attempts as {curious.pw_name}", tries.check(made)
    by_number = {account.pw_uid: account.pw_name for account in learners}
    yield "sockets of kernels and servers", sockets.check(others.kernels(learners), port.listeners(), by_number)
    homes = sorted({Path(account.pw_dir).parent for account in learners})
    yield "files of accounts that are gone", uids.check(others.left_by_nobody(settings.exchange, homes))
    yield "room for the class", disk.check(machine.rooms([*homes, settings.runtime]))
    for instructor in teaching:
        yield "the box for learners' code", sandbox.check(others.box_trouble(instructor), instructor.pw_name)


def _troubles(settings: Site) -> dict[str, str]:
    https = settings.parts.scheme == "https"
    number = settings.parts.port or (443 if https else 80)
    return {name: browser.trouble(name, number, https=https) for name in names.asked(settings)}


def _accounts(course: Course, cannot_run: str) -> Accounts:
    try:
        grp.getgrnam(course.group)
    except KeyError:
        has_group = False
    else:
        has_group = True
    who = tuple(account.pw_name for account in people.class_of(course))
    return Accounts(course.group, has_group, who, course.instructor, cannot_run)


def _tries(
    settings: Site, learners: list[struct_passwd], teaching: list[struct_passwd], curious: struct_passwd
) -> Iterator[Try]:
    """What a curious account is to try."""
    others = [account.pw_dir for account in learners if account != curious]
    named = [account.pw_dir for account, course in zip(teaching, settings.courses, strict=True) if course.instructor]
    for home in dict.fromkeys((*others, *named, str(settings.state), *map(str, settings.runtime.glob("*")))):
        if home != curious.pw_dir and home != str(settings.runtime / str(curious.pw_uid)):
            yield Try("enter", home)
    yield Try("list", str(settings.runtime))
    for course in settings.courses:
        yield from _tries_at(settings.exchange / course.course, course, curious)
    secrets = [settings.key, settings.oauth.client_secret_file if settings.oauth else None]
    yield from (Try("read", str(secret)) for secret in secrets if secret)
    for place in (sys.prefix, site.file(), site.file().parent, settings.runtime):
        yield Try("write", str(place))
    banks = Path.cwd() / "banks"
    if banks.is_dir():
        yield Try("list", str(banks))
    grading = [course.grading_port for course in settings.courses if course.grading]
    for inner in (settings.hub_port, settings.proxy_port, *grading):
        yield Try("take", f"{port.LOOPBACK}:{inner}")
    yield Try("take", settings.listen)


def _tries_at(place: Path, course: Course, curious: struct_passwd) -> Iterator[Try]:
    """At a course's folder in the exchange, which who isn't of its class doesn't even enter."""
    if curious.pw_name not in members.learners(course.group, course.instructor):
        yield Try("course", str(place))
    inbound = place / "inbound"
    for folder in (inbound, place / "feedback"):
        yield Try("list", str(folder))
    for folder in (place, place / "outbound"):
        yield Try("write", str(folder))
    for handed_in in inbound.iterdir() if inbound.is_dir() else ():
        if handed_in.stat(follow_symlinks=False).st_uid != curious.pw_uid:
            yield Try("open", str(handed_in))
