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
from course_lib.ops.hub import members, port, site
from course_lib.ops.hub.signing_in import settings as signing_in
from course_lib.ops.hub.site import Site


def sections(settings: Site) -> Iterator[tuple[str, Iterable[Finding]]]:
    """What is checked, in words, and what was found."""
    nobody, known = pwd.getpwnam("nobody"), {account.pw_name: account for account in pwd.getpwall()}
    learners = [known[name] for name in sorted(members.learners(settings.group, settings.instructor)) if name in known]
    instructor = known.get(settings.instructor, nobody)
    curious = learners[0] if learners else nobody
    yield "names, certificate, and an address for each student", names.check(settings, _troubles(settings))
    yield "how people sign in", names.in_words(signing_in.letters(settings))
    yield "accounts, and what they can run", accounts.check(_accounts(settings, learners, others.cannot_run(curious)))
    made = stranger.tried(curious, [*_tries(settings, learners, instructor, curious)])
    yield f"{len(made)} attempts as {curious.pw_name}", tries.check(made)
    by_number = {account.pw_uid: account.pw_name for account in learners}
    yield "sockets of kernels and servers", sockets.check(others.kernels(learners), port.listeners(), by_number)
    homes = sorted({Path(account.pw_dir).parent for account in learners})
    yield "files of accounts that are gone", uids.check(others.left_by_nobody(settings.exchange, homes))
    yield "room for the class", disk.check(machine.rooms([*homes, settings.runtime]))
    yield "the box for learners' code", sandbox.check(others.box_trouble(instructor), instructor.pw_name)


def _troubles(settings: Site) -> dict[str, str]:
    https = settings.parts.scheme == "https"
    number = settings.parts.port or (443 if https else 80)
    return {name: browser.trouble(name, number, https=https) for name in names.asked(settings)}


def _accounts(settings: Site, learners: list[struct_passwd], cannot_run: str) -> Accounts:
    try:
        grp.getgrnam(settings.group)
    except KeyError:
        has_group = False
    else:
        has_group = True
    who = tuple(account.pw_name for account in learners)
    return Accounts(settings.group, has_group, who, settings.instructor, cannot_run)


def _tries(
    settings: Site, learners: list[struct_passwd], instructor: struct_passwd, curious: struct_passwd
) -> Iterator[Try]:
    """What a curious account is to try."""
    others = [account.pw_dir for account in learners if account != curious]
    teaching = [instructor.pw_dir] if settings.instructor else []
    for home in (*others, *teaching, str(settings.state), *map(str, settings.runtime.glob("*"))):
        if home != curious.pw_dir and home != str(settings.runtime / str(curious.pw_uid)):
            yield Try("enter", home)
    course = settings.exchange / settings.course
    for folder in (settings.runtime, course / "inbound", course / "feedback"):
        yield Try("list", str(folder))
    secrets = [settings.key, settings.oauth.client_secret_file if settings.oauth else None]
    yield from (Try("read", str(secret)) for secret in secrets if secret)
    for place in (sys.prefix, site.file(), site.file().parent, settings.runtime, course, course / "outbound"):
        yield Try("write", str(place))
    inbound = course / "inbound"
    for handed_in in inbound.iterdir() if inbound.is_dir() else ():
        if handed_in.stat(follow_symlinks=False).st_uid != curious.pw_uid:
            yield Try("open", str(handed_in))
    banks = Path.cwd() / "banks"
    if banks.is_dir():
        yield Try("list", str(banks))
    for inner in (settings.hub_port, settings.proxy_port, *([settings.grading_port] if settings.grading else [])):
        yield Try("take", f"{port.LOOPBACK}:{inner}")
    yield Try("take", settings.listen)
